// Runs test cases one after the other in one browser and says what happened.
//
// Decides that a case which throws or takes too long has failed, and that its page is closed either way. Cases share the
// browser, never a page. In a run of all cases one that fails has a second try in a fresh browser; where that goes well it
// is unsteady: said twice, counted, and no run may have many of them.

import { deepStrictEqual, ok } from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { isDeepStrictEqual, parseArgs } from 'node:util';

const LONGEST_CASE_MS = 180_000;
const LONGEST_CLOSE_MS = 15_000;
/** For all cases together: far more than they take, far less than anybody waits. */
const LONGEST_RUN_MS = 2_400_000;
/** A long run is left alone and measures more. */
const LONGEST_LONG_RUN_MS = 4 * 3_600_000;
/** A machine may stumble; one that stumbles more often than this is no excuse. */
const MOST_UNSTEADY = 2;
/** How a run ends that has passed with unsteady cases: the build tool says so in its summary. */
const UNSTEADY_STATUS = 3;

export { deepStrictEqual as same, ok };

/** The command line that every browser test has. */
export function parseCommandLine(more = {}) {
  const { values } = parseArgs({
    options: { browser: { type: 'string', default: 'chromium' }, executable: { type: 'string' }, only: { type: 'string' }, ...more },
  });
  const browser = values.browser === 'firefox' ? 'firefox' : 'chromium';
  const executable = values.executable ?? (browser === 'firefox' ? '/usr/bin/firefox-esr' : '/usr/bin/chromium');
  return { ...values, browser, executable };
}

class Late extends Error {}

/**
 * @param {Array<{name: string, browsers?: string[], longestMs?: number, run: (context: object) => Promise<void>}>} cases
 * @param {() => Promise<object>} open starts a browser: its `driver`, and whatever else every case gets; the runner adds
 *   `makePage`, whose page is closed after the case
 */
export async function runCases(cases, open, only, isLong = false) {
  const longestRunMs = isLong ? LONGEST_LONG_RUN_MS : LONGEST_RUN_MS;
  const counts = { passed: 0, failures: [], unsteady: [] };
  let context = await open();
  let current = '';
  const watch = setTimeout(() => {
    tellTroubles(context.driver.kind, [`FAIL ${current}: the whole run took longer than ${longestRunMs / 1000} s`]);
    context.driver.kill();
    process.exit(1);
  }, longestRunMs);
  for (const one of cases) {
    if (only && !one.name.includes(only)) continue;
    if (one.browsers && !one.browsers.includes(context.driver.kind)) continue;
    current = one.name;
    const started = performance.now();
    let { error, isLost } = await runCase(one, context);
    // Whoever asks for a case by name wants to see it fail, and who measures, what was measured.
    const hasSecondTry = error !== null && !only && !isLong;
    if (isLost || hasSecondTry) {
      await closeDriver(context.driver);
      context = await open();
    }
    if (hasSecondTry) {
      console.log(`FAIL ${one.name}: once more in a fresh browser\n     ${describe(error)}`);
      const first = error;
      ({ error, isLost } = await runCase(one, context));
      if (error === null) counts.unsteady.push(briefly(one, first));
      if (isLost) {
        await closeDriver(context.driver);
        context = await open();
      }
    }
    if (error) {
      counts.failures.push(briefly(one, error));
      console.log(`FAIL ${one.name}\n     ${describe(error)}`);
    } else {
      counts.passed += 1;
      console.log(`ok   ${one.name} (${Math.round(performance.now() - started)} ms)`);
    }
  }
  await closeDriver(context.driver);
  clearTimeout(watch);
  return counts;
}

/** Says what went wrong; in the file that `LECTERN_TROUBLES` names as well, for the build tool says it once more at its end. */
function tellTroubles(browser, troubles) {
  for (const line of troubles) console.log(line);
  const file = process.env.LECTERN_TROUBLES;
  if (file) appendFileSync(file, troubles.map((line) => `${browser}: ${line}\n`).join(''));
}

/** The last lines of a run; gives the status to end with. */
export function summarize(browser, { passed, failures, unsteady }) {
  const isUnsteady = unsteady.length > MOST_UNSTEADY;
  const troubles = [...failures.map((line) => `FAIL ${line}`), ...unsteady.map((line) => `UNSTEADY ${line}`)];
  if (isUnsteady) troubles.push(`FAIL more than ${MOST_UNSTEADY} cases needed a second try`);
  tellTroubles(browser, troubles);
  console.log(`${browser}: ${passed} passed (${unsteady.length} unsteady), ${failures.length} failed`);
  if (failures.length > 0 || passed === 0 || isUnsteady) return 1;
  return unsteady.length > 0 ? UNSTEADY_STATUS : 0;
}

const briefly = (one, error) => `${one.name}: ${error.message.split('\n')[0]}`;

const describe = (error) => String(error.stack ?? error).split('\n').slice(0, 40).join('\n     ');

/** What went wrong, and whether the browser is of no more use. */
async function runCase(one, context) {
  const pages = [];
  const makePage = async () => {
    const page = await context.driver.newPage();
    pages.push(page);
    return page;
  };
  let error = null;
  try {
    await withinTime(one.run({ ...context, makePage }), one.longestMs ?? LONGEST_CASE_MS);
  } catch (caught) {
    error = caught instanceof Error ? caught : new Error(String(caught));
  }
  let isLost = error instanceof Late || !context.driver.isConnected();
  for (const page of pages) {
    if (isLost) break;
    await withinTime(page.close(), LONGEST_CLOSE_MS).catch((caught) => {
      isLost = caught instanceof Late;
    });
  }
  return { error, isLost };
}

/** A browser that does not close by itself is killed. */
async function closeDriver(driver) {
  await withinTime(driver.close(), LONGEST_CLOSE_MS).catch(() => driver.kill());
}

async function withinTime(task, limitMs) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Late(`took longer than ${limitMs / 1000} s`)), limitMs);
  });
  try {
    return await Promise.race([task, late]);
  } finally {
    clearTimeout(timer);
  }
}

export const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));

/** What browsers say to a question that the page's next document cut short. */
const CUT_SHORT = /context was destroyed|Cannot find context|detached|no such frame|realm/i;

/** What browsers do in a moment they do in this on a machine that is busy with other work. */
const PATIENCE_MS = 30_000;

/** So long a frame may take on a busy machine. */
const FRAME_MS = 60;

/**
 * Asks until the answer stays the same: what is on its way, by a scroll or by a font, has arrived.
 * @param {number} times so often in a row
 */
export async function atRest(ask, what, times = 4) {
  const answers = [];
  const [answer] = await until(async () => {
    if (answers.length > 0) await pause(FRAME_MS);
    answers.push(JSON.stringify(await ask()));
    const last = answers.slice(-times);
    return last.length === times && new Set(last).size === 1 ? [JSON.parse(last[0])] : null;
  }, what);
  return answer;
}

/** Asks until the answer is what is wanted; where it never is, says what it was instead. */
export async function soon(ask, wanted, what = 'what was asked for comes') {
  let last;
  await until(async () => isDeepStrictEqual((last = await ask()), wanted), what).catch((error) => {
    deepStrictEqual(last, wanted, what);
    throw error;
  });
}

/**
 * Measures until the figure is good enough, a few times: a busy machine may spoil any one, but only the program all of them.
 * @param {() => Promise<number>} measure gives what is the better the less it is
 */
export async function bestOf(measure, most, tries = 5) {
  const figures = [];
  while (figures.length < tries && !(Math.min(...figures) <= most)) figures.push(await measure());
  return Math.min(...figures);
}

/** Asks again until the answer is one to go on with; a page that is just changing has no answer yet. */
export async function until(ask, what, patienceMs = PATIENCE_MS) {
  const end = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask().catch((error) => {
      if (!CUT_SHORT.test(error.message)) throw error;
      return null;
    });
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await pause(25);
  }
}

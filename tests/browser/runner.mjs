// Runs test cases one after the other in one browser and says what happened.
//
// Decides that a case that throws or takes too long has failed, that its page is closed either way, and that a browser
// which no longer answers is replaced: the case it was lost in runs once more. Cases share the browser, never a page.

import { deepStrictEqual, ok } from 'node:assert/strict';
import { parseArgs } from 'node:util';

const LONGEST_CASE_MS = 90_000;
const LONGEST_CLOSE_MS = 15_000;
/** For all cases together: far more than they take, far less than anybody waits. */
const LONGEST_RUN_MS = 1_200_000;
/** A long run is left alone and measures more. */
const LONGEST_LONG_RUN_MS = 4 * 3_600_000;

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
  const counts = { passed: 0, failed: 0 };
  let context = await open();
  let current = '';
  const watch = setTimeout(() => {
    console.log(`FAIL ${current}\n     the whole run took longer than ${longestRunMs / 1000} s`);
    context.driver.kill();
    process.exit(1);
  }, longestRunMs);
  for (const one of cases) {
    if (only && !one.name.includes(only)) continue;
    if (one.browsers && !one.browsers.includes(context.driver.kind)) continue;
    current = one.name;
    const started = performance.now();
    let outcome = await runCase(one, context);
    if (outcome.isLost) {
      await closeDriver(context.driver);
      context = await open();
      if (outcome.error) {
        console.log(`     ${one.name}: ${outcome.error.message}; once more in a fresh browser`);
        outcome = await runCase(one, context);
      }
    }
    if (outcome.error) {
      counts.failed += 1;
      console.log(`FAIL ${one.name}\n     ${String(outcome.error.stack ?? outcome.error).split('\n').slice(0, 40).join('\n     ')}`);
    } else {
      counts.passed += 1;
      console.log(`ok   ${one.name} (${Math.round(performance.now() - started)} ms)`);
    }
  }
  await closeDriver(context.driver);
  clearTimeout(watch);
  return counts;
}

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

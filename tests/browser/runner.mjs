// Runs test cases one after the other in one browser and says what happened.
//
// Decides that a case that throws or takes too long has failed, that its page is closed either way, and that the last
// line counts. Cases share the browser, never a page.

import { deepStrictEqual, ok } from 'node:assert/strict';
import { parseArgs } from 'node:util';

const LONGEST_MS = 90_000;

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

/**
 * @param {Array<{name: string, browsers?: string[], run: (context: object) => Promise<void>}>} cases
 * @param {object} context what every case gets; `makePage` opens a page that is closed after the case
 */
export async function runCases(cases, context, only) {
  const counts = { passed: 0, failed: 0 };
  for (const one of cases) {
    if (only && !one.name.includes(only)) continue;
    if (one.browsers && !one.browsers.includes(context.driver.kind)) continue;
    const started = performance.now();
    const pages = [];
    const makePage = async () => {
      const page = await context.driver.newPage();
      pages.push(page);
      return page;
    };
    try {
      await withinTime(one.run({ ...context, makePage }));
      counts.passed += 1;
      console.log(`ok   ${one.name} (${Math.round(performance.now() - started)} ms)`);
    } catch (error) {
      counts.failed += 1;
      console.log(`FAIL ${one.name}\n     ${String(error.stack ?? error).split('\n').slice(0, 40).join('\n     ')}`);
    }
    for (const page of pages) await page.close().catch(() => undefined);
  }
  return counts;
}

async function withinTime(task) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`took longer than ${LONGEST_MS / 1000} s`)), LONGEST_MS);
  });
  try {
    await Promise.race([task, late]);
  } finally {
    clearTimeout(timer);
  }
}

export const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));

/** Asks again until the answer is one to go on with. */
export async function until(ask, what, patienceMs = 10_000) {
  const end = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await pause(25);
  }
}

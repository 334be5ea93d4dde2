// In and out of the view on sample pages, and many times on one.
//
// Decides that the page is the same to the byte each time, and that nothing grows. A short run takes some of the sample
// pages and a few turns, a long one all pages twice and a thousand turns.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ok, same, until } from '../runner.mjs';
import { isAnythingShown, openAnything, openView, recordPage } from '../view.mjs';

const MOST_GROWTH_BYTES = 1 << 20;
/** What caches and a collector of garbage that has not come yet may leave. */
const [MOST_NODES, MOST_LISTENERS] = [500, 50];
const [SHORT_STEP, SHORT_TURNS, LONG_TURNS] = [5, 8, 1000];
/** The first turns bring scripts and caches that stay. */
const FIRST_TURNS = 3;

function listFixtures(root) {
  const folders = (path) => readdirSync(path, { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name).toSorted();
  return folders(root).flatMap((language) => folders(join(root, language)).map((name) => `${language}/${name}`));
}

/** By the key: two clicks would have to be far enough apart not to be a double one. */
async function leaveByKey(page) {
  await page.keyboard.press('Escape');
  await until(async () => !(await isAnythingShown(page)), 'the view goes');
}

/** What the page holds once garbage is collected; only Chromium tells a test. */
async function createMeter(page, kind) {
  if (kind !== 'chromium') return async () => ({ bytes: 0, nodes: 0, listeners: 0 });
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  return async () => {
    for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const value = (name) => metrics.find((one) => one.name === name)?.value ?? 0;
    return { bytes: value('JSHeapUsedSize'), nodes: value('Nodes'), listeners: value('JSEventListeners') };
  };
}

export function toggleCases(root, isLong, note) {
  const all = listFixtures(root);
  const fixtures = isLong ? all : all.filter((_, at) => at % SHORT_STEP === 0);
  const turns = isLong ? LONG_TURNS : SHORT_TURNS;
  return [
    {
      name: `in and out: ${fixtures.length} sample pages are the same to the byte`,
      longestMs: 1_800_000,
      async run({ driver, makePage, origin }) {
        const page = await makePage();
        const changed = [];
        for (const name of fixtures) {
          await page.goto(`${origin}/fixtures/${name}/page.html`);
          const before = JSON.stringify(await recordPage(page));
          for (let round = 0; round < (isLong ? 2 : 1); round += 1) {
            await openAnything(driver, page, `${name}: something is shown`);
            await leaveByKey(page);
          }
          if (JSON.stringify(await recordPage(page)) !== before) changed.push(name);
        }
        same(changed, []);
      },
    },
    {
      name: `in and out: ${turns} times without growth`,
      longestMs: 3_600_000,
      async run({ driver, makePage, origin }) {
        const page = await makePage();
        await page.goto(`${origin}/pages/english.html`);
        const before = await recordPage(page);
        const measure = await createMeter(page, driver.kind);
        const turn = async () => {
          await openView(driver, page);
          await leaveByKey(page);
        };
        for (let round = 0; round < FIRST_TURNS; round += 1) await turn();
        const first = await measure();
        for (let round = 0; round < turns; round += 1) await turn();
        // What a view has left to timers and to the collector goes after it.
        let last = first;
        const hasGrown = () => (
          last.bytes - first.bytes >= MOST_GROWTH_BYTES || last.nodes - first.nodes >= MOST_NODES || last.listeners - first.listeners >= MOST_LISTENERS
        );
        await until(async () => {
          last = await measure();
          return !hasGrown();
        }, 'what is left goes').catch(() => undefined);
        note('in and out', { turns, growthBytes: last.bytes - first.bytes, nodes: last.nodes - first.nodes, listeners: last.listeners - first.listeners });
        same(await recordPage(page), before);
        ok(!hasGrown(), JSON.stringify({ first, last }));
      },
    },
  ];
}

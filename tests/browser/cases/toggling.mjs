// In and out of the view on every sample page, and a thousand times on one.
//
// Decides that the page is the same to the byte each time, and that nothing grows.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ok, pause, same, until } from '../runner.mjs';
import { clickButton, isAnythingShown, leaveView, openView, recordPage } from '../view.mjs';

const MOST_GROWTH_BYTES = 1 << 20;

function listFixtures(root) {
  const folders = (path) => readdirSync(path, { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name).toSorted();
  return folders(root).flatMap((language) => folders(join(root, language)).map((name) => `${language}/${name}`));
}

export async function toggleCases(root, isLong, note) {
  const fixtures = listFixtures(root);
  const times = isLong ? 1000 : 20;
  return [
    {
      name: `in and out: ${fixtures.length} sample pages are the same to the byte`,
      longestMs: 300_000,
      async run({ driver, makePage, origin }) {
        const page = await makePage();
        const changed = [];
        for (const name of fixtures) {
          await page.goto(`${origin}/fixtures/${name}/page.html`);
          const before = JSON.stringify(await recordPage(page));
          for (let round = 0; round < 2; round += 1) {
            await clickButton(driver, page);
            await until(() => isAnythingShown(page), `${name}: something is shown`);
            await leaveView(driver, page);
          }
          if (JSON.stringify(await recordPage(page)) !== before) changed.push(name);
        }
        same(changed, []);
      },
    },
    {
      name: `in and out: ${times} times without growth`,
      longestMs: 1_800_000,
      async run({ driver, makePage, origin }) {
        const page = await makePage();
        await page.goto(`${origin}/pages/english.html`);
        const before = await recordPage(page);
        // Only Chromium tells a test what a page holds.
        const session = driver.kind === 'chromium' ? await page.createCDPSession() : null;
        const measure = async () => {
          if (!session) return { bytes: 0, nodes: 0, listeners: 0 };
          await session.send('HeapProfiler.collectGarbage');
          await session.send('HeapProfiler.collectGarbage');
          await session.send('Performance.enable');
          const { metrics } = await session.send('Performance.getMetrics');
          const value = (name) => metrics.find((one) => one.name === name)?.value ?? 0;
          return { bytes: value('JSHeapUsedSize'), nodes: value('Nodes'), listeners: value('JSEventListeners') };
        };
        const toggle = async () => {
          await openView(driver, page);
          await pause(30);
          await leaveView(driver, page);
        };
        // The first ones bring scripts and caches that stay.
        for (let round = 0; round < 5; round += 1) await toggle();
        const first = await measure();
        for (let round = 0; round < times; round += 1) await toggle();
        const last = await measure();
        note('in and out', { times, growthBytes: last.bytes - first.bytes, nodes: last.nodes - first.nodes, listeners: last.listeners - first.listeners });
        same(await recordPage(page), before);
        ok(last.bytes - first.bytes < MOST_GROWTH_BYTES, `${last.bytes - first.bytes} bytes more`);
        ok(last.nodes - first.nodes < 500 && last.listeners - first.listeners < 50, JSON.stringify({ first, last }));
      },
    },
  ];
}

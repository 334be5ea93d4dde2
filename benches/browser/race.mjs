// Reading alone, without a view: capture and core against Readability.js, defuddle, the bare walk and the page as markup.
//
// Decides who runs on which page, and what is told of it.

import { launch } from '../../tests/browser/driver.mjs';
import { until } from '../../tests/browser/runner.mjs';
import { findPages, servePages, writeLongPage } from './pages.mjs';
import { buildRaceExtension } from './race_extension.mjs';
import { least, median, ms, times, writeTable } from './stats.mjs';

const GOALS = {
  chromium: { readability: 3, defuddle: 12, walk: 2 },
  firefox: { readability: 2, defuddle: 6, walk: 1.6 },
};
const WHO = ['walk', 'capture', 'core', 'ours', 'markup', 'readability', 'defuddle'];
/** Nodes of the page on which the page as markup is a peer too. */
const LARGE = 15_000;

export async function runRace(setting) {
  const all = await findPages(setting.shared);
  const pages = setting.pages ? all.filter(({ name }) => setting.pages.split(',').some((one) => name.includes(one))) : all;
  const results = await race(setting, pages, { rounds: setting.rounds, who: WHO });
  const middle = (result, who) => median(result.samples[who]);
  const rows = results.map((result) => [
    result.name, result.nodes, ...WHO.map((who) => `${ms(middle(result, who))} (${ms(least(result.samples[who]))})`),
    times(middle(result, 'readability') / middle(result, 'ours')), times(middle(result, 'defuddle') / middle(result, 'ours')),
    times(middle(result, 'ours') / middle(result, 'walk')),
  ]);
  const over = (above, below) => results.map((result) => middle(result, above) / middle(result, below));
  const goal = GOALS[setting.browser];
  const [readability, defuddle, walk] = [over('readability', 'ours'), over('defuddle', 'ours'), over('ours', 'walk')];
  const large = results.filter(({ nodes }) => nodes >= LARGE);
  return [
    `## Reading: ${results.length} pages, ${setting.rounds} rounds, warm`,
    'Median milliseconds over rounds, least in brackets. `ours` is capture and core, block model included.',
    '',
    writeTable(['page', 'nodes', 'bare walk', 'capture', 'core', 'ours', 'as markup', 'Readability.js', 'defuddle', 'Readability / ours', 'defuddle / ours', 'ours / walk'], rows),
    '',
    writeTable(['median over pages', 'measured', 'worst page', 'goal'], [
      ['Readability.js / ours', times(median(readability)), times(least(readability)), `≥ ${goal.readability} ×, never < 1 ×`],
      ['defuddle / ours', times(median(defuddle)), times(least(defuddle)), `≥ ${goal.defuddle} ×`],
      ['ours / bare walk', times(median(walk)), times(Math.max(...walk)), `≤ ${goal.walk} ×`],
      ...large.map((result) => [
        `page as markup / ours, ${result.nodes} nodes`, times(middle(result, 'markup') / middle(result, 'ours')), '', '≥ 1 ×',
      ]),
    ]),
  ].join('\n');
}

export async function runGrowth(setting) {
  const sizes = [10_000, 100_000];
  const pages = sizes.map((nodes) => ({ name: `${nodes}`, read: async () => writeLongPage(nodes) }));
  const results = await race(setting, pages, { rounds: Math.min(8, setting.rounds), who: ['capture', 'core', 'ours'] });
  const perNode = (result, who) => (1000 * least(result.samples[who])) / result.nodes;
  const [small, large] = results;
  const memory = ({ memoryBytes, snapshotBytes }) => memoryBytes / snapshotBytes;
  return [
    '## Growth: one article, made longer',
    '',
    writeTable(['nodes', 'capture, µs a node', 'core, µs a node', 'both', 'snapshot, bytes', 'memory of the core / snapshot'], results.map((result) => [
      result.nodes, ...['capture', 'core', 'ours'].map((who) => perNode(result, who).toFixed(2)), result.snapshotBytes, times(memory(result)),
    ])),
    '',
    `Time per node, large over small: ${times(perNode(large, 'ours') / perNode(small, 'ours'))} (goal ≤ 1.3 ×). Memory: goal ≤ 8 ×.`,
  ].join('\n');
}

/** Every page's samples, in one browser. */
async function race({ browser, executable }, pages, order) {
  const server = await servePages(pages);
  const extension = await buildRaceExtension(browser);
  const driver = await launch({ browser, executable, extension, hasFirstPage: false });
  try {
    const results = [];
    // The first page goes twice, and counts once: meanwhile the engine compiles what all pages share.
    for (const at of [0, ...pages.keys()]) {
      const { name } = pages[at];
      const page = await driver.newPage();
      await page.goto(server.addressOf(at), { waitUntil: 'domcontentloaded' });
      await until(() => page.evaluate(() => document.documentElement.hasAttribute('data-race-ready')), 'the contestants are in the page');
      await page.evaluate((detail) => document.dispatchEvent(new CustomEvent('lectern-race', { detail })), JSON.stringify(order));
      const said = await until(() => page.evaluate(() => document.documentElement.getAttribute('data-race')), 'the race ends', 240_000);
      const result = JSON.parse(said);
      if (result.error) throw new Error(`${name}: ${result.error}`);
      console.log(`${name}: ${order.who.map((who) => `${who} ${ms(median(result.samples[who]))}`).join(', ')}`);
      results.push({ name, ...result });
      await page.close();
    }
    return results.slice(1);
  } finally {
    await driver.close().catch(() => undefined);
    server.close();
  }
}

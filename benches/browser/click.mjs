// From the click to the painted view, stage by stage: our extension, and the same shell with Readability.js and DOMPurify
// in the content script.
//
// Decides what a stage is. Both run at the same time, each in its own browser, and take turns.

import { launch } from '../../tests/browser/driver.mjs';
import { pause, until } from '../../tests/browser/runner.mjs';
import { findPages, servePages } from './pages.mjs';
import { buildStagedExtension } from './stages.mjs';
import { least, median, ms, times, writeTable } from './stats.mjs';

const GOAL = 1.3;
const MOST_SLOWER_MS = 10;
/** Cold: at most this many times the warm click, and this much on top. */
const COLD = { times: 2, plusMs: 60 };
const COLD_ROUNDS = 6;

/** Names of stages and the marks between which they lie. */
const STAGES = [
  ['inject', 'click', 'injected'], ['start', 'injected', 'walk'], ['walk', 'walk', 'walkEnd'], ['there', 'sent', 'core'],
  ['core', 'core', 'coreEnd'], ['back', 'coreEnd', 'received'], ['wait', 'received', 'build'], ['build', 'build', 'built'],
  ['paint', 'built', 'painted'],
];
const total = (marks) => marks.painted - marks.click;

export async function runClicks(setting) {
  const all = await findPages(setting.shared);
  const pages = setting.pages ? all.filter(({ name }) => setting.pages.split(',').some((one) => name.includes(one))) : all;
  const server = await servePages(pages);
  const shells = [];
  try {
    for (const who of ['ours', 'peer']) {
      const extension = await buildStagedExtension(who);
      shells.push({ who, driver: await launch({ ...setting, extension }) });
    }
    const rows = [];
    for (const [at, { name }] of pages.entries()) {
      const marks = await measure(shells, server.addressOf(at), setting.rounds);
      if (!marks) {
        console.log(`${name}: no article, left out`);
        continue;
      }
      rows.push({ name, ...marks });
      console.log(`${name}: ours ${ms(median(marks.ours.map(total)))}, peer ${ms(median(marks.peer.map(total)))}`);
    }
    if (rows.length === 0) throw new Error('no page shows a view in both shells');
    const cold = await measureCold(shells[0].driver, server.addressOf(0));
    return writeReport(rows, cold, setting);
  } finally {
    for (const { driver } of shells) await driver.close().catch(() => undefined);
    server.close();
  }
}

/** Marks of every round of both shells; null where one of them shows no view. */
async function measure(shells, address, rounds) {
  const found = { ours: [], peer: [] };
  const open = await Promise.all(shells.map(async ({ who, driver }) => {
    const page = await driver.newPage();
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    return { who, driver, page };
  }));
  try {
    for (let round = -2; round < rounds; round += 1) {
      for (const { who, driver, page } of round % 2 ? open : [...open].reverse()) {
        const marks = await clickOnce(driver, page);
        if (!marks) {
          console.log(`${who} shows no view`);
          return null;
        }
        // The first rounds warm up.
        if (round >= 0) found[who].push(marks);
      }
    }
    return found;
  } finally {
    await Promise.all(open.map(({ page }) => page.close()));
  }
}

async function clickOnce(driver, page) {
  await page.evaluate(() => document.documentElement.removeAttribute('data-bench'));
  await driver.click(page);
  const said = await until(() => page.evaluate(() => document.documentElement.getAttribute('data-bench')), 'the view is painted', 4000)
    .catch(() => null);
  if (!said) return null;
  await driver.click(page);
  await until(() => page.evaluate(() => !document.querySelector('lectern-view, lectern-view-1')), 'the view goes');
  await pause(30);
  return JSON.parse(said);
}

/** Milliseconds of first clicks of a background that was asleep. */
async function measureCold(driver, address) {
  const page = await driver.newPage();
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  const samples = { cold: [], warm: [] };
  await clickOnce(driver, page);
  for (let round = 0; round < COLD_ROUNDS; round += 1) {
    const warm = await clickTimed(driver, page);
    if (warm) samples.warm.push(warm);
    await driver.killBackground();
    await pause(300);
    const cold = await clickTimed(driver, page);
    if (cold) samples.cold.push(cold);
  }
  await page.close();
  return samples;
}

/** From outside, as the worker's own clock starts with the worker: the click's way through the driver is in both. */
async function clickTimed(driver, page) {
  await page.evaluate(() => document.documentElement.removeAttribute('data-bench'));
  const from = performance.timeOrigin + performance.now();
  const marks = await clickOnce(driver, page);
  return marks && marks.painted - from;
}

function writeReport(rows, cold, { browser, rounds }) {
  const middle = (marks) => median(marks.map(total));
  const ratios = rows.map(({ ours, peer }) => middle(peer) / middle(ours));
  const slower = rows.map(({ ours, peer }) => middle(ours) - middle(peer));
  const stage = (marks, from, to) => median(marks.map((one) => one[to] - one[from]));
  return [
    `## Click to painted view: ${rows.length} pages, ${rounds} rounds, warm`,
    'Median milliseconds; the peer is the same shell with Readability.js and DOMPurify in the content script.',
    '',
    writeTable(['page', ...STAGES.map(([name]) => name), 'ours', 'least', 'peer', 'peer / ours'], rows.map(({ name, ours, peer }) => [
      name, ...STAGES.map(([, from, to]) => ms(stage(ours, from, to))), ms(middle(ours)), ms(least(ours.map(total))), ms(middle(peer)),
      times(middle(peer) / middle(ours)),
    ])),
    '',
    writeTable(['over pages', 'measured', 'goal'], [
      ['peer / ours, median', times(median(ratios)), `≥ ${GOAL} ×`],
      ['ours slower than the peer, worst page', `${ms(Math.max(...slower))} ms`, `≤ ${MOST_SLOWER_MS} ms`],
      ['message there and back, median', `${ms(median(rows.map(({ ours }) => stage(ours, 'sent', 'core') + stage(ours, 'coreEnd', 'received'))))} ms`, ''],
      ...(cold.cold.length && cold.warm.length ? [[`first click of a sleeping background (warm ${ms(median(cold.warm))} ms)`, `${ms(median(cold.cold))} ms`, `≤ ${ms(COLD.times * median(cold.warm) + COLD.plusMs)} ms`]] : []),
    ]),
    '',
    browser === 'firefox' ? '' : 'There and back are the message with the snapshot and the one with the reading.',
  ].join('\n').trim();
}

// What the decisions show: every block, its fate by colour and by name, the reason by pointer and by keyboard.

import { readFileSync } from 'node:fs';
import { ok, same, soon, until } from '../runner.mjs';
import { click, openPlayground, openSample, textOf, waitForResult } from './playground.mjs';

const seed = JSON.parse(readFileSync(new URL('../expected/seed.json', import.meta.url), 'utf8'));
const FIRST_LINK = seed.hidden_links[0].text;

const groupsOf = (page) => page.evaluate(() => [...document.querySelectorAll('.group')].map((group) => ({
  fate: group.dataset.fate, label: group.querySelector('.label').textContent,
  bar: getComputedStyle(group, '::before').backgroundColor, ground: getComputedStyle(group).backgroundColor,
  hasDrawing: group.querySelector('.group-head svg path') !== null,
  blocks: [...group.querySelectorAll('[role="option"] .words')].map((one) => one.textContent),
})));

const inspected = (page) => page.evaluate(() => ({
  fate: document.querySelector('.inspector .fate')?.dataset.fate ?? null, text: document.querySelector('.inspector').textContent,
}));

const accountOf = (page) => page.evaluate(() => [...document.querySelectorAll('#panel-hidden .account section')].map((section) => ({
  label: section.querySelector('h3 span').textContent,
  rows: [...section.querySelectorAll('li')].map((row) => row.querySelector('.reasons').textContent),
})));

export const decisionCases = [
  {
    name: 'what would be hidden on the page itself is listed with its reasons, at every level',
    async run(context) {
      const { page, finish } = await openPlayground(context, '#sample=portal&show=hidden');
      await waitForResult(page);
      const groups = await until(async () => (await accountOf(page)).length > 0 && accountOf(page), 'the account is there');
      const farm = groups.find((group) => group.rows.some((reasons) => reasons.includes('推荐阅读')));
      ok(farm, JSON.stringify(groups));
      await click(page, '#panel-hidden label:has([value="light"])');
      await until(async () => !(await accountOf(page)).some((group) => group.label === farm.label), 'light hides ads alone');
      await openSample(page, 'front-page');
      await waitForResult(page);
      await until(() => page.evaluate(() => document.querySelector('#panel-hidden').textContent.includes('only ads are looked for')), 'a list is not what is hidden');
      finish();
    },
  },
  {
    name: 'the link farm is named, coloured and explained',
    async run(context) {
      const { page, finish } = await openPlayground(context, '#sample=portal&show=decisions');
      await waitForResult(page);
      const groups = await groupsOf(page);
      const farm = groups.find((group) => group.blocks.includes(FIRST_LINK));
      same([farm?.fate, farm?.label, farm?.hasDrawing], ['link_farm', 'Link farm', true]);
      const kept = groups.find((group) => group.fate === 'kept');
      ok(kept.blocks.some((text) => seed.paragraphs[0].startsWith(text.slice(0, 30))), kept.blocks[0]);
      ok(farm.bar !== kept.bar && farm.ground !== kept.ground, `${farm.bar} ${kept.bar}`);
      same(new Set(groups.map((group) => `${group.fate} ${group.bar}`)).size, new Set(groups.map((group) => group.fate)).size);
      const all = groups.flatMap((group) => group.blocks).join('\n');
      for (const { text } of seed.hidden_links) ok(all.includes(text), text);
      finish();
    },
  },
  {
    name: 'the reason appears on pointing and goes back to the chosen block',
    async run(context) {
      const { page, finish } = await openPlayground(context, '#sample=portal&show=decisions');
      await waitForResult(page);
      const id = await page.evaluate((words) => {
        const row = [...document.querySelectorAll('[role="option"]')].find((one) => one.querySelector('.words').textContent === words);
        row.scrollIntoView({ block: 'center' });
        return row.id;
      }, FIRST_LINK);
      await page.hover(`#${id}`);
      await until(async () => (await inspected(page)).fate === 'link_farm', 'the reason is shown');
      const { text } = await inspected(page);
      ok(text.includes('推荐阅读') && /Chance of being article text \d+%/.test(text) && text.includes('html'), text);
      await page.mouse.move(5, 5);
      await until(async () => (await inspected(page)).fate === null, 'back to the hint');
      finish();
    },
  },
  {
    name: 'by keyboard: tabs by arrows, blocks by arrows, the reason on focus',
    async run(context) {
      const { page, finish } = await openPlayground(context, '#sample=portal');
      await waitForResult(page);
      await page.focus('#tab-reading');
      await page.keyboard.press('ArrowRight');
      await soon(() => page.evaluate(() => [document.activeElement.id, document.activeElement.ariaSelected]), ['tab-hidden', 'true']);
      await page.keyboard.press('ArrowRight');
      await soon(() => page.evaluate(() => [document.activeElement.id, document.activeElement.ariaSelected]), ['tab-decisions', 'true']);
      await page.keyboard.press('End');
      await soon(() => page.evaluate(() => document.activeElement.id), 'tab-timing');
      await page.keyboard.press('ArrowRight');
      await soon(() => page.evaluate(() => document.activeElement.id), 'tab-reading');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      const stops = [];
      for (let press = 0; press < 20 && !(await page.evaluate(() => document.activeElement.role === 'option')); press += 1) {
        await page.keyboard.press('Tab');
        stops.push(await page.evaluate(() => document.activeElement.className));
      }
      same(await page.evaluate(() => document.activeElement.id), 'block-0', stops.join(' '));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      const now = await page.evaluate(() => ({
        id: document.activeElement.id, selected: document.activeElement.ariaSelected, told: document.activeElement.getAttribute('aria-describedby'),
        others: document.querySelectorAll('[role="option"][aria-selected="true"]').length,
      }));
      same(now, { id: 'block-1', selected: 'true', told: 'inspector', others: 1 });
      ok((await inspected(page)).fate !== null);
      await page.keyboard.press('End');
      await until(() => page.evaluate(() => document.activeElement === [...document.querySelectorAll('[role="option"]')].at(-1)), 'the last row has the focus');
      finish();
    },
  },
  {
    name: 'the legend counts, and shows only what is asked for',
    async run(context) {
      const { page, finish } = await openPlayground(context, '#sample=portal&show=decisions');
      await waitForResult(page);
      const all = await groupsOf(page);
      const wanted = all.filter((group) => group.fate === 'link_farm').reduce((sum, group) => sum + group.blocks.length, 0);
      ok((await textOf(page, '.legend [data-fate="link_farm"]')).endsWith(String(wanted)), await textOf(page, '.legend [data-fate="link_farm"]'));
      await click(page, '.legend [data-fate="link_farm"]');
      const few = await groupsOf(page);
      same(new Set(few.map((group) => group.fate)), new Set(['link_farm']));
      same(few.flatMap((group) => group.blocks).length, wanted);
      ok(await page.evaluate(() => document.querySelectorAll('.strip .aside').length > 0));
      await click(page, '.legend [data-fate="ad"]');
      await soon(async () => new Set((await groupsOf(page)).map((group) => group.fate)), new Set(['link_farm', 'ad']));
      await click(page, '.legend button:first-child');
      await soon(async () => (await groupsOf(page)).length, all.length);
      finish();
    },
  },
  {
    name: 'an ad slot without text stands where it stands in the page',
    async run(context) {
      const { page, finish } = await openPlayground(context, '#sample=portal&show=decisions');
      await waitForResult(page);
      const fates = (await groupsOf(page)).map((group) => group.fate);
      ok(fates.some((fate, at) => fate === 'ad' && fates[at - 1] === 'kept' && fates[at + 1] === 'kept'), fates.join(' '));
      finish();
    },
  },
  {
    name: 'JSON is the core’s answer; timing measures it again',
    async run(context) {
      const { page, finish } = await openPlayground(context, '#sample=english&show=json');
      await waitForResult(page);
      const answer = JSON.parse(await textOf(page, '.json'));
      same([answer.outcome, answer.metadata.title], ['article', 'What a tide gauge taught me about averages']);
      await click(page, '#tab-timing');
      await until(() => page.evaluate(() => document.querySelector('.chart circle') !== null), 'it is measured', 30_000);
      const figures = await textOf(page, '.figures');
      ok(/First reading.*ms/.test(figures) && /MB/.test(figures), figures);
      finish();
    },
  },
  {
    name: 'a link leads to the same sample, the same pane and the same language',
    async run(context) {
      const { page, finish } = await openPlayground(context);
      await openSample(page, 'arabic');
      await click(page, '#tab-decisions');
      await click(page, 'input[value="zh"]');
      await soon(async () => new URL(page.url()).hash, '#sample=arabic&show=decisions&lang=zh');
      finish();
      const other = await openPlayground(context, '#sample=arabic&show=decisions&lang=zh');
      await waitForResult(other.page);
      same(await other.page.evaluate(() => [document.documentElement.lang, document.querySelector('#tab-decisions').ariaSelected, document.querySelector('.label').textContent !== '']), ['zh-CN', 'true', true]);
      other.finish();
      const strange = await openPlayground(context, '#sample=%3Cscript%3E&show=constructor&lang=xx');
      same(await strange.page.evaluate(() => document.querySelector('#result').dataset.state), 'empty');
      strange.finish();
    },
  },
];

// Access for everyone: axe-core in every state, light and dark, wide and narrow; nothing runs off sideways.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ok, same, until } from '../runner.mjs';
import { click, openPlayground, openSample, viewOf, waitForResult } from './playground.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDE = { width: 1280, height: 860 };
const NARROW = { width: 320, height: 700 };

const STATES = [
  { name: 'nothing yet', fragment: '', prepare: async () => undefined },
  { name: 'paste', fragment: '', prepare: (page) => click(page, '#tab-paste') },
  { name: 'file', fragment: '#lang=zh', prepare: (page) => click(page, '#tab-file') },
  { name: 'reading view', fragment: '#sample=portal', prepare: (page) => viewOf(page), hasFrame: true },
  { name: 'reading view, Arabic', fragment: '#sample=arabic&lang=zh', prepare: (page) => viewOf(page), hasFrame: true },
  {
    name: 'decisions', fragment: '#sample=english&show=decisions',
    prepare: (page) => page.evaluate(() => document.querySelector('.group:nth-child(3) [role="option"]').focus()),
  },
  {
    name: 'decisions, filtered', fragment: '#sample=portal&show=decisions&lang=zh',
    prepare: (page) => click(page, '.legend [data-fate="link_farm"]'),
  },
  {
    name: 'hidden in place', fragment: '#sample=portal&show=hidden&lang=zh',
    prepare: (page) => until(() => page.evaluate(() => document.querySelector('#panel-hidden .account li') !== null), 'the account is there'),
  },
  { name: 'JSON', fragment: '#sample=portal&show=json', prepare: async () => undefined },
  {
    name: 'timing', fragment: '#sample=portal&show=timing',
    prepare: (page) => until(() => page.evaluate(() => document.querySelector('.chart circle') !== null), 'measured', 30_000),
  },
  { name: 'no article', fragment: '#sample=front-page', prepare: async () => undefined },
];

async function findViolations(frame) {
  await frame.evaluate(axeSource);
  return frame.evaluate(async () => {
    const result = await globalThis.axe.run(document, { resultTypes: ['violations'], iframes: false });
    return result.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`).join(' | ')}`);
  });
}

async function openState(context, state, viewport) {
  const opened = await openPlayground(context, state.fragment, viewport);
  if (state.fragment.includes('sample=')) await waitForResult(opened.page);
  await state.prepare(opened.page);
  return opened;
}

export function accessCases(dark) {
  const scheme = dark ? 'dark' : 'light';
  const axe = STATES.flatMap((state) => [WIDE, NARROW].map((viewport) => ({
    name: `axe-core finds nothing: ${state.name}, ${scheme}, ${viewport.width} px`,
    async run(context) {
      const { page, finish } = await openState(context, state, viewport);
      const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      same(ground, dark ? 'rgb(27, 26, 29)' : 'rgb(252, 251, 248)');
      same(await findViolations(page.mainFrame()), []);
      if (state.hasFrame) same(await findViolations(await viewOf(page)), []);
      finish();
    },
  })));
  if (dark) return axe;
  return [
    ...axe,
    {
      name: '320 pixels wide: nothing runs off sideways, and everything can be touched',
      async run(context) {
        for (const state of STATES) {
          const { page, finish } = await openState(context, state, NARROW);
          const found = await page.evaluate(() => ({
            sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
            small: [...document.querySelectorAll('button, input, label.primary, [role="option"]')].filter((part) => part.checkVisibility()).flatMap((part) => {
              const box = (part.closest('label') ?? part).getBoundingClientRect();
              return box.height > 1 && (box.height < 24 || box.width < 24) ? [`${part.outerHTML.slice(0, 80)} ${box.width} × ${box.height}`] : [];
            }),
          }));
          ok(found.sideways <= 0, `${state.name}: ${found.sideways} px too wide`);
          same(found.small, [], state.name);
          finish();
          await page.close();
        }
      },
    },
    {
      name: 'the words change with the language, all of them',
      async run(context) {
        const { page, finish } = await openPlayground(context, '#sample=portal&show=decisions');
        await waitForResult(page);
        await click(page, 'input[value="zh"]');
        const read = () => page.evaluate(() => [...document.querySelectorAll('[data-text], .legend button, .group-head .label, #verdict, #status, .sample-note, .variants')]
          .filter((part) => part.checkVisibility()).map((part) => part.textContent));
        for (const words of await read()) ok(/\p{Script=Han}|^JSON$/u.test(words), words);
        same(await page.evaluate(() => [document.documentElement.lang, document.title, document.querySelector('#result-tabs').ariaLabel]), ['zh-CN', 'Lectern 试验台', '查看结果的方式']);
        await openSample(page, 'front-page');
        await click(page, '#tab-reading');
        await until(async () => /此页看起来不是文章/.test(await page.evaluate(() => document.querySelector('.answer').textContent)), 'the answer is in Chinese');
        finish();
      },
    },
  ];
}

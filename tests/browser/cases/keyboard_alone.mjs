// What is done with the keyboard alone: the focus is never lost, and a key that is held or pressed with Ctrl does what is meant.
//
// Decides nothing about single keys: see panels.mjs and messages.mjs.

import { openOptions, says, stored, withOwnBrowser } from '../own_browser.mjs';
import { ok, same, soon, until } from '../runner.mjs';
import { asNew, clickButton, isAnythingShown, openView, waitForCard } from '../view.mjs';

const ask = (page, question) => page.evaluate((text) => new Function('root', `return (${text})(root)`)(document.querySelector('lectern-view').shadowRoot), question.toString());

async function openSample({ driver, makePage, origin }, path) {
  const page = await makePage();
  await page.goto(asNew(`${origin}${path}`));
  await openView(driver, page);
  await until(() => ask(page, (root) => root.querySelector('#panel-help') !== null), 'the tools are there');
  return page;
}

const site = (more) => ({ opening: null, look: null, hides: false, kept: [], ...more });
const box = (id, words) => ({ tag: 'div', id, classes: ['box'], parent: 'main', words });

export const keyboardCases = [
  {
    name: 'keyboard alone: the panel of the files takes the focus and gives it back',
    async run(context) {
      const page = await openSample(context, '/pages/english.html');
      const focused = () => ask(page, (root) => root.activeElement?.closest('.export-panel') ? 'in the panel' : (root.activeElement?.className ?? 'nowhere'));
      for (let round = 0; round < 2; round += 1) {
        await ask(page, (root) => root.querySelector('.bar .export').focus());
        await page.keyboard.press('Enter');
        await soon(focused, 'in the panel');
        await page.keyboard.press('Escape');
        await soon(focused, 'export', 'back on its button');
      }
      await page.keyboard.press('Enter');
      await soon(focused, 'in the panel');
      await page.keyboard.press('a');
      await until(() => ask(page, (root) => root.activeElement?.closest('.panel.look') != null), 'another panel takes its place');
      await page.keyboard.press('Escape');
      await soon(focused, 'export', 'where it was before both');
    },
  },
  {
    name: 'keyboard alone: F6 that is held leads to a card, and the browser does not go on from there',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/front-page.html`);
      await clickButton(driver, page);
      await waitForCard(page);
      await page.evaluate(() => {
        globalThis.leftToBrowser = 0;
        addEventListener('keydown', (event) => { if (event.key === 'F6' && !event.defaultPrevented) globalThis.leftToBrowser += 1; }, true);
      });
      for (let time = 0; time < 4; time += 1) await page.keyboard.down('F6');
      await page.keyboard.up('F6');
      same(await ask(page, (root) => root.activeElement?.textContent), 'Show the headlines');
      same(await page.evaluate(() => [globalThis.leftToBrowser, document.hasFocus()]), [0, true]);
      await page.keyboard.press('Escape');
      await until(async () => !(await isAnythingShown(page)), 'Esc takes the card away');
    },
  },
  {
    name: 'keyboard alone: Ctrl+A selects the article and nothing of ours, its facts apart',
    async run(context) {
      const page = await openSample(context, '/fixtures/zh/seed-cms--portal/page.html');
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      same(await ask(page, (root) => root.querySelector('#panel-look').matches(':popover-open')), false);
      const seen = await ask(page, (root) => {
        const [{ startContainer, startOffset, endContainer, endOffset }] = getSelection().getComposedRanges({ shadowRoots: [root] });
        const part = (container, at) => container.childNodes[at]?.className;
        return { ends: [part(startContainer, startOffset), part(endContainer, endOffset)], text: root.getSelection?.().toString() ?? null };
      });
      same(seen.ends, ['head', 'foot']);
      same(await ask(page, (root) => root.querySelector('.facts').textContent.split(/\s{1,}/).length > root.querySelectorAll('.facts > *').length), true);
      same(await ask(page, (root) => [...root.querySelectorAll('.bar, .keywords, .other-texts, .foot-doors')].map((part) => getComputedStyle(part).userSelect)), ['none', 'none', 'none', 'none']);
      if (context.driver.kind === 'chromium') ok(!seen.text.includes('Exit') && !seen.text.includes('Keywords from') && seen.text.length > 500, seen.text.slice(0, 200));
    },
  },
  {
    name: 'keyboard alone: in the options, what is pressed and goes leaves the focus to what stands in its place',
    run: (context) => withOwnBrowser(context, async (own) => {
      const page = await openOptions(own);
      await page.evaluate((sites) => chrome.storage.local.set({ sites }), {
        'b.example': site({ opening: 'never' }), 'news.example': site({ opening: 'never', kept: [box('one', 'Words'), box('two', 'Others')] }),
      });
      await until(() => page.evaluate(() => document.querySelectorAll('.sites > li').length === 2), 'both sites are listed');
      const focused = () => page.evaluate(() => document.activeElement.ariaLabel ?? document.activeElement.id);
      const pressByKey = async (label) => {
        await until(() => page.evaluate((wanted) => {
          const button = [...document.querySelectorAll('button')].find((one) => one.ariaLabel === wanted || one.textContent === wanted);
          for (let part = button?.closest('details'); part; part = part.parentElement.closest('details')) part.open = true;
          button?.focus();
          return Boolean(button) && document.activeElement === button;
        }, label), `${label} is there`);
        await page.keyboard.press('Enter');
      };
      await pressByKey('A look of its own for news.example');
      await soon(focused, 'Look of its own news.example');
      await pressByKey('Back to the usual look news.example');
      await soon(focused, 'A look of its own for news.example');
      await pressByKey('Stop keeping “Words” news.example');
      await says(page, 'no longer kept');
      await soon(focused, '1 part is kept news.example');
      await pressByKey('Undo');
      await until(async () => (await stored(page, 'sites'))['news.example'].kept.length === 2, 'it is kept again');
      await soon(focused, '2 parts are kept news.example');
      await pressByKey('Remove b.example');
      await says(page, 'is removed');
      await soon(focused, 'site-host');
      await pressByKey('Undo');
      await says(page, 'as it was before');
      await soon(focused, 'site-host');
    }),
  },
];

// Keywords and key sentences in the view: off until wanted, walked by mouse and keys, gone without a trace.

import { ok, same, until } from '../runner.mjs';
import { clickInView, closePanel, findAccessFaults, isAnythingShown, leaveView, openPanel, openView, readView, recordPage } from '../view.mjs';

const SEED = '/fixtures/zh/seed-cms--portal/page.html';
const LABEL = 'Keywords and key sentences';

/** The switch in the panel of the look. */
async function turnDigest(page) {
  await openPanel(page, 'look');
  await page.evaluate(() => {
    for (const more of document.querySelector('lectern-view').shadowRoot.querySelectorAll('#panel-look details')) more.open = true;
  });
  await page.evaluate((label) => {
    const { shadowRoot } = document.querySelector('lectern-view');
    const box = [...shadowRoot.querySelectorAll('#panel-look label')].find((one) => one.textContent.includes(label));
    (box.querySelector('input') ?? shadowRoot.getElementById(box.htmlFor)).classList.add('digest-switch');
  }, LABEL);
  await clickInView(page, '.digest-switch');
  await closePanel(page);
}

const inView = (page, read) => page.evaluate(`((root) => (${read})(root))(document.querySelector('lectern-view').shadowRoot)`);
const chips = (page) => inView(page, (root) => [...root.querySelectorAll('.chip')].map((one) => [one.querySelector('bdi').textContent, Number(one.querySelector('.count').textContent), one.className]));

export const digestCases = [
  {
    name: 'digest: keywords lead to their places, by mouse and by keys, and Esc clears before it leaves',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${SEED}`);
      const before = await recordPage(page);
      await openView(driver, page);
      same(await chips(page), []);
      await turnDigest(page);
      const shown = await until(async () => ((await chips(page)).length > 3 ? chips(page) : null), 'there are keywords');
      ok(shown.some(([text, count]) => text === '疫情防控' && count > 5), JSON.stringify(shown));
      ok(shown.some(([, , name]) => name.includes('from-page')), 'the page\'s own are marked');
      ok((await inView(page, (root) => root.querySelectorAll('.key-sentence').length)) === 3, 'three key sentences');
      await page.keyboard.press('n');
      await page.keyboard.press('n');
      await until(() => page.evaluate(() => CSS.highlights.has('lectern-keyword-current')), 'a place is marked');
      ok(/: 2 of \d/.test(await until(() => inView(page, (root) => root.querySelector('.announcement [role="status"]').textContent || null), 'the place is told')));
      same(await findAccessFaults(page), []);
      await page.keyboard.press('Escape');
      await until(() => page.evaluate(() => !CSS.highlights.has('lectern-keyword')), 'the marks are gone');
      ok(await readView(page), 'the view stays');
      await turnDigest(page);
      await until(async () => (await chips(page)).length === 0, 'off again');
      await leaveView(driver, page);
      same(await page.evaluate(() => CSS.highlights.size), 0);
      // The page is left where the reader stopped; all else is as before.
      same({ ...(await recordPage(page)), scroll: null }, { ...before, scroll: null });
    },
  },
  {
    name: 'digest: stays on for the next page, in its language',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/long-read.html`);
      await openView(driver, page);
      await turnDigest(page);
      await until(async () => (await chips(page)).length > 0, 'keywords in English');
      await leaveView(driver, page);
      await page.goto(`${origin}${SEED}`);
      await openView(driver, page);
      await until(async () => (await chips(page)).length > 0, 'and in Chinese, without asking again');
      await turnDigest(page);
      await page.keyboard.press('Escape');
      await until(async () => !(await isAnythingShown(page)), 'left');
    },
  },
];

// Keywords and key sentences in the view: off until wanted, walked by mouse and keys, gone without a trace.

import { ok, pause, same, until } from '../runner.mjs';
import { asNew, clickInView, closePanel, findAccessFaults, isAnythingShown, leaveView, openPanel, openView, readView, recordPage } from '../view.mjs';

const SEED = '/fixtures/zh/seed-cms--portal/page.html';
const LABEL = 'Keywords and key sentences';

/** The switch in the panel of the look. */
export async function turnDigest(page) {
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
  // Kept by the browser a moment later, which a page that is closed before has not.
  await pause(150);
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
      const lists = await inView(page, (root) => [...root.querySelectorAll('.digest .chips')].map((one) => one.getAttribute('aria-label')));
      same(lists, ['Keywords from the page', 'Found in the text']);
      const ownLine = () => inView(page, (root) => getComputedStyle(root.querySelector('.head .keywords')).display);
      same(await ownLine(), 'none', 'what the page calls itself by is not said twice');
      ok(await until(() => inView(page, (root) => root.querySelector('.announcement').textContent.match(/^(\d+) keywords are under the headline/)?.[1] ?? null), 'it is told that they are there') === String(shown.length));
      const [first] = shown;
      ok((await inView(page, (root) => root.querySelector('.chip').textContent)).endsWith(first[1] === 1 ? 'in one place' : `in ${first[1]} places`), 'the number of places is told');
      ok((await inView(page, (root) => root.querySelectorAll('.key-sentence').length)) === 3, 'three key sentences');
      await page.keyboard.press('n');
      await page.keyboard.press('n');
      await until(() => page.evaluate(() => CSS.highlights.has('lectern-keyword-current')), 'a place is marked');
      const ticks = await inView(page, (root) => [...root.querySelectorAll('.ticks i')].map((one) => [Number(one.style.getPropertyValue('--at')), one.className]));
      ok(ticks.length > 1 && ticks.length <= first[1] && ticks.filter(([, name]) => name === 'current').length === 1, JSON.stringify(ticks));
      ok(ticks.every(([at], number) => at > 0 && at < 1 && at >= (ticks[number - 1]?.[0] ?? 0)), 'ticks are where the places are');
      ok(/: 2 of \d/.test(await until(() => inView(page, (root) => root.querySelector('.announcement').textContent || null), 'the place is told')));
      same(await findAccessFaults(page), []);
      await page.keyboard.press('Escape');
      await until(() => page.evaluate(() => !CSS.highlights.has('lectern-keyword')), 'the marks are gone');
      ok(await inView(page, (root) => root.querySelector('.ticks') === null), 'and the ticks');
      // From the end of the text, where the first of them is not in sight.
      const scrolled = await inView(page, (root) => {
        const dialog = root.querySelector('dialog');
        dialog.scrollTop = dialog.scrollHeight;
        root.querySelector('.key-sentence').focus({ preventScroll: true });
        return dialog.scrollTop;
      });
      await page.keyboard.press('Enter');
      await until(async () => (await inView(page, (root) => root.querySelector('dialog').scrollTop)) !== scrolled, 'a key sentence leads to its place');
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
  {
    name: 'digest: comes after the text, never with it or before',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/long-read.html`);
      await openView(driver, page);
      await turnDigest(page);
      await until(async () => (await chips(page)).length > 0, 'keywords');
      await leaveView(driver, page);
      await page.goto(asNew(`${origin}/pages/long-read.html`));
      // What stands on the screen in each frame, from before the click on.
      await page.evaluate(() => {
        window.frames_seen = [];
        const look = () => {
          const root = document.querySelector('lectern-view')?.shadowRoot;
          const seen = `${root?.querySelector('article .body p') ? 'text' : ''}${root?.querySelector('.digest') ? '+digest' : ''}`;
          if (window.frames_seen.at(-1) !== seen) window.frames_seen.push(seen);
          if (!seen.endsWith('+digest')) requestAnimationFrame(look);
        };
        look();
      });
      await openView(driver, page);
      await until(async () => (await chips(page)).length > 0, 'keywords again');
      await until(() => page.evaluate(() => window.frames_seen.at(-1) === 'text+digest'), 'a frame shows them');
      same(await page.evaluate(() => window.frames_seen), ['', 'text', 'text+digest']);
      await turnDigest(page);
    },
  },
  {
    name: 'digest: hyphens, apostrophes, slashes and all other marks of a text are letters like any other',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      for (const [name, wanted] of [['punctuation-en', 'state-of-the-art'], ['punctuation-fr', 'garde-manger']]) {
        await page.goto(asNew(`${origin}/pages/${name}.html`));
        await openView(driver, page);
        await turnDigest(page);
        const shown = await until(async () => ((await chips(page)).length > 3 ? chips(page) : null), `there are keywords in ${name}`);
        ok(shown.some(([text, count]) => text.toLowerCase() === wanted && count >= 5), JSON.stringify(shown));
        ok(shown.every(([, count]) => count > 0), JSON.stringify(shown));
        same(await inView(page, (root) => root.querySelectorAll('.key-sentence').length), 3);
        await page.keyboard.press('n');
        await until(() => page.evaluate(() => CSS.highlights.has('lectern-keyword-current')), 'a place is marked');
        await page.keyboard.press('Escape');
        await turnDigest(page);
        await until(async () => (await chips(page)).length === 0, 'off again');
        await leaveView(driver, page);
      }
    },
  },
  {
    name: 'digest: its keys say that it is off; a keyword of the page turns it on and leads to its place',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(asNew(`${origin}/pages/punctuation-en.html`));
      await page.evaluate(() => (document.querySelector('meta[name="keywords"]').content += ', zeppelin'));
      await openView(driver, page);
      const said = () => inView(page, (root) => root.querySelector('.announcement')?.textContent ?? '');
      await until(() => inView(page, (root) => root.querySelector('.head .keywords button') !== null), 'the keywords of the page are buttons');
      await page.keyboard.press('n');
      await until(async () => (await said()) === 'Keywords are off.Turn on', 'the key says that there are none yet');
      await until(() => inView(page, (root) => {
        root.querySelector('.announcement button').focus();
        return root.activeElement?.textContent === 'Turn on';
      }), 'its button takes the focus');
      await page.keyboard.press('Enter');
      await until(async () => (await chips(page)).some(([, count]) => count > 0), 'they are on');
      await turnDigest(page);
      await until(() => inView(page, (root) => root.querySelector('.digest') === null), 'and off');
      await inView(page, (root) => [...root.querySelectorAll('.head .keywords button')].find((one) => one.textContent === 'covid-19').focus());
      await page.keyboard.press('Enter');
      await until(async () => /^covid-19: 1 of /.test(await said()), 'its first place is told');
      same(await inView(page, (root) => [root.activeElement?.querySelector('bdi')?.textContent, root.activeElement?.getAttribute('aria-pressed')]), ['covid-19', 'true']);
      await page.keyboard.press('Escape');
      await turnDigest(page);
      await until(() => inView(page, (root) => root.querySelector('.digest') === null), 'off once more');
      await inView(page, (root) => [...root.querySelectorAll('.head .keywords button')].find((one) => one.textContent === 'zeppelin').focus());
      await page.keyboard.press('Enter');
      await until(() => inView(page, (root) => root.activeElement?.matches('.digest .chip')), 'one that has no place leaves the focus to those that have');
      await turnDigest(page);
    },
  },
];

// Text, films and ads in shadow trees: chosen, closed to the page's own scripts, played behind the view.
//
// Decides that they are to the reader what everything else of the page is.

import { ok, pause, same, until } from '../runner.mjs';
import { clickButton, isAnythingShown, leaveView, openView, readCard, readView, recordPage } from '../view.mjs';

const SENTENCES = [
  'The ferry leaves at seven in the morning, when the fog still lies on the water and the far bank cannot be seen.',
  'Whoever wants to cross rings the bell on the post, and the ferryman, who is never far, comes out of his hut with a lamp.',
  'In winter the river freezes from the edges, and a channel is kept open with long poles until the ice is thick enough.',
  'The fare has been the same for forty years, since nobody in the parish council remembers how it was fixed.',
];
const MARKUP = `<h1>The last ferry on the upper river</h1>${SENTENCES.map((one, at) => `<p id="p${at}">${one} ${SENTENCES[(at + 1) % SENTENCES.length]}</p>`).join('')}`;

/** A page whose article stands in a shadow tree of this mode, with an advertisement beside it. */
async function openTree({ driver, makePage, origin, server }, mode) {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>The last ferry on the upper river</title><body><x-story> </x-story><script>
    const host = document.querySelector('x-story');
    window.tree = host.attachShadow({ mode: '${mode}' });
    window.tree.innerHTML = ${JSON.stringify(`<article>${MARKUP}</article><div class="ad-slot" style="height: 250px"><iframe src="about:blank" width="300" height="250"></iframe></div>`)};
  </script>`;
  server.answers.set('/tree.html', { headers: { 'content-type': 'text/html; charset=utf-8' }, body });
  const page = await makePage();
  await page.goto(`${origin}/tree.html`);
  await clickButton(driver, page);
  return page;
}

const isAdSeen = (page) => page.evaluate(() => window.tree.querySelector('.ad-slot').checkVisibility());
const toast = (page) => page.evaluate(() => document.querySelector('lectern-view')?.shadowRoot.querySelector('.toast p')?.textContent ?? null);

export const shadowTreeCases = [
  {
    name: 'shadow trees: a closed one is read, its ads are hidden, and it is left as it was',
    async run(context) {
      const { driver } = context;
      const page = await openTree(context, 'closed');
      const view = await until(() => readView(page), 'the view opens');
      ok(view.body.includes(SENTENCES[0]) && view.body.includes(SENTENCES[3]), view.body);
      await leaveView(driver, page);
      const before = [await recordPage(page), await page.evaluate(() => [window.tree.innerHTML, window.tree.adoptedStyleSheets.length])];
      await driver.menu('declutter');
      await until(async () => !(await isAdSeen(page)), 'the ad is hidden');
      ok(await page.evaluate(() => [...window.tree.querySelectorAll('p')].every((one) => one.checkVisibility())), 'the text stays');
      await driver.menu('declutter');
      await until(() => isAdSeen(page), 'off');
      await until(async () => !(await isAnythingShown(page)), 'the card goes');
      same([await recordPage(page), await page.evaluate(() => [window.tree.innerHTML, window.tree.adoptedStyleSheets.length])], before);
    },
  },
  ...['open', 'closed'].map((mode) => ({
    name: `shadow trees: what is selected in ${mode === 'open' ? 'an open' : 'a closed'} one is read alone`,
    async run(context) {
      const { driver } = context;
      const page = await openTree(context, mode);
      await until(() => readView(page), 'the view opens');
      await leaveView(driver, page);
      // By the mouse: a script could not select in a closed tree in every browser.
      const place = await page.evaluate(() => {
        const box = window.tree.querySelector('#p1').getBoundingClientRect();
        return { x: box.x + 40, y: box.y + 8 };
      });
      await page.mouse.click(place.x, place.y, { count: 3 });
      await pause(450);
      await driver.menu('selection');
      const view = await until(() => readView(page), 'the selection is read');
      same([view.body.includes(SENTENCES[1]), view.body.includes(SENTENCES[0])], [true, false]);
      await leaveView(driver, page);
    },
  })),
  {
    name: 'a selection in the view itself: the view stays, and says what it is',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/english.html`);
      await openView(driver, page);
      const place = await page.evaluate(() => {
        const box = document.querySelector('lectern-view').shadowRoot.querySelector('.body > p').getBoundingClientRect();
        return { x: box.x + 30, y: box.y + 10 };
      });
      await page.mouse.click(place.x, place.y, { count: 3 });
      await driver.menu('page-selection');
      await until(async () => (await toast(page))?.startsWith('This is the reading view already'), 'the view says so');
      same(await readCard(page), null);
      await leaveView(driver, page);
    },
  },
  {
    name: 'shadow trees: a film in one that begins behind the view waits until the view is left',
    async run(context) {
      const { driver } = context;
      const page = await openTree(context, 'open');
      await until(() => readView(page), 'the view opens');
      await leaveView(driver, page);
      await page.evaluate(async () => {
        const sound = Object.assign(document.createElement('audio'), { id: 'sound', src: '/tone.wav', loop: true });
        window.tree.append(sound);
        await new Promise((done) => sound.addEventListener('canplay', done, { once: true }));
      });
      await openView(driver, page);
      const isPaused = () => page.evaluate(() => window.tree.getElementById('sound').paused);
      await page.evaluate(() => window.tree.getElementById('sound').play().catch(() => undefined));
      await until(isPaused, 'it is paused');
      await leaveView(driver, page);
      await until(async () => !(await isPaused()), 'it goes on');
    },
  },
];

// What goes wrong around the extension, and what the reader sees of it.
//
// Decides the message of each fault, and that nothing is lost: the page is as it was, and the next click works.

import { ok, pause, same, until } from '../runner.mjs';
import { clickButton, clickInView, isAnythingShown, leaveView, openPanel, openView, readView, recordPage, waitForCard } from '../view.mjs';
import { withOwnBrowser } from '../own_browser.mjs';

const ENGLISH = '/pages/english.html';

/** A PDF of one empty page. */
export const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n';

const toast = (page) => page.evaluate(() => document.querySelector('lectern-view')?.shadowRoot?.querySelector('.toast p')?.textContent ?? null);
const notice = (page) => page.evaluate(() => document.querySelector('lectern-view')?.shadowRoot?.querySelector('.notice')?.textContent ?? null);

/** Makes the core fail, or wait, the next times it is given records: the glue copies them with this call. */
function spoilCore(driver, times, waitMs = 0) {
  return driver.inBackground((count, wait) => {
    const real = (globalThis.realSet ??= Uint32Array.prototype.set);
    let left = count;
    Uint32Array.prototype.set = function set(...values) {
      if (left <= 0) return real.apply(this, values);
      left -= 1;
      const end = Date.now() + wait;
      while (Date.now() < end);
      if (wait > 0) return real.apply(this, values);
      throw new RangeError('made by a test');
    };
  }, times, waitMs);
}

const coreCases = [
  {
    name: 'the core fails always: the page’s own text is shown, and is said to be that',
    browsers: ['chromium'],
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${ENGLISH}`);
      const before = await recordPage(page);
      const whole = await openView(driver, page);
      await leaveView(driver, page);
      await spoilCore(driver, 1000);
      const plain = await openView(driver, page);
      ok((await notice(page)).startsWith('The article could not be worked out'), await notice(page));
      const isThere = (words) => plain.paragraphs.some((one) => one.replace(/\s+/g, ' ').includes(words.replace(/\s+/g, ' ').trim().slice(0, 60)));
      ok(whole.paragraphs.filter((one) => one.length > 80).every(isThere), plain.paragraphs.join('\n'));
      ok(!plain.body.includes('<'), 'text is text');
      await leaveView(driver, page);
      same(await recordPage(page), before);
      await page.goto(`${origin}/pages/empty.html`);
      await clickButton(driver, page);
      same((await waitForCard(page)).title, 'The reading view is not available', 'a page without text has nothing to fall back to');
      same((await driver.button()).badge, '!');
      await spoilCore(driver, 0);
      await page.goto(`${origin}${ENGLISH}`);
      ok(await openView(driver, page));
      same(await notice(page), null);
    },
  },
  {
    name: 'the background is ended while it reads: the view comes all the same',
    browsers: ['chromium'],
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${ENGLISH}`);
      const before = await recordPage(page);
      await openView(driver, page);
      await leaveView(driver, page);
      await spoilCore(driver, 1, 1500);
      await clickButton(driver, page);
      await pause(500);
      await driver.killBackground();
      const view = await until(() => readView(page), 'the view opens');
      ok(view.paragraphs.length > 3);
      same(await notice(page), null);
      await leaveView(driver, page);
      same(await recordPage(page), before);
    },
  },
  {
    name: 'a tab that is closed or goes elsewhere while it is read is nobody’s trouble',
    async run({ driver, makePage, origin }) {
      const gone = await makePage();
      await gone.goto(`${origin}${ENGLISH}`);
      await driver.click(gone);
      await gone.close();
      const moving = await makePage();
      await moving.goto(`${origin}${ENGLISH}`);
      await Promise.all([driver.click(moving), moving.goto(`${origin}/pages/japanese.html`)]);
      await pause(300);
      await moving.goto(`${origin}${ENGLISH}`);
      ok(await openView(driver, moving));
    },
  },
];

const settingsCases = [
  {
    name: 'settings that are broken or newer: each field that can be read holds, the view opens, and says so once',
    run: (context) => withOwnBrowser(context, async (own) => {
      const options = await own.newPage();
      await own.openOwnPage(options, 'options.html');
      const store = (values) => options.evaluate((given) => chrome.storage.local.set(given), values);
      const page = await own.newPage();
      await page.goto(`${context.origin}${ENGLISH}`);
      for (const [stored, theme, isTold] of [
        [{ preferences: { theme: 'dark', fromTheFuture: { a: 1 }, images: 'perhaps' }, sites: 7, remembersPlaces: 'yes', places: 'none' }, 'dark', true],
        [{ preferences: 'gone', sites: { 'not a host': {} }, places: [[1], null, 'x'] }, null, true],
        [{ preferences: { theme: 'sepia', fromTheFuture: 1 }, sites: {}, remembersPlaces: true, laterVersion: { b: [2] } }, 'sepia', false],
      ]) {
        await store(stored);
        ok(await openView(own, page));
        if (theme) same(await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('dialog').dataset.theme), theme);
        same((await notice(page)) !== null, isTold, await notice(page));
        await leaveView(own, page);
      }
      same((await options.evaluate(() => chrome.storage.local.get('laterVersion'))).laterVersion, { b: [2] }, 'what a later version stored stays');
    }),
  },
  {
    name: 'a choice that the browser cannot keep: shown, and said not to be saved',
    browsers: ['chromium'],
    run: (context) => withOwnBrowser(context, async (own) => {
      const options = await own.newPage();
      await own.openOwnPage(options, 'options.html');
      await options.evaluate(async () => {
        for (let size = 10_485_000; size > 1; size = Math.floor(size / 2)) {
          await chrome.storage.local.set({ [`fill${size}`]: 'x'.repeat(size) }).catch(() => undefined);
        }
      });
      const page = await own.newPage();
      await page.goto(`${context.origin}${ENGLISH}`);
      await openView(own, page);
      await openPanel(page, 'look');
      await clickInView(page, '.swatch.sepia');
      same(await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('dialog').dataset.theme), 'sepia');
      await until(async () => (await toast(page))?.startsWith('Not saved'), 'the view says so');
    }),
  },
];

const pageCases = [
  {
    name: 'offline: nothing of the view needs the network',
    browsers: ['chromium'],
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${ENGLISH}`);
      const before = await recordPage(page);
      await page.setOfflineMode(true);
      ok(await openView(driver, page));
      await openPanel(page, 'look');
      await leaveView(driver, page);
      await page.setOfflineMode(false);
      same(await recordPage(page), before);
    },
  },
  ...[['a PDF', '/made/paper.pdf'], ['an XML document', '/made/feed.xml'], ['JSON', '/made/data.json']].map(([what, path]) => ({
    name: `${what}: said by the button, without an error`,
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${path}`).catch(() => undefined);
      await pause(300);
      await clickButton(driver, page);
      await until(async () => (await driver.button()).badge === '!', 'the button says so');
      await page.goto(`${origin}${ENGLISH}`);
      ok(await openView(driver, page), 'the next page is read');
    },
  })),
  {
    name: 'a page that changes while it is read, and at every event: the view opens, and the page is its own',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/mutating.html`);
      ok((await openView(driver, page)).paragraphs.length >= 4);
      await pause(300);
      ok(await readView(page), 'it stays');
      await leaveView(driver, page);
      ok(await page.evaluate(() => window.changes > 10 && document.querySelectorAll('article p').length >= 4));
    },
  },
  {
    name: 'elements nested 100,000 deep by a script: the article is read',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${ENGLISH}`);
      await page.evaluate(() => {
        // Deeper than any parser goes; not rendered at every level, which browsers cannot do.
        let inner = document.createElement('div');
        const outer = inner;
        for (let level = 0; level < 100_000; level += 1) inner = inner.appendChild(document.createElement('div'));
        inner.textContent = 'The end of a long way down.';
        outer.style.display = 'none';
        document.querySelector('article').append(outer);
      });
      ok((await openView(driver, page)).paragraphs.length > 3);
      await leaveView(driver, page);
    },
  },
];

/** Documents that lie in no folder. */
export function makeDocument(path) {
  const kinds = { '/made/paper.pdf': ['application/pdf', PDF], '/made/feed.xml': ['application/xml', '<?xml version="1.0"?><feed><entry>One</entry></feed>'], '/made/data.json': ['application/json', '{"a": 1}'] };
  const found = kinds[path];
  return found ? { headers: { 'content-type': found[0] }, body: found[1] } : null;
}

export const faultCases = [...coreCases, ...settingsCases, ...pageCases];

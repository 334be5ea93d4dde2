// What goes wrong around the extension, and what the reader sees of it.
//
// Decides the message of each fault, and that nothing is lost: the page is as it was, and the next click works. Where a
// fault changes what is stored, or how the core behaves, the case has a browser of its own.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, pause, same, soon, until } from '../runner.mjs';
import { withOwnBrowser } from '../own_browser.mjs';
import { spoilCore } from '../spoiled_core.mjs';
import { clickButton, clickInView, isAnythingShown, leaveView, openPanel, openView, readCard, readView, recordPage, waitForCard, waitToBeTold } from '../view.mjs';

const ENGLISH = '/pages/english.html';

/** A PDF of one empty page. */
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n';

const toast = (page) => page.evaluate(() => document.querySelector('lectern-view')?.shadowRoot?.querySelector('.toast p')?.textContent ?? null);
const notice = (page) => page.evaluate(() => document.querySelector('lectern-view')?.shadowRoot?.querySelector('.notice')?.textContent ?? null);
const withoutSpaces = (text) => text.replace(/\s+/g, '');

const coreCases = [
  {
    name: 'the core traps once: a fresh instance reads; it traps always: the page’s own text is shown, and is said to be that',
    run: (context) => withOwnBrowser(context, async (own) => {
      const page = await own.newPage();
      const open = async (query) => {
        await page.goto(`${context.origin}${ENGLISH}${query}`);
        const before = await recordPage(page);
        const view = await openView(own, page);
        const said = await notice(page);
        await leaveView(own, page);
        same(await recordPage(page), before, query);
        return { view, said };
      };
      const whole = await open('?1');
      same(whole.said, null);
      const again = await open('?core=trapsonce');
      same([again.said, again.view.paragraphs], [null, whole.view.paragraphs]);
      const plain = await open('?core=overflows');
      ok(plain.said.startsWith('The article could not be worked out'), plain.said);
      const isThere = (words) => withoutSpaces(plain.view.body).includes(withoutSpaces(words).slice(0, 60));
      ok(whole.view.paragraphs.filter((one) => one.length > 80).every(isThere), plain.view.body);
      same(plain.view.headline, whole.view.headline);
      await page.goto(`${context.origin}/pages/attacks.html?core=traps`);
      const hostile = await openView(own, page);
      same(await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelectorAll('article :is(script, iframe, img, form, style)').length), 0, hostile.body);
      await leaveView(own, page);
      await page.goto(`${context.origin}/pages/empty.html?core=traps`);
      await clickButton(own, page);
      same((await waitForCard(page)).title, 'The reading view is not available', 'a page without text has nothing to fall back to');
      await until(async () => (await own.button()).badge === '!', 'the button says so');
      same((await open('?2')).said, null, 'the next page is read');
    }, spoilCore),
  },
  {
    name: 'an answer that no view can be built of: said by a card, and the next click is heard',
    run: (context) => withOwnBrowser(context, async (own) => {
      const page = await own.newPage();
      await page.goto(`${context.origin}${ENGLISH}?core=garbles`);
      const before = await recordPage(page);
      for (let round = 0; round < 2; round += 1) {
        await clickButton(own, page);
        same((await until(() => readCard(page), 'a card appears')).title, 'The reading view is not available');
        await until(async () => (await own.button()).badge === '!', 'the button says so');
        await leaveView(own, page);
        same(await recordPage(page), before);
      }
    }, spoilCore),
  },
  {
    name: 'a page that moves on while it is read: the view says so',
    run: (context) => withOwnBrowser(context, async (own) => {
      const page = await own.newPage();
      await page.goto(`${context.origin}${ENGLISH}?core=dawdles`);
      await clickButton(own, page);
      await waitToBeTold(page);
      await page.evaluate(() => {
        history.pushState({}, '', '/pages/another.html');
        document.querySelector('article').replaceChildren('Another text.');
      });
      await until(() => readView(page), 'the view opens');
      await until(async () => (await toast(page))?.startsWith('The page has moved'), 'the view says so');
      await leaveView(own, page);
    }, spoilCore),
  },
  {
    name: 'the background is ended while it reads: the view comes all the same',
    run: (context) => withOwnBrowser(context, async (own) => {
      const options = await own.newPage();
      await own.openOwnPage(options, 'options.html');
      const isHanging = () => options.evaluate(async () => 'coreIsHanging' in (await chrome.storage.local.get('coreIsHanging')));
      await options.evaluate(() => chrome.storage.local.set({ coreHangs: true }));
      // A core that runs already would not be started.
      await own.killBackground();
      const page = await own.newPage();
      await page.goto(`${context.origin}${ENGLISH}`);
      const before = await recordPage(page);
      await clickButton(own, page);
      await until(isHanging, 'the core is asked');
      same((await waitToBeTold(page)).title, 'Reading the page…');
      await options.evaluate(() => chrome.storage.local.remove('coreHangs'));
      await own.killBackground();
      const view = await until(() => readView(page), 'the view opens');
      ok(view.paragraphs.length > 3);
      same(await notice(page), null);
      await leaveView(own, page);
      same(await recordPage(page), before);
    }, spoilCore),
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

/** A browser without menus and shortcuts, as on telephones. */
async function withoutMenus(extension) {
  const path = join(extension, 'manifest.json');
  const { commands: _, ...manifest } = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, permissions: manifest.permissions.filter((one) => one !== 'contextMenus') }));
}

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
        [{ preferences: { theme: 'dark', fromTheFuture: { a: 1 }, images: 'perhaps' }, sites: 7, remembersPlaces: 'yes', places: 'none', level: 9, leavesStubs: 'no', filterLists: 'all' }, 'dark', true],
        [{ preferences: 'gone', sites: { 'not a host': {} }, places: [[1], null, 'x'], filterLists: [null, {}] }, null, true],
        [{ preferences: { theme: 'sepia', fromTheFuture: 1 }, sites: {}, remembersPlaces: true, level: 'light', filterLists: [], laterVersion: { b: [2] } }, 'sepia', false],
      ]) {
        await store(stored);
        ok(await openView(own, page));
        if (theme) same(await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('dialog').dataset.theme), theme);
        same((await notice(page)) !== null, isTold, await notice(page));
        await leaveView(own, page);
      }
      same((await options.evaluate(() => chrome.storage.local.get('laterVersion'))).laterVersion, { b: [2] }, 'what a later version stored stays');
      await openView(own, page);
      await openPanel(page, 'look');
      await clickInView(page, '.swatch.dark');
      const look = async () => (await options.evaluate(() => chrome.storage.local.get('preferences'))).preferences;
      await until(async () => (await look()).theme === 'dark', 'the choice is stored');
      same((await look()).fromTheFuture, 1, 'also within a field that is changed');
    }),
  },
  {
    name: 'a choice that the browser cannot keep: shown, and said not to be saved',
    // Firefox lets an extension store as much as the disk holds.
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
      await soon(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('dialog').dataset.theme), 'sepia');
      await until(async () => (await toast(page))?.startsWith('Not saved'), 'the view says so');
      await leaveView(own, page);
    }),
  },
];

/** Documents that lie in no folder, and are no pages with text. */
const DOCUMENTS = [
  ['a PDF', 'paper.pdf', 'application/pdf', PDF],
  ['an XML document', 'feed.xml', 'application/xml', '<?xml version="1.0"?><feed><entry>One</entry></feed>'],
  ['an SVG drawing', 'made.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><text y="20">Words</text></svg>'],
  ['JSON', 'data.json', 'application/json', '{"a": 1}'],
  ['plain text', 'words.txt', 'text/plain', 'Words.'],
];

const pageCases = [
  {
    name: 'a browser without menus and shortcuts: the button works all the same',
    run: (context) => withOwnBrowser(context, async (own) => {
      const page = await own.newPage();
      await page.goto(`${context.origin}${ENGLISH}`);
      ok(await openView(own, page));
      await leaveView(own, page);
    }, withoutMenus),
  },
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
  {
    name: 'documents that are no pages, and pages where extensions may not be: said by the button, without an error',
    async run({ driver, makePage, origin, server }) {
      const page = await makePage();
      // By the button, or by a card where the browser does let extensions in.
      const isSaid = (tab, what) => until(async () => {
        const { badge, title } = await driver.button();
        return badge === '!' ? title : (await readCard(tab).catch(() => null))?.title;
      }, `something is said of ${what}`);
      for (const [what, name, kind, body] of DOCUMENTS) {
        server.answers.set(`/made/${name}`, { headers: { 'content-type': kind }, body });
        // A browser that saves a document instead of showing it says that the visit was broken off.
        await page.goto(`${origin}/made/${name}`).catch(() => undefined);
        await clickButton(driver, page);
        await isSaid(page, what);
      }
      for (const address of ['about:blank', 'data:text/html,<p>Words, and no right to read them.</p>', ...(driver.kind === 'chromium' ? [`view-source:${origin}${ENGLISH}`] : [])]) {
        const other = await makePage();
        await other.goto(address);
        await clickButton(driver, other);
        await isSaid(other, address);
        await other.close();
      }
      await page.goto(`${origin}${ENGLISH}`);
      ok(await openView(driver, page), 'the next page is read');
    },
  },
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
    name: 'elements nested 100,000 deep by a script, where the browser bears that: the article is read',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${ENGLISH}`);
      // Firefox finds nothing by a selector any more in a document that is so deep.
      await page.evaluate((chains) => {
        // Deeper than any parser goes; not rendered at every level, which browsers cannot do. Made of short chains, since
        // each append looks at all that is above it.
        const makeChain = (length) => {
          const outer = document.createElement('div');
          let inner = outer;
          for (let level = 1; level < length; level += 1) inner = inner.appendChild(document.createElement('div'));
          return { outer, inner };
        };
        const whole = makeChain(250);
        for (let count = 1; count < chains; count += 1) {
          const { outer, inner } = makeChain(250);
          whole.inner.append(outer);
          whole.inner = inner;
        }
        whole.inner.textContent = 'The end of a long way down.';
        whole.outer.style.display = 'none';
        document.querySelector('article').append(whole.outer);
        // And one that is rendered, as deep as that goes.
        const shown = makeChain(1_000);
        shown.inner.textContent = document.querySelector('article p').textContent;
        document.querySelector('article').append(shown.outer);
      }, driver.kind === 'chromium' ? 400 : 20);
      ok((await openView(driver, page)).paragraphs.length > 3);
      await leaveView(driver, page);
    },
  },
  {
    name: 'back to a page from the browser’s cache: the page is as it was, and the next click reads it',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${ENGLISH}`);
      await page.evaluate(() => (document.body.dataset.visited = 'before'));
      await openView(driver, page);
      await leaveView(driver, page);
      const before = await recordPage(page);
      await page.goto(`${origin}/pages/japanese.html`);
      // Asked of the page: of what comes from the cache the browser tells a test no loading.
      await page.evaluate(() => history.back());
      await until(() => page.evaluate((path) => location.pathname === path && document.readyState === 'complete', ENGLISH), 'the page before');
      const isKept = await page.evaluate(() => document.body.dataset.visited === 'before');
      same(await isAnythingShown(page), false);
      if (isKept) same((await recordPage(page)).markup, before.markup);
      ok(await openView(driver, page));
      await leaveView(driver, page);
    },
  },
];

export const faultCases = [...coreCases, ...settingsCases, ...pageCases];

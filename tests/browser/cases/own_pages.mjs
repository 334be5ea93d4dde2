// The extension's own pages, and the sites on which the view opens by itself.
//
// Decides what the options must keep, refuse and undo.

import { readFile } from 'node:fs/promises';
import { checkAccess, HOST, offer, openOptions, press, says, stored, withOwnBrowser } from '../own_browser.mjs';
import { ok, pause, same, until } from '../runner.mjs';
import { clickButton, clickInView, isAnythingShown, leaveView, openView, readCard, readView, waitToBeTold } from '../view.mjs';

export const ownPageCases = [
  {
    name: 'options: choices are stored, bad files change nothing, a good one and a reset can be undone',
    run: (context) => withOwnBrowser(context, async (own) => {
      const page = await openOptions(own);
      await checkAccess(page, 'options');
      await page.evaluate(() => document.querySelector('input[value="sepia"]').click());
      await until(async () => (await stored(page, 'preferences'))?.theme === 'sepia', 'the theme is stored');
      for (const [text, words] of [
        ['no json', 'not a settings file'],
        ['{"kind":"other","version":1}', 'another program'],
        ['{"kind":"lectern-settings","version":99,"settings":{}}', 'newer version'],
        ['{"kind":"lectern-settings","version":-1,"settings":{}}', 'another program'],
        ['{"kind":"lectern-settings","version":1,"settings":[]}', 'damaged at “Lectern settings”'],
        ['{"kind":"lectern-settings","version":1,"settings":{"preferences":{"theme":"pink"}}}', 'damaged at “Reading”'],
        ...[
          ['Reading', { preferences: { voices: { en: 7 } } }], ['Sites', { sites: { 'a.example': 5 } }], ['Sites', { sites: { 'a.example': { opening: 'sometimes' } } }],
          ['Remember where I stopped', { remembersPlaces: 'yes' }],
        ].map(([name, settings]) => [JSON.stringify({ kind: 'lectern-settings', version: 1, settings }), `damaged at “${name}”`]),
      ]) {
        // A sentence that stood there before would be taken for the answer.
        await page.evaluate(() => document.querySelector('.status').replaceChildren());
        await offer(page, text);
        await says(page, words);
        same((await stored(page, 'preferences')).theme, 'sepia');
      }
      await press(page, 'Reset everything');
      await says(page, 'back to their defaults');
      same((await stored(page, 'preferences')).theme, 'auto');
      await press(page, 'Undo');
      await says(page, 'as it was before');
      same((await stored(page, 'preferences')).theme, 'sepia');
      const settings = { ...(await page.evaluate(() => chrome.storage.local.get(['preferences', 'sites', 'remembersPlaces', 'filterLists']))) };
      await offer(page, JSON.stringify({ kind: 'lectern-settings', version: 1, settings: { ...settings, sites: { 'news.example': { opening: 'never', look: null } } } }));
      await says(page, 'in use');
      same(await page.evaluate(() => document.querySelector('.sites .host').textContent), 'news.example');
      await press(page, 'A look of its own for news.example');
      await until(async () => (await stored(page, 'sites'))['news.example'].look?.theme === 'sepia', 'the site has a look of its own');
      await checkAccess(page, 'a site with a look');
      await press(page, 'Test whether it works here');
      await until(() => page.evaluate(() => document.querySelector('#about .fact').textContent.startsWith('It works')), 'the core works');
      await page.evaluate(() => chrome.storage.local.set({ preferences: 7, sites: { 'a b': 1 } }));
      await own.openOwnPage(page, 'options.html?again');
      await until(() => page.evaluate(() => document.querySelector('.warning')?.textContent.includes('(Reading, Sites)')), 'broken settings are said to be so');
      same(await page.evaluate(() => document.querySelector('input[name="theme"]:checked').value), 'auto');
    }),
  },
  {
    name: 'options: a rebuild keeps the focus, what is unfolded and what is half typed; the rest of the look, the speed, the licences',
    run: (context) => withOwnBrowser(context, async (own) => {
      const page = await openOptions(own);
      const focused = () => page.evaluate(() => document.activeElement.ariaLabel ?? document.activeElement.textContent);
      await page.evaluate(() => document.querySelector('.look details').setAttribute('open', ''));
      await press(page, 'Lines farther apart');
      await until(async () => (await stored(page, 'preferences'))?.latin.line === 1, 'the line height is stored');
      await page.evaluate(() => [...document.querySelectorAll('.look .tick')].find((row) => row.textContent === 'Keywords and key sentences').querySelector('input').focus());
      await page.keyboard.press(' ');
      await until(async () => (await stored(page, 'preferences')).digest, 'keywords are on');
      await page.focus('#listening .row select');
      await page.keyboard.press('ArrowDown');
      await until(async () => (await stored(page, 'preferences')).speed === 1.2, 'the speed is stored');
      same((await stored(page, 'preferences')).latin.line, 1);
      await checkAccess(page, 'all of the look');
      await page.focus('#site-host');
      await page.keyboard.type('half.exam');
      await page.evaluate(async () => chrome.storage.local.set({ leavesStubs: true }));
      await until(() => page.evaluate(() => document.querySelector('#stubs').checked), 'the page is built anew');
      same(await page.evaluate(() => [document.activeElement.id, document.activeElement.value, document.querySelector('.look details').open]), ['site-host', 'half.exam', true]);
      await page.evaluate(() => [...document.querySelectorAll('button')].find((one) => one.textContent === 'Reset everything').focus());
      await page.keyboard.press('Enter');
      await says(page, 'back to their defaults');
      same([await focused(), (await stored(page, 'preferences')).speed], ['Reset everything', 1]);
      await page.evaluate(() => document.querySelector('.status button').focus());
      await page.keyboard.press('Enter');
      await says(page, 'as it was before');
      same([await focused(), (await stored(page, 'preferences')).speed], ['Reset everything', 1.2]);
      const licences = await page.evaluate(() => [...document.querySelectorAll('#about a[href^="fonts/"]')].map((link) => link.getAttribute('href')));
      same(licences.length, 3);
      for (const licence of licences) {
        await own.openOwnPage(page, licence);
        ok(/SIL OPEN FONT LICENSE/i.test(await page.evaluate(() => document.body.textContent)), licence);
      }
    }),
  },
  {
    name: 'sites: the view opens by itself on articles of a chosen site, never on its lists, until that is taken back',
    run: (context) => withOwnBrowser(context, async (own) => {
      const { origin } = context;
      const options = await openOptions(own);
      await options.focus('#site-host');
      await options.keyboard.type(`${origin}/pages/english.html`);
      await press(options, 'Always open');
      await says(options, `Articles on ${HOST} now open`);
      same(await options.evaluate(() => document.querySelector('.sites .host').textContent), HOST);
      await until(() => options.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 1), 'the site is registered');
      const page = await own.newPage();
      // Firefox's own bars come and go above the page: a size that does not depend on them.
      await page.setViewport({ width: 1000, height: 700 });
      await page.goto(`${origin}/pages/front-page.html`);
      await pause(1500);
      same(await isAnythingShown(page), false);
      await page.goto(`${origin}/pages/english.html`);
      await until(() => readView(page), 'the article opens by itself');
      const words = await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.toast p').textContent);
      same(words, `Opened by itself, as you chose for ${HOST}.`);
      await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('#panel-help') !== null), 'the tools are there');
      for (let press = 0; press < 8; press += 1) await page.keyboard.press('j');
      await until(async () => (await stored(options, 'places'))?.length === 1, 'the place is kept');
      await page.goto('about:blank');
      await page.goto(`${origin}/pages/english.html`);
      await until(() => readView(page), 'once more');
      same(await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.toast p').textContent), `Opened by itself, as you chose for ${HOST}, where you stopped last time.`);
      await clickInView(page, '.toast-action:nth-last-of-type(2)');
      await until(() => options.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 0), 'the site is no longer registered');
      await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.bar .export').focus());
      await page.keyboard.press('Enter');
      await until(() => page.evaluate(() => Boolean(document.querySelector('lectern-view').shadowRoot.querySelector('.export-panel:popover-open'))), 'the view that is open keeps its rights');
      await page.reload();
      await pause(1500);
      same(await isAnythingShown(page), false);
    }),
  },
  {
    name: 'sites: a chosen site that goes on to another page in the same document opens that one too',
    run: (context) => withOwnBrowser(context, async (own) => {
      const { origin } = context;
      const options = await openOptions(own);
      await options.focus('#site-host');
      await options.keyboard.type(origin);
      await press(options, 'Always open');
      await until(() => options.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 1), 'the site is registered');
      const page = await own.newPage();
      await page.goto(`${origin}/pages/single-page.html`);
      await until(() => readView(page), 'the article opens by itself');
      await page.keyboard.press('Escape');
      await until(async () => !(await isAnythingShown(page)), 'Esc leaves');
      await page.evaluate(() => history.replaceState({}, '', '?from=letter'));
      await pause(2500);
      same(await isAnythingShown(page), false, 'the same page opens once');
      await page.evaluate(() => window.go());
      await until(async () => (await readView(page))?.headline === 'The bridge below the town', 'the next page opens');
    }),
  },
  {
    name: 'sites: a page told behind the address of the front opens by itself, the front does not',
    run: (context) => withOwnBrowser(context, async (own) => {
      const { origin, server } = context;
      const article = await readFile(new URL('../pages/english.html', import.meta.url), 'utf8');
      server.answers.set('/', { headers: { 'content-type': 'text/html; charset=utf-8' }, body: article });
      const options = await openOptions(own);
      await options.evaluate(() => chrome.storage.local.set({ sites: { '127.0.0.1': { opening: 'always' } } }));
      if (own.kind === 'firefox') {
        await until(() => options.evaluate(() => document.querySelector('.sites .host') !== null), 'the site is listed');
        await press(options, 'Allow again');
      }
      await until(() => options.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 1), 'the site is registered');
      const page = await own.newPage();
      await page.goto(`${origin}/`);
      await pause(1500);
      same(await isAnythingShown(page), false, 'a front page');
      await page.goto('about:blank');
      await page.goto(`${origin}/#/home`);
      await pause(1500);
      same(await isAnythingShown(page), false, 'by another name');
      await page.evaluate(() => (location.hash = '#/post/42'));
      await until(() => readView(page), 'a page of its own');
      await page.goto('about:blank');
      await page.goto(`${origin}/#!post/43`);
      await until(() => readView(page), 'and another');
      server.answers.delete('/');
    }),
  },
  {
    name: 'sites: a click while the view is about to open by itself is heard',
    run: (context) => withOwnBrowser(context, async (own) => {
      const { origin, server } = context;
      const options = await openOptions(own);
      await options.focus('#site-host');
      await options.keyboard.type(origin);
      await press(options, 'Always open');
      await until(() => options.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 1), 'the site is registered');
      let release = () => undefined;
      server.answers.set('/slow.png', new Promise((answer) => {
        release = () => answer({ headers: { 'content-type': 'image/png' }, body: '' });
      }));
      server.answers.set('/waiting.html', { headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<!doctype html><title>Not there yet</title><body><img src="/slow.png">' });
      const page = await own.newPage();
      await page.goto(`${origin}/waiting.html`, { waitUntil: 'domcontentloaded' });
      // Nothing of a reading that began by itself is seen.
      await pause(1500);
      same(await isAnythingShown(page), false);
      await clickButton(own, page);
      await waitToBeTold(page);
      release();
      await until(async () => (await readCard(page))?.title === 'This does not look like an article', 'and told what there is');
      server.answers.delete('/slow.png');
      server.answers.delete('/waiting.html');
    }),
  },
  {
    name: 'sites: chosen in the menu, the view opens by itself from then on; a refusal is told in words',
    run: (context) => withOwnBrowser(context, async (own) => {
      const { origin } = context;
      const page = await own.newPage();
      await page.goto(`${origin}/pages/english.html`);
      await openView(own, page);
      await leaveView(own, page);
      if (own.kind === 'chromium') {
        const allow = (isAllowed) => own.inBackground((given) => (chrome.permissions.request = async () => given), isAllowed);
        await allow(false);
        await own.menu('always');
        await until(async () => (await own.button()).title.includes(`${HOST} was not allowed`), 'the button says so');
        same(await isAnythingShown(page), false);
        await allow(true);
        // What cannot be stored could never be given back.
        await own.inBackground(() => {
          globalThis.real = { set: chrome.storage.local.set, contains: chrome.permissions.contains, remove: chrome.permissions.remove };
          globalThis.dropped = [];
          chrome.storage.local.set = async () => { throw new Error('full'); };
          chrome.permissions.contains = async () => false;
          chrome.permissions.remove = async ({ origins }) => globalThis.dropped.push(...origins);
        });
        await own.menu('always');
        await until(async () => (await own.button()).title.includes('Not saved'), 'the button says that, too');
        same([await own.inBackground(() => globalThis.dropped), await isAnythingShown(page)], [[`*://${HOST}/*`], false]);
        await own.inBackground(() => {
          Object.assign(chrome.permissions, { contains: globalThis.real.contains, remove: globalThis.real.remove });
          chrome.storage.local.set = globalThis.real.set;
        });
      }
      await own.menu('always');
      await until(() => readView(page), 'the view opens');
      same(await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.toast p').textContent), `Opened by itself, as you chose for ${HOST}.`);
    }),
  },
  {
    name: 'options left open: they show what was chosen elsewhere, and take none of it back',
    run: (context) => withOwnBrowser(context, async (own) => {
      const [first, second] = [await openOptions(own), await openOptions(own)];
      const choose = (page, selector) => page.evaluate((wanted) => document.querySelector(wanted).click(), selector);
      await choose(first, 'input[name="theme"][value="sepia"]');
      await choose(first, '#stubs');
      await until(() => second.evaluate(() => document.querySelector('input[name="theme"][value="sepia"]').checked), 'the other page shows it');
      await choose(first, '#single-keys');
      await until(async () => !(await stored(first, 'preferences')).keys, 'the keys are off');
      await choose(second, 'input[name="theme"][value="dark"]');
      await until(async () => (await stored(first, 'preferences')).theme === 'dark', 'the theme is stored');
      same((await stored(first, 'preferences')).keys, false);
      await until(() => first.evaluate(() => document.querySelector('input[name="theme"][value="dark"]').checked), 'and shown');
      await first.evaluate(() => chrome.storage.local.set({ sites: { 'news.example': { opening: 'never' } } }));
      await until(() => second.evaluate(() => document.querySelector('.sites .host')?.textContent === 'news.example'), 'the site is listed');
      await second.bringToFront();
      await second.focus('#site-host');
      await second.keyboard.type('paper.example');
      await press(second, 'Never open');
      await until(async () => Object.keys(await stored(second, 'sites')).length === 2, 'both sites are stored');
      same(await stored(second, 'leavesStubs'), true);
      const welcome = await own.newPage();
      await own.openOwnPage(welcome, 'welcome.html');
      await until(() => welcome.evaluate(() => document.querySelector('input[value="dark"]')?.checked), 'the first page shows the choice');
      await choose(first, 'input[name="theme"][value="grey"]');
      await until(() => welcome.evaluate(() => document.querySelector('input[value="grey"]').checked), 'and the next one');
    }),
  },
  {
    name: 'permissions: asked for again where a site is brought back, and given up where nothing needs them any more',
    run: (context) => withOwnBrowser(context, async (own) => {
      const page = await openOptions(own);
      const addAndKeep = async () => {
        await page.focus('#site-host');
        await page.keyboard.type(HOST);
        await press(page, 'Always open');
        await says(page, `Articles on ${HOST} now open`);
      };
      const addAndRemove = async () => {
        await addAndKeep();
        await press(page, `Remove ${HOST}`);
        await says(page, 'is removed');
      };
      await addAndRemove();
      const answer = (isAllowed) => page.evaluate((given) => {
        chrome.permissions.request = async ({ origins }) => {
          window.asked = origins;
          return given;
        };
      }, isAllowed);
      await answer(false);
      await press(page, 'Undo');
      await says(page, 'was not allowed');
      same([await stored(page, 'sites'), await page.evaluate(() => window.asked)], [{}, [`*://${HOST}/*`]]);
      await answer(true);
      await addAndRemove();
      await press(page, 'Undo');
      await says(page, 'as it was before');
      same(await page.evaluate(() => document.querySelector('.sites .host').textContent), HOST);
      if (own.kind === 'firefox') {
        const isAllowed = () => page.evaluate((origin) => chrome.permissions.contains({ origins: [origin] }), `*://${HOST}/*`);
        await press(page, `Remove ${HOST}`);
        await says(page, 'is removed');
        await own.openOwnPage(page, 'options.html?again');
        await until(() => page.evaluate(() => document.querySelector('#about') !== null), 'the options are shown');
        await addAndKeep();
        await press(page, 'Reset everything');
        await says(page, 'back to their defaults');
        same(await isAllowed(), true, 'for an undo');
        await own.openOwnPage(page, 'options.html?later');
        await until(async () => !(await isAllowed()), 'the permission is given up');
        const change = (how) => own.inWindow(`(async () => {
          const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
          const { extension } = WebExtensionPolicy.getByID("lectern@lectern.example");
          await ExtensionPermissions.${how}(extension.id, { permissions: [], origins: ["*://${HOST}/*"] }, extension);
        })()`);
        // What the reader allows in the browser's own settings is nobody's to give up.
        await change('add');
        await until(isAllowed, 'allowed by the reader');
        await own.openOwnPage(page, 'options.html?last');
        await until(() => page.evaluate(() => document.querySelector('#about') !== null), 'the options are shown');
        await pause(300);
        same(await isAllowed(), true);
        // Nor is it when it was asked for once, and taken back since.
        await change('remove');
        await until(async () => !(await isAllowed()), 'taken back');
        await addAndKeep();
        same(await stored(page, 'asked'), [`*://${HOST}/*`]);
        await change('remove');
        await until(async () => (await stored(page, 'asked')).length === 0, 'it is not ours any more');
        return;
      }
      // There the test's host is allowed for good: what is told of others, and what is asked.
      await page.evaluate(() => chrome.storage.local.set({
        sites: { 'kept.example': { opening: 'always' } },
        asked: ['*://gone.example/*', '*://*.gone.example/*', '*://kept.example/*', '*://*.kept.example/*', '*://*.example/*'],
      }));
      await page.evaluateOnNewDocument(() => {
        window.dropped = [];
        chrome.permissions.remove = async ({ origins }) => window.dropped.push(...origins);
      });
      await own.openOwnPage(page, 'options.html?again');
      await until(() => page.evaluate(() => document.querySelector('#about') !== null), 'the options are shown');
      same(await page.evaluate(() => window.dropped), ['*://gone.example/*', '*://*.gone.example/*']);
      // What was asked for a domain lets in below it too.
      same(await stored(page, 'asked'), ['*://kept.example/*', '*://*.kept.example/*', '*://*.example/*']);
    }),
  },
  {
    name: 'first page: opened on installation, with two texts that show the choices at once',
    run: (context) => withOwnBrowser(context, async (own) => {
      // Firefox does not list the tabs of extensions to a driver.
      if (own.kind === 'chromium') ok(own.firstPage.endsWith('/welcome.html'), own.firstPage);
      const page = await own.newPage();
      await own.openOwnPage(page, 'welcome.html');
      await until(() => page.evaluate(() => document.querySelectorAll('.sample').length === 2), 'two texts are shown');
      await checkAccess(page, 'welcome');
      await page.evaluate(() => document.querySelector('input[value="dark"]').click());
      same(await page.evaluate(() => document.querySelector('.sample').shadowRoot.querySelector('.view').dataset.theme), 'dark');
      await until(async () => (await stored(page, 'preferences'))?.theme === 'dark', 'the choice is stored');
    }),
  },
];

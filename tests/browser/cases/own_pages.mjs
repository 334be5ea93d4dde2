// The extension's own pages, and the sites on which the view opens by itself.
//
// Decides what the options must keep, refuse and undo.

import { checkAccess, HOST, offer, openOptions, press, says, stored, withOwnBrowser } from '../own_browser.mjs';
import { ok, pause, same, until } from '../runner.mjs';
import { clickInView, isAnythingShown, readView } from '../view.mjs';

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
        ['{"kind":"lectern-settings","version":1,"settings":{"preferences":{"theme":"pink"}}}', 'damaged at “preferences”'],
      ]) {
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
      await until(() => page.evaluate(() => document.querySelector('.warning')?.textContent.includes('(preferences, sites)')), 'broken settings are said to be so');
      same(await page.evaluate(() => document.querySelector('input[name="theme"]:checked').value), 'auto');
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
      await clickInView(page, '.toast-action');
      await until(() => options.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 0), 'the site is no longer registered');
      await page.reload();
      await pause(1500);
      same(await isAnythingShown(page), false);
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
      same((await stored(page, 'preferences')).theme, 'dark');
    }),
  },
];

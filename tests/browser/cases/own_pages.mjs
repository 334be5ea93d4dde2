// The extension's own pages, and the sites on which the view opens by itself.
//
// Decides what the options must keep, refuse and undo, in a browser of their own: what is stored there would change
// other cases. Chromium asks for a site in a window that no test reaches; there the test build has the permission from
// the start, and Firefox gives what is asked for.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../driver.mjs';
import { ok, pause, same, until } from '../runner.mjs';
import { clickInView, isAnythingShown, readView } from '../view.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const HOST = '127.0.0.1';

/** Runs with a browser whose storage nobody else uses. */
export async function withOwnBrowser({ driver, command, extension }, task) {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  const copy = join(folder, 'extension');
  await cp(extension, copy, { recursive: true });
  if (driver.kind === 'chromium') {
    const manifest = JSON.parse(await readFile(join(copy, 'manifest.json'), 'utf8'));
    await writeFile(join(copy, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: [`*://${HOST}/*`] }));
  }
  const own = await launch({ ...command, extension: copy });
  try {
    await task(own, folder);
  } finally {
    await own.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function openOptions(own) {
  const page = await own.newPage();
  await page.setViewport({ width: 1000, height: 900 });
  await own.openOwnPage(page, 'options.html');
  await until(() => page.evaluate(() => document.querySelector('#about') !== null), 'the options are shown');
  return page;
}

function press(page, label) {
  return page.evaluate((wanted) => {
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent === wanted || one.ariaLabel === wanted);
    button.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = button.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, label).then(({ x, y }) => page.mouse.click(x, y));
}

const status = (page) => page.evaluate(() => document.querySelector('.status p')?.textContent ?? '');
const says = (page, words) => until(async () => (await status(page)).includes(words), `the page says: ${words}`);
const stored = (page, name) => page.evaluate(async (key) => (await chrome.storage.local.get(key))[key], name);

async function offer(page, text) {
  await page.evaluate((content) => {
    const files = new DataTransfer();
    files.items.add(new File([content], 'settings.json', { type: 'application/json' }));
    const input = document.querySelector('#import-file');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, text);
}

async function checkAccess(page, what) {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const found = await page.evaluate(async () => (await globalThis.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
  same(found, [], what);
}

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
      const settings = { ...(await page.evaluate(() => chrome.storage.local.get(['preferences', 'sites', 'remembersPlaces']))) };
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

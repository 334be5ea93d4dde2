// A look for one site alone: chosen in the panel, kept apart from the usual one, and given up again.
//
// Decides what must hold in a browser of its own: what is stored here would change other cases.

import { launch } from '../driver.mjs';
import { openOptions, stored, withOwnBrowser } from '../own_browser.mjs';
import { same, until } from '../runner.mjs';
import { asNew, chooseTheme, clickInView, closePanel, openPanel, openView } from '../view.mjs';

const theme = (page) => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('dialog').dataset.theme);
const isOwn = (page) => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.site-only input').checked);

export const siteLookCases = [
  {
    name: 'appearance: a choice for this site alone stays there, other sites keep the usual look, and it can be given up',
    async run({ command, extension, origin }) {
      const own = await launch({ ...command, extension });
      try {
        const open = async (address) => {
          const page = await own.newPage();
          await page.goto(asNew(address));
          await openView(own, page);
          return page;
        };
        const here = `${origin}/pages/english.html`;
        const elsewhere = here.replace('127.0.0.1', 'localhost');
        const page = await open(here);
        await chooseTheme(page, 'grey');
        same(await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.site-only').textContent), 'Only on 127.0.0.1');
        same(await isOwn(page), false);
        await clickInView(page, '.site-only input');
        await chooseTheme(page, 'sepia');
        await closePanel(page);
        const other = await open(elsewhere);
        same(await theme(other), 'grey', 'the usual look is as it was');
        await openPanel(other, 'look');
        same(await isOwn(other), false);
        await chooseTheme(other, 'green');
        await closePanel(other);
        same(await theme(page), 'sepia', 'a change of the usual look does not reach it');
        const again = await open(here);
        same(await theme(again), 'sepia');
        await openPanel(again, 'look');
        await until(() => isOwn(again), 'the switch says so');
        // How one reads is no look: it holds wherever it was chosen.
        await openPanel(again, 'help');
        await clickInView(again, '#panel-help .tick input');
        await until(() => other.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('#panel-help') !== null), 'the tools are there');
        await closePanel(again);
        const options = await own.newPage();
        await own.openOwnPage(options, 'options.html');
        await until(() => options.evaluate(() => document.querySelector('.sites .host')?.textContent === '127.0.0.1'), 'the options list the site');
        const exported = await options.evaluate(async () => (await chrome.storage.local.get('sites')).sites);
        same(exported['127.0.0.1'].look.theme, 'sepia');
        await until(async () => (await options.evaluate(async () => (await chrome.storage.local.get('preferences')).preferences.keys)) === false, 'single keys are off on every site');
        await options.evaluate(() => document.querySelector('#single-keys').click());
        await again.bringToFront();
        await until(async () => (await options.evaluate(async () => (await chrome.storage.local.get('preferences')).preferences.keys)) === true, 'single keys are on');
        // The view hears of it a moment later.
        await until(async () => {
          await again.keyboard.press('a');
          return again.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('#panel-look').matches(':popover-open'));
        }, 'on again in the options, they are on here');
        await closePanel(again);
        await openPanel(again, 'look');
        await options.close();
        await again.bringToFront();
        await clickInView(again, '.site-only input');
        await until(async () => (await theme(again)) === 'green', 'the usual look holds again');
      } finally {
        await own.close();
      }
    },
  },
  {
    name: 'appearance: a look that is given up takes nothing along into the usual one, however long that takes to store',
    // Only there can a test keep the background from storing.
    browsers: ['chromium'],
    run: (context) => withOwnBrowser(context, async (own) => {
      const options = await openOptions(own);
      const usual = { theme: 'grey', latin: { size: 0 } };
      await options.evaluate((preferences) => chrome.storage.local.set({
        preferences, sites: { '127.0.0.1': { look: { ...preferences, theme: 'sepia', latin: { size: 3 } } } },
      }), usual);
      const page = await own.newPage();
      await page.goto(asNew(`${context.origin}/pages/english.html`));
      await openView(own, page);
      same(await theme(page), 'sepia');
      await openPanel(page, 'look');
      const sites = await stored(options, 'sites');
      const hold = () => own.inBackground(() => {
        globalThis.realSet ??= chrome.storage.local.set;
        chrome.storage.local.set = () => new Promise((_, fail) => (globalThis.fail = fail));
      });
      const release = () => own.inBackground(() => {
        chrome.storage.local.set = globalThis.realSet;
        globalThis.fail(new Error('full'));
      });
      await hold();
      await clickInView(page, '.site-only input');
      await until(async () => (await theme(page)) === 'grey', 'the usual look is shown at once');
      await until(() => own.inBackground(() => globalThis.fail !== undefined), 'it is being stored');
      await release();
      await until(async () => (await theme(page)) === 'sepia', 'what could not be given up is shown again');
      await until(() => isOwn(page), 'and said to be there');
      same([await stored(options, 'sites'), (await stored(options, 'preferences')).theme], [sites, 'grey']);
      await hold();
      await own.inBackground(() => (globalThis.fail = undefined));
      await clickInView(page, '.site-only input');
      await until(() => own.inBackground(() => globalThis.fail !== undefined), 'it is being stored again');
      await chooseTheme(page, 'green');
      await release();
      await until(async () => (await stored(options, 'preferences')).theme === 'green', 'a choice made meanwhile is stored');
      same((await stored(options, 'preferences')).latin.size, 0, 'and nothing of the site with it');
      same(await stored(options, 'sites'), sites);
      await until(async () => (await theme(page)) === 'sepia' && (await isOwn(page)), 'the site has its look still');
    }),
  },
];

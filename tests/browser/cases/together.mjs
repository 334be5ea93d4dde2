// What of ours meets what else of ours: one card at a time, none over the view, one meaning of the button.
//
// Decides what is seen when commands follow each other before the first is done, and while the page goes on changing.

import { ok, pause, same, until } from '../runner.mjs';
import { clickButton, clickInView, isHidden, leaveView, openClicked, openView, readCard, readView, waitForCard } from '../view.mjs';

const PAGE = '/pages/late-ads.html';
/** Longer than a page must rest to be looked at again. */
const REST_MS = 2200;
/** A view that does not come in this time has given way. */
const GIVEN_WAY_MS = 6000;

const countHosts = (page) => page.evaluate(() => document.querySelectorAll('lectern-view').length);
const hasLedger = (page) => page.evaluate(() => [...document.querySelectorAll('lectern-view')].some((host) => host.shadowRoot.querySelector('.ledger')));
const isPicking = (page) => page.evaluate(() => [...document.querySelectorAll('lectern-view')].some((host) => host.shadowRoot.querySelector('.picking')));

export const togetherCases = [
  {
    name: 'together: a card takes the place of the one before, whichever command it answers',
    async run(context) {
      const { driver, makePage, origin } = context;
      const page = await makePage();
      await page.goto(`${origin}/pages/front-page.html`);
      await clickButton(driver, page);
      await waitForCard(page);
      await driver.menu('declutter');
      await until(() => hasLedger(page), 'what is hidden is told');
      same(await countHosts(page), 1);
      await clickButton(driver, page);
      await until(async () => (await readCard(page))?.title === 'This does not look like an article', 'the page is no article');
      same([await countHosts(page), await hasLedger(page)], [1, false]);
      await page.keyboard.press('F6');
      await until(async () => (await readCard(page)).hasFocus, 'the key leads to the card that is seen');
      await page.keyboard.press('Escape');
      await driver.menu('account');
      await until(() => hasLedger(page), 'told again');
      await driver.menu('pick');
      await until(() => isPicking(page), 'a block is pointed at');
      same(await hasLedger(page), false);
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'together: a view that is asked for before the page is decluttered has no card over it, and keeps its button',
    async run(context) {
      const { driver } = context;
      const page = await openClicked(context, PAGE);
      await pause(450);
      await Promise.all([driver.menu('declutter'), driver.click(page)]);
      await until(() => isHidden(page, '#farm'), 'the page is decluttered');
      // Whichever was heard last: a view that gave way to the command is opened once more.
      const isOpen = await until(() => readView(page), 'the view opens', GIVEN_WAY_MS).catch(() => null);
      if (!isOpen) await openView(driver, page);
      await pause(500);
      same(await hasLedger(page), false, 'no card');
      await page.evaluate(() => {
        const slot = document.createElement('div');
        slot.className = 'ad-slot';
        slot.innerHTML = '<iframe src="about:blank" width="300" height="250"></iframe>';
        document.querySelector('main, article, body').append(slot);
      });
      await until(() => isHidden(page, '.ad-slot:last-of-type'), 'what comes late behind the view is hidden');
      await pause(REST_MS);
      same((await driver.button()).title, 'Leave reading view');
      await page.keyboard.down('Alt');
      await page.keyboard.down('x');
      await pause(200);
      same(await page.evaluate(() => [...document.querySelectorAll('lectern-view')].some((host) => host.shadowRoot.querySelector('.peek'))), false, 'nothing is framed behind the view');
      await page.keyboard.up('x');
      await page.keyboard.up('Alt');
      await leaveView(driver, page);
      await until(async () => Number((await driver.button()).badge) > 0, 'the button tells again what is hidden');
    },
  },
  {
    name: 'together: the menu of the button has no more lines than browsers show',
    // Only there can a test hear what is put into the menu.
    browsers: ['chromium'],
    async run({ driver }) {
      const made = await driver.inBackground(() => {
        const lines = [];
        const real = chrome.contextMenus.create;
        chrome.contextMenus.create = (line) => lines.push(line);
        const removeAll = chrome.contextMenus.removeAll;
        chrome.contextMenus.removeAll = (done) => done();
        chrome.runtime.onInstalled.dispatch({ reason: 'update' });
        chrome.contextMenus.create = real;
        chrome.contextMenus.removeAll = removeAll;
        return { lines, most: chrome.contextMenus.ACTION_MENU_TOP_LEVEL_LIMIT };
      });
      const top = made.lines.filter(({ contexts, parentId }) => contexts.includes('action') && !parentId);
      ok(top.length > 3 && top.length <= made.most, JSON.stringify(made));
      ok(made.lines.every(({ parentId }) => !parentId || top.some(({ id }) => id === parentId)), JSON.stringify(made));
    },
  },
  {
    name: 'together: the button of the files closes what it has opened',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/long-read.html`);
      await openView(driver, page);
      const state = () => page.evaluate(() => {
        const { shadowRoot } = document.querySelector('lectern-view');
        return [Boolean(shadowRoot.querySelector('.export-panel:popover-open')), shadowRoot.querySelector('.bar .export').ariaExpanded];
      });
      same(await state(), [false, 'false']);
      for (const isOpen of [true, false, true, false]) {
        await clickInView(page, '.bar .export');
        await until(async () => (await state())[0] === isOpen, isOpen ? 'it opens' : 'it closes');
        await pause(150);
        same(await state(), [isOpen, String(isOpen)]);
      }
      await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.bar .export').click());
      same(await state(), [false, 'false'], 'a script opens nothing');
      await leaveView(driver, page);
    },
  },
];

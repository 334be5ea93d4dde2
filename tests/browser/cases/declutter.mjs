// Hiding in the page itself: what goes, what stays, and that nothing of it is left behind.

import { ok, pause, same, until } from '../runner.mjs';
import {
  clickInView, findAccessFaults, findRow, isHidden, leaveView, openClicked, openPanel, openView, pressInAccount, readCard, readView, recordPage, waitForCard,
} from '../view.mjs';

const PAGE = '/pages/late-ads.html';
const SEED = '/fixtures/zh/seed-cms--portal/page.html';

const displays = (page) => page.evaluate(() => [...document.querySelectorAll('body *')].filter((one) => !one.localName.startsWith('lectern-')).map((one) => getComputedStyle(one).display));
const noCard = (page) => page.evaluate(() => !document.querySelector('lectern-view'));

export const declutterCases = [
  {
    name: 'declutter: ads and link farms go, the text stays, and off means as before',
    async run(context) {
      const { driver } = context;
      const page = await openClicked(context, PAGE);
      const before = await recordPage(page);
      const shown = await displays(page);
      for (let round = 0; round < 3; round += 1) {
        await driver.menu('declutter');
        await until(() => isHidden(page, '#farm'), 'the farm is hidden');
        await until(() => isHidden(page, '#slot'), 'the ad is hidden, whatever the page says');
        ok(await page.evaluate(() => [...document.querySelectorAll('main p, h1')].every((one) => one.checkVisibility())), 'the text stays');
        await waitForCard(page);
        await until(async () => (await driver.button()).badge === '2', 'the badge counts both');
        await driver.menu('declutter');
        await until(() => noCard(page), 'the card is gone');
        await until(async () => !(await isHidden(page, '#farm')), 'the farm is back');
        same(await recordPage(page), before);
        same(await displays(page), shown);
        await until(async () => (await driver.button()).badge === '', 'the badge is gone');
      }
    },
  },
  {
    name: 'declutter: commands that follow at once are done one after the other, and are no click',
    async run(context) {
      const { driver } = context;
      for (const times of [2, 3]) {
        const page = await openClicked(context, PAGE);
        await Promise.all(Array.from({ length: times }, () => driver.menu('declutter')));
        await until(() => isHidden(page, '#farm').then((hidden) => hidden === (times === 3)), `${times} times`);
        await pause(300);
        same([await isHidden(page, '#farm'), await readView(page)], [times === 3, null]);
        same((await driver.button()).badge, times === 3 ? '2' : '');
      }
    },
  },
  {
    name: 'declutter: the card says what and why, and shows a part again',
    async run(context) {
      const { driver } = context;
      const page = await openClicked(context, PAGE);
      await driver.menu('declutter');
      await waitForCard(page);
      ok(/2 parts/.test(JSON.stringify(await readCard(page))), JSON.stringify(await readCard(page)));
      await clickInView(page, '.parts summary');
      const row = await until(() => findRow(page, 'Recommended for you'), 'the farm is in the list');
      ok(row.reasons.some((reason) => /links/.test(reason)), row.reasons.join());
      same(row.buttons, ['Show', 'Keep on this site', 'This was the article']);
      await pressInAccount(page, 'Recommended for you', 'Show');
      await until(async () => !(await isHidden(page, '#farm')), 'the part is shown again');
      ok(await isHidden(page, '#slot'), 'the others stay hidden');
      await until(async () => (await driver.button()).badge === '1', 'the badge counts one less');
      await pressInAccount(page, 'Recommended for you', 'Hide again');
      await until(() => isHidden(page, '#farm'), 'the part is hidden again');
      same(await findAccessFaults(page, '.ledger'), []);
      await page.keyboard.press('Escape');
      await until(() => noCard(page), 'Esc closes the card');
      ok(await isHidden(page, '#farm'), 'and nothing else');
      await driver.menu('account');
      await until(() => findRow(page, 'Recommended for you'), 'the menu brings the list back, open');
    },
  },
  {
    name: 'declutter: a key held, or a button, shows in place what is hidden',
    async run(context) {
      const { driver } = context;
      const page = await openClicked(context, PAGE);
      await driver.menu('declutter');
      await waitForCard(page);
      const frames = () => page.evaluate(() => [...document.querySelectorAll('lectern-view')].flatMap((host) => [...host.shadowRoot.querySelectorAll('.peek div')]).map((one) => one.textContent));
      await page.keyboard.down('Alt');
      await page.keyboard.down('x');
      await until(async () => (await frames()).length === 2, 'both parts are framed');
      same(await frames(), ['Ads', 'Recommended for you']);
      ok(!(await isHidden(page, '#farm')), 'and seen');
      await page.keyboard.up('x');
      await page.keyboard.up('Alt');
      await until(() => isHidden(page, '#farm'), 'until the key is let go');
      same(await frames(), []);
      const place = await page.evaluate(() => {
        const { x, y, width, height } = document.querySelector('lectern-view').shadowRoot.querySelector('.peek-button').getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      });
      await page.mouse.move(place.x, place.y);
      await page.mouse.down();
      await until(async () => !(await isHidden(page, '#farm')), 'the button shows it too');
      await page.mouse.up();
      await until(() => isHidden(page, '#farm'), 'while it is held');
    },
  },
  {
    name: 'declutter: the view tells of what is hidden in place, and leads to it',
    async run(context) {
      const { driver } = context;
      const page = await openClicked(context, PAGE);
      const paragraphs = (await openView(driver, page)).paragraphs;
      await leaveView(driver, page);
      await driver.menu('declutter');
      await waitForCard(page);
      const view = await openView(driver, page);
      same(view.paragraphs, paragraphs);
      await openPanel(page, 'leftout');
      const row = await until(() => findRow(page, 'Recommended for you'), 'the farm is in the account');
      same(row.buttons, ['Show in the page', 'Keep on this site', 'This was the article']);
      await pressInAccount(page, 'Recommended for you', 'Show in the page');
      await until(async () => (await readView(page)) === null, 'the view goes');
      await until(async () => !(await isHidden(page, '#farm')), 'and the part is shown');
      ok(await isHidden(page, '#slot'), 'the others are not');
      await until(async () => (await driver.button()).badge === '1', 'the badge is back');
    },
  },
  {
    name: 'declutter: an ad that comes late is hidden too, and a page that never stops is put up with',
    async run(context) {
      const { driver } = context;
      const page = await openClicked(context, PAGE);
      await driver.menu('declutter');
      await until(() => isHidden(page, '#farm'), 'on');
      await page.evaluate(() => {
        const late = document.createElement('div');
        late.id = 'late';
        late.className = 'ad-banner';
        late.innerHTML = '<p>Advertisement</p><a href="https://ads.example/click" rel="sponsored">Buy a lamp</a>';
        document.querySelector('main').append(late);
      });
      await until(() => isHidden(page, '#late'), 'the late ad is hidden');
      await page.evaluate(() => {
        window.more = setInterval(() => {
          const one = document.createElement('p');
          one.textContent = 'A line that the page adds for ever.';
          document.querySelector('main').append(one);
        }, 5);
      });
      await pause(1500);
      ok(await page.evaluate(() => document.querySelector('main').lastElementChild.checkVisibility()), 'text stays');
      await page.evaluate(() => clearInterval(window.more));
      await driver.menu('declutter');
      await until(async () => !(await isHidden(page, '#late')), 'all is back');
    },
  },
  {
    name: 'declutter: works under a strict policy, and on the seed page',
    async run(context) {
      const { driver, makePage, origin } = context;
      const seed = await openClicked(context, SEED);
      const before = await recordPage(seed);
      await driver.menu('declutter');
      await waitForCard(seed);
      ok(await seed.evaluate(() => [...document.querySelectorAll('*')].some((one) => one.textContent.startsWith('推荐阅读') && !one.checkVisibility())), 'the farm is hidden');
      await driver.menu('declutter');
      await until(() => noCard(seed), 'gone');
      same(await recordPage(seed), before);
      const strict = await makePage();
      await strict.goto(`${origin}/pages/strict-csp.html`);
      await openView(driver, strict);
      await leaveView(driver, strict);
      await driver.menu('declutter');
      await waitForCard(strict);
      await driver.menu('declutter');
      await until(() => noCard(strict), 'gone');
    },
  },
];

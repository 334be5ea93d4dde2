// Hiding in the page itself: what goes, what stays, and that nothing of it is left behind.

import { ok, pause, same, until } from '../runner.mjs';
import { clickInView, leaveView, openView, readCard, recordPage, waitForCard } from '../view.mjs';

const PAGE = '/pages/late-ads.html';
const SEED = '/fixtures/zh/seed-cms--portal/page.html';

/** A tab the extension may act in: one that was clicked. */
async function openPage({ driver, makePage, origin }, path) {
  const page = await makePage();
  await page.goto(`${origin}${path}`);
  await openView(driver, page);
  await leaveView(driver, page);
  return page;
}

const isHidden = (page, selector) => page.evaluate((wanted) => !document.querySelector(wanted).checkVisibility(), selector);
const displays = (page) => page.evaluate(() => [...document.querySelectorAll('body *')].filter((one) => !one.localName.startsWith('lectern-')).map((one) => getComputedStyle(one).display));
const noCard = (page) => page.evaluate(() => !document.querySelector('lectern-view'));

export const declutterCases = [
  {
    name: 'declutter: ads and link farms go, the text stays, and off means as before',
    async run(context) {
      const { driver } = context;
      const page = await openPage(context, PAGE);
      const before = await recordPage(page);
      const shown = await displays(page);
      for (let round = 0; round < 3; round += 1) {
        await driver.menu('declutter');
        await until(() => isHidden(page, '#farm'), 'the farm is hidden');
        await until(() => isHidden(page, '#slot'), 'the ad is hidden, whatever the page says');
        ok(await page.evaluate(() => [...document.querySelectorAll('main p, h1')].every((one) => one.checkVisibility())), 'the text stays');
        await waitForCard(page);
        same((await driver.button()).badge, '2');
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
    name: 'declutter: the card says what and why, and shows a part again',
    async run(context) {
      const { driver } = context;
      const page = await openPage(context, PAGE);
      await driver.menu('declutter');
      await waitForCard(page);
      ok(/2 parts/.test(JSON.stringify(await readCard(page))), JSON.stringify(await readCard(page)));
      await clickInView(page, '.account summary');
      const row = await until(() => page.evaluate(() => {
        const rows = [...document.querySelector('lectern-view').shadowRoot.querySelectorAll('.account li')];
        return rows.map((one) => one.textContent).find((text) => text.includes('Recommended for you')) ?? null;
      }), 'the farm is in the list');
      ok(/links/.test(row), row);
      await clickInView(page, '.account section:last-of-type li button');
      await until(async () => !(await isHidden(page, '#farm')), 'the part is shown again');
      ok(await isHidden(page, '#slot'), 'the others stay hidden');
    },
  },
  {
    name: 'declutter: an ad that comes late is hidden too, and a page that never stops is put up with',
    async run(context) {
      const { driver } = context;
      const page = await openPage(context, PAGE);
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
      const seed = await openPage(context, SEED);
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

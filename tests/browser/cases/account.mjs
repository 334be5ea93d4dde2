// What the reader decides about hidden parts, and that it lasts: keeping, levels, lines in place.
//
// Each case has a browser of its own, since all of it is stored.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkAccess, HOST, offer, openOptions, press, says, stored, withOwnBrowser } from '../own_browser.mjs';
import { ok, same, until } from '../runner.mjs';
import { clickInView, findRow, leaveView, openPanel, openView, pressInAccount, readAccount, readView, recordPage, waitForCard } from '../view.mjs';

const PAGE = '/pages/late-ads.html';
const FARM = 'Recommended for you';

const isHidden = (page, selector) => page.evaluate((wanted) => !document.querySelector(wanted).checkVisibility(), selector);
const noCard = (page) => page.evaluate(() => !document.querySelector('lectern-view'));

async function openClicked(own, origin, path = PAGE) {
  const page = await own.newPage();
  await page.setViewport({ width: 1000, height: 800 });
  await page.goto(`${origin}${path}`);
  await openView(own, page);
  await leaveView(own, page);
  return page;
}

/** Hides, and opens the list. */
async function openList(own, page) {
  await own.menu('account');
  await waitForCard(page);
  await until(async () => (await readAccount(page)).length > 0, 'the list is there');
}

export const accountCases = [
  {
    name: 'account: what is kept on a site stays in sight there, is in the view too, and can be taken back',
    run: (context) => withOwnBrowser(context, async (own, folder) => {
      const { origin } = context;
      await own.saveTo(folder);
      const options = await openOptions(own);
      const page = await openClicked(own, origin);
      await openList(own, page);
      await pressInAccount(page, FARM, 'Keep on this site');
      await until(async () => (await findRow(page, FARM)).state === 'kept', 'it is kept');
      ok(!(await isHidden(page, '#farm')), 'and in sight');
      same((await findRow(page, FARM)).buttons, ['Undo']);
      await pressInAccount(page, FARM, 'Undo');
      await until(() => isHidden(page, '#farm'), 'undone');
      await until(async () => JSON.stringify(await stored(options, 'sites')) === '{}', 'and stored');
      await pressInAccount(page, FARM, 'This was the article');
      await until(async () => (await findRow(page, FARM)).state === 'reported', 'it is kept as part of the article');
      await pressInAccount(page, FARM, 'Save a report');
      const name = await until(async () => (await readdir(folder)).find((file) => /^lectern-report.*\.json$/.test(file)), 'a file is saved');
      const report = JSON.parse(await until(async () => (await readFile(join(folder, name), 'utf8')) || null, 'it is written'));
      same([report.kind, report.judged.class, report.address], ['lectern-report', 'link_farm', `${origin}${PAGE}`]);
      ok(report.markup.includes('Recommended for you'), 'the report holds the box');
      // Another day: the box has another class more, and stands elsewhere.
      await page.reload();
      await page.evaluate(() => {
        const farm = document.querySelector('#farm');
        farm.classList.add('visited-3');
        const around = document.createElement('div');
        document.querySelector('footer').before(around);
        around.append(farm);
      });
      await openList(own, page);
      ok(!(await isHidden(page, '#farm')), 'it is known again');
      ok(await isHidden(page, '#slot'), 'and nothing else is kept');
      await own.menu('declutter');
      await until(() => noCard(page), 'off');
      const view = await openView(own, page);
      ok(view.body.includes('The one fruit you should not eat at night'), 'the view holds it');
      await leaveView(own, page);
      // The options know it.
      await own.openOwnPage(options, 'options.html?again');
      await until(() => options.evaluate(() => document.querySelector('.kept summary') !== null), 'the site is listed');
      await options.evaluate(() => document.querySelector('.kept summary').click());
      same(await options.evaluate(() => document.querySelector('.kept bdi').textContent), FARM);
      await checkAccess(options, 'a site with kept parts');
      await press(options, `Stop keeping “${FARM}” ${HOST}`);
      await says(options, 'no longer kept');
      same(await stored(options, 'sites'), {});
      await press(options, 'Undo');
      await until(async () => (await stored(options, 'sites'))[HOST]?.kept.length === 1, 'undone');
      const settings = await options.evaluate(() => chrome.storage.local.get(['preferences', 'sites', 'level']));
      settings.sites[HOST].kept[0].tag = '<b>';
      await offer(options, JSON.stringify({ kind: 'lectern-settings', version: 1, settings }));
      await says(options, 'damaged at “Sites”');
      settings.sites[HOST].kept[0].tag = 'aside';
      settings.sites[HOST].kept[0].words = 'Another heading';
      await offer(options, JSON.stringify({ kind: 'lectern-settings', version: 1, settings }));
      await says(options, 'in use');
      same((await stored(options, 'sites'))[HOST].kept[0].words, 'Another heading');
    }),
  },
  {
    name: 'account: from the view a part is kept, and the page is read again with it',
    run: (context) => withOwnBrowser(context, async (own) => {
      const page = await openClicked(own, context.origin);
      const before = await openView(own, page);
      ok(!before.body.includes('The one fruit'), 'the farm is left out');
      await openPanel(page, 'leftout');
      await until(() => findRow(page, FARM), 'it is in the account');
      await pressInAccount(page, FARM, 'Keep on this site');
      await until(async () => (await findRow(page, FARM)).state === 'kept', 'it is kept');
      await pressInAccount(page, FARM, 'Read the page again');
      await until(async () => (await readView(page))?.body.includes('The one fruit'), 'it is in the text');
      same((await readView(page)).paragraphs.slice(0, before.paragraphs.length), before.paragraphs);
    }),
  },
  {
    name: 'account: the level is chosen in the card or in the options',
    run: (context) => withOwnBrowser(context, async (own) => {
      const options = await openOptions(own);
      const page = await openClicked(own, context.origin);
      await openList(own, page);
      await clickInView(page, '.levels label:has([value="light"])');
      await until(async () => !(await isHidden(page, '#farm')), 'light hides ads alone');
      ok(await isHidden(page, '#slot'), 'the ad');
      await until(async () => (await stored(options, 'level')) === 'light', 'it is stored');
      await clickInView(page, '.levels label:has([value="standard"])');
      await until(() => isHidden(page, '#farm'), 'standard hides the farm');
      await own.openOwnPage(options, 'options.html?again');
      await until(() => options.evaluate(() => document.querySelector('#level-standard')?.checked), 'the options know it');
      await options.evaluate(() => document.querySelector('#level-light').click());
      await until(async () => (await stored(options, 'level')) === 'light', 'it is stored');
      await page.bringToFront();
      await own.menu('declutter');
      await until(() => noCard(page), 'off');
      await own.menu('declutter');
      await until(() => isHidden(page, '#slot'), 'on');
      ok(!(await isHidden(page, '#farm')), 'at the level of the options');
    }),
  },
  {
    name: 'account: lines in place say what is hidden, show it, and leave no trace',
    run: (context) => withOwnBrowser(context, async (own) => {
      const options = await openOptions(own);
      await options.evaluate(() => document.querySelector('#stubs').click());
      await until(async () => (await stored(options, 'leavesStubs')) === true, 'it is stored');
      const page = await openClicked(own, context.origin);
      const before = await recordPage(page);
      for (let round = 0; round < 3; round += 1) {
        await own.menu('declutter');
        await until(() => isHidden(page, '#farm'), 'on');
        const stub = await until(() => page.evaluate(() => {
          const host = document.querySelector('#farm').previousElementSibling;
          const button = host?.shadowRoot?.querySelector('button');
          return button ? { name: host.localName, words: button.textContent, isOpen: button.ariaExpanded, height: host.getBoundingClientRect().height } : null;
        }), 'the line stands there');
        same([stub.name, stub.words, stub.isOpen], ['lectern-stub', `${FARM} hidden (5 links)`, 'false']);
        ok(stub.height >= 24 && stub.height < 40, `${stub.height} px high`);
        await page.keyboard.press('Escape');
        await page.evaluate(() => document.querySelector('#farm').previousElementSibling.shadowRoot.querySelector('button').focus());
        await page.keyboard.press('Enter');
        await until(async () => !(await isHidden(page, '#farm')), 'the key shows the part');
        same(await page.evaluate(() => document.querySelector('#farm').previousElementSibling.shadowRoot.querySelector('button').ariaExpanded), 'true');
        await page.keyboard.press('Enter');
        await until(() => isHidden(page, '#farm'), 'and hides it');
        await page.evaluate(() => document.activeElement.blur());
        await own.menu('declutter');
        await until(async () => !(await isHidden(page, '#farm')), 'off');
        same(await recordPage(page), before);
      }
    }),
  },
  {
    name: 'account: what an update of the extension leaves of what was hidden goes at the next click, lines and shadow trees too',
    run: (context) => withOwnBrowser(context, async (own) => {
      const options = await openOptions(own);
      await options.evaluate(() => document.querySelector('#stubs').click());
      await until(async () => (await stored(options, 'leavesStubs')) === true, 'it is stored');
      const page = await openClicked(own, context.origin);
      await page.evaluate(() => {
        window.tree = document.querySelector('main').appendChild(document.createElement('x-slot')).attachShadow({ mode: 'open' });
        window.tree.innerHTML = '<div class="ad-slot" style="height: 250px"><p>Advertisement</p><iframe src="about:blank" width="300" height="250"></iframe></div>';
      });
      const record = async () => [await recordPage(page), await page.evaluate(() => [window.tree.innerHTML, window.tree.adoptedStyleSheets.length])];
      const before = await record();
      await own.menu('declutter');
      await until(() => isHidden(page, '#farm'), 'on');
      await until(() => page.evaluate(() => document.querySelector('lectern-stub') !== null && !window.tree.querySelector('.ad-slot').checkVisibility()), 'lines stand there, and the ad in the tree is hidden');
      await own.reload();
      await page.bringToFront();
      await openView(own, page);
      await leaveView(own, page);
      same(await record(), before);
    }),
  },
  {
    name: 'account: what could not be stored is said, and nothing is shown or hidden as if it were',
    // Only there can a test keep the background from storing.
    browsers: ['chromium'],
    run: (context) => withOwnBrowser(context, async (own) => {
      const page = await openClicked(own, context.origin);
      await openList(own, page);
      const fail = () => own.inBackground(() => {
        globalThis.realSet ??= chrome.storage.local.set;
        chrome.storage.local.set = async () => { throw new Error('full'); };
      });
      const mend = () => own.inBackground(() => (chrome.storage.local.set = globalThis.realSet));
      await fail();
      await pressInAccount(page, FARM, 'Keep on this site');
      await until(async () => (await findRow(page, FARM)).said.startsWith('Not saved'), 'it is not kept');
      ok(await isHidden(page, '#farm'), 'and still hidden');
      await mend();
      await pressInAccount(page, FARM, 'Keep on this site');
      await until(async () => (await findRow(page, FARM)).state === 'kept', 'kept');
      await fail();
      await pressInAccount(page, FARM, 'Undo');
      await until(async () => (await findRow(page, FARM)).said.startsWith('Not saved'), 'it is not let go');
      same([(await findRow(page, FARM)).state, await isHidden(page, '#farm')], ['kept', false]);
      await clickInView(page, '.levels label:has([value="light"])');
      await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.card-text').textContent.includes('Not saved')), 'nor is the level');
      await mend();
    }),
  },
  {
    name: 'account: rows are told apart by ear, and hiding that was chosen for a domain above ends with its site',
    run: (context) => withOwnBrowser(context, async (own) => {
      const options = await openOptions(own);
      await options.evaluate(() => chrome.storage.local.set({ sites: { localhost: { hides: true }, 'news.localhost': { hides: true, opening: 'never' } } }));
      const page = await openClicked(own, context.origin.replace(HOST, 'news.localhost'));
      await openList(own, page);
      const described = await page.evaluate(() => {
        const { shadowRoot } = document.querySelector('lectern-view');
        return [...shadowRoot.querySelectorAll('.account li')].map((row) => [...row.querySelectorAll('button')].every((button) => {
          const words = shadowRoot.getElementById(button.getAttribute('aria-describedby'));
          return words !== null && row.contains(words) && words.textContent !== '';
        }));
      });
      ok(described.length > 1 && described.every(Boolean), JSON.stringify(described));
      await clickInView(page, '.always button');
      await until(async () => JSON.stringify(await stored(options, 'sites')).includes('hides":true') === false, 'neither hides any more');
      same(Object.keys(await stored(options, 'sites')), ['news.localhost']);
    }),
  },
];

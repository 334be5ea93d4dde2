// Filter lists: taken in by address and by file, refused with a reason, and what they hide of a page.
//
// Decides that no request is made but by a click in the options, and that no rule gets past what protects the text. Each
// case has a browser of its own: lists are stored.

import { bestOf, ok, pause, same, until } from '../runner.mjs';
import { clickInView, leaveView, openView, recordPage, waitForCard } from '../view.mjs';
import { checkAccess, openOptions, press, says, stored, withOwnBrowser } from '../own_browser.mjs';

const PAGE = '/pages/listed.html';
const LIST = `[Adblock Plus 2.0]
! Title: Harbour list
##.lamp-corner
127.0.0.1###beside
##[data-corner]
##.story-text
##main
##p:nth-child(what)
##.spared
127.0.0.1#@#.spared
harbour.example##.elsewhere
~127.0.0.1##.elsewhere
||ads.example^
harbour.example##+js(set, x, 1)
##p:has-text(Ad)
`;
/** Rules that no word of a page keeps from being tried. */
const RULES = 1500;
/** A page waits no longer for its turn; measured at half of it at most. */
const LONGEST_TASK_MS = 60;
const text = (body, extra = {}) => ({ status: 200, headers: { 'content-type': 'text/plain', ...extra }, body });
const isHidden = (page, id) => page.evaluate((name) => !document.getElementById(name).checkVisibility(), id);
const titles = (page) => page.evaluate(() => [...document.querySelectorAll('.lists label')].map((label) => label.textContent));
const asked = ({ requests }, path) => requests.filter((request) => request.path === path);

async function add(page, address) {
  await page.evaluate((value) => {
    const field = document.querySelector('#list-address');
    field.value = value;
    field.focus();
  }, address);
  await page.keyboard.press('Enter');
}

async function offerList(page, content, name = 'harbour.txt') {
  await page.evaluate((body, file) => {
    const files = new DataTransfer();
    files.items.add(new File([body], file, { type: 'text/plain' }));
    const input = document.querySelector('#list-file');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, content, name);
}

/** A page that the extension may act in. */
async function openPage(own, address) {
  const page = await own.newPage();
  await page.goto(address);
  await openView(own, page);
  await leaveView(own, page);
  return page;
}

export const filterListCases = [
  {
    name: 'filter lists: added by address, updated, turned off, removed and brought back; nothing is fetched but by a click',
    run: (context) => withOwnBrowser(context, async (own) => {
      const { server, origin } = context;
      const path = '/list-by-address.txt';
      server.answers.set(path, text(LIST));
      const page = await openOptions(own);
      same(await page.evaluate(() => getComputedStyle(document.querySelector('#lists button')).borderTopWidth), '1px', 'the page has its colours');
      await add(page, 'ftp://a.example/list.txt');
      await says(page, 'no address of a list');
      await add(page, `${origin}${path}`);
      await says(page, '“Harbour list” is in use. Rules that hide: 9. Exceptions: 1.');
      same(await titles(page), ['Harbour list']);
      const [request, ...others] = asked(server, path);
      same([others.length, request.referrer], [0, '']);
      await page.evaluate(() => document.querySelector('.lists details').setAttribute('open', ''));
      const skipped = await page.evaluate(() => [...document.querySelectorAll('.lists tr')].map((row) => row.textContent));
      same(skipped, ['block requests: Lectern only hides1', 'select by more than CSS can1', 'run scripts in the page1']);
      await checkAccess(page, 'a list');
      server.answers.set(path, text(`${LIST}##.one-more\n`));
      await press(page, 'Update Harbour list');
      await says(page, '9 before, 10 now');
      await page.evaluate(() => document.querySelector('.lists input').click());
      await until(async () => (await stored(page, 'filterLists'))[0].isOn === false, 'it is off');
      const [{ id }] = await stored(page, 'filterLists');
      await press(page, 'Remove Harbour list');
      await until(async () => (await titles(page)).length === 0, 'it is gone');
      await press(page, 'Undo');
      await until(async () => (await titles(page)).length === 1, 'it is back');
      ok((await stored(page, `filter-rules-1:${id}`)).includes('.one-more'), 'with its rules');
      await press(page, 'Remove Harbour list');
      await until(async () => (await titles(page)).length === 0, 'it is gone');
      await own.openOwnPage(page, 'options.html?again');
      await until(async () => (await stored(page, `filter-rules-1:${id}`)) === undefined, 'its rules are deleted');
      await pause(500);
      same(asked(server, path).length, 2, 'asked for twice, both times by a click');
    }),
  },
  {
    name: 'filter lists: what is no list is refused with a reason, and the old one stays',
    run: (context) => withOwnBrowser(context, async (own) => {
      const { server, origin } = context;
      const path = '/list-that-breaks.txt';
      const page = await openOptions(own);
      server.answers.set(path, text(LIST));
      await add(page, `${origin}${path}`);
      await says(page, 'is in use');
      const before = JSON.stringify(await page.evaluate(() => chrome.storage.local.get(null)));
      for (const [answer, words] of [
        [text('<!doctype html><title>Not here</title>'), 'is a web page'],
        [text(LIST, { 'content-type': 'text/html; charset=utf-8' }), 'is a web page'],
        [{ ...text('gone'), status: 404 }, 'answer 404'],
        [{ ...text('', { location: '/pages/english.html' }), status: 302 }, 'points to another place'],
        [text(''), 'is empty'],
        [text(Buffer.from([80, 75, 3, 4, 0, 0, 7, 8])), 'is not text'],
        [text('||ads.example^\n||more.example^\n'), 'rules of other kinds: 2'],
        [text(Buffer.alloc((16 << 20) + 1, '##.lamp\n')), 'larger than 16 MB'],
      ]) {
        server.answers.set(path, answer);
        await press(page, 'Update Harbour list');
        await says(page, words);
        same(JSON.stringify(await page.evaluate(() => chrome.storage.local.get(null))), before, words);
      }
      await offerList(page, '\0\0\0', 'picture.txt');
      await says(page, 'picture.txt is not text');
      // A server that begins and never ends is given up.
      server.answers.set(path, new Promise(() => undefined));
      await press(page, 'Update Harbour list');
      await until(() => page.evaluate(() => !document.querySelector('.progress').hidden), 'it says that it waits');
      await press(page, 'Cancel');
      await says(page, 'Cancelled.');
      same(await page.evaluate(() => document.querySelector('.progress').checkVisibility()), false);
      same(JSON.stringify(await page.evaluate(() => chrome.storage.local.get(null))), before);
      server.answers.delete(path);
    }),
  },
  {
    name: 'filter lists: the permission for a list holds while it is being fetched, and goes with one that was given up',
    // There a test cannot ask for a host that is allowed already.
    browsers: ['firefox'],
    run: (context) => withOwnBrowser(context, async (own) => {
      const { server, origin } = context;
      const path = '/list-that-takes-its-time.txt';
      let answer;
      server.answers.set(path, new Promise((resolve) => (answer = resolve)));
      const page = await openOptions(own);
      const isAllowed = (one) => one.evaluate(() => chrome.permissions.contains({ origins: ['http://127.0.0.1/*'] }));
      await add(page, `${origin}${path}`);
      await until(async () => asked(server, path).length === 1, 'the list is asked for');
      const other = await openOptions(own);
      await pause(300);
      same(await isAllowed(other), true, 'the options that are opened meanwhile take it from nobody');
      await page.bringToFront();
      answer(text(LIST));
      await says(page, 'is in use');
      same([await isAllowed(page), (await stored(page, 'filterLists')).length], [true, 1]);
      await press(page, 'Remove Harbour list');
      await until(async () => !(await isAllowed(page)), 'it goes with the list');
      server.answers.set(path, text(''));
      await add(page, `${origin}${path}`);
      await says(page, 'is empty');
      await until(async () => !(await isAllowed(page)), 'and where nothing came of it');
      server.answers.delete(path);
    }),
  },
  {
    name: 'filter lists: settings carry where a list comes from, not its rules',
    run: (context) => withOwnBrowser(context, async (own) => {
      const { server, origin } = context;
      const path = '/list-to-carry.txt';
      server.answers.set(path, text(LIST));
      const page = await openOptions(own);
      await add(page, `${origin}${path}`);
      await says(page, 'is in use');
      const settings = await page.evaluate(() => chrome.storage.local.get(null));
      const [{ id }] = settings.filterLists;
      await page.evaluate((key) => chrome.storage.local.remove(key), `filter-rules-1:${id}`);
      await own.openOwnPage(page, 'options.html?again');
      await until(() => page.evaluate(() => document.querySelector('.lists .note')?.textContent.includes('are missing')), 'the rules are said to be missing');
      same(asked(server, path).length, 1);
      await press(page, 'Update Harbour list');
      await says(page, '“Harbour list” is in use.');
    }),
  },
  {
    name: 'filter lists: rules hide what nothing protects, also under a strict policy, in shadow trees and late',
    run: (context) => withOwnBrowser(context, async (own) => {
      const options = await openOptions(own);
      await offerList(options, LIST);
      await says(options, 'is in use');
      const page = await openPage(own, `${context.origin}${PAGE}`);
      const { markup } = await recordPage(page);
      await own.menu('declutter');
      await waitForCard(page);
      await until(() => isHidden(page, 'promo'), 'a class');
      const hidden = await page.evaluate(() => [...document.querySelectorAll('[id]')].filter((one) => !one.checkVisibility()).map(({ id }) => id));
      same(hidden, ['promo', 'beside', 'attribute']);
      same(await page.evaluate(() => document.querySelector('#host').shadowRoot.querySelector('.lamp-corner').checkVisibility()), false);
      ok(await page.evaluate(() => [...document.querySelectorAll('h1, .story-text')].every((one) => one.checkVisibility())), 'the text stays');
      await clickInView(page, '.parts summary');
      const reasons = await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.account .reasons')?.textContent), 'the account');
      ok(reasons.includes('A rule of Harbour list: .lamp-corner'), reasons);
      await page.evaluate(() => {
        const late = document.createElement('div');
        late.id = 'late';
        late.className = 'lamp-corner';
        late.textContent = 'More lamps.';
        document.body.append(late);
      });
      await until(() => isHidden(page, 'late'), 'a part that comes late');
      await page.evaluate(() => document.querySelector('#late').remove());
      await own.menu('declutter');
      await until(async () => !(await isHidden(page, 'promo')), 'all is back');
      same((await recordPage(page)).markup, markup);
      await options.bringToFront();
      await options.evaluate(() => document.querySelector('.lists input').click());
      await until(async () => (await stored(options, 'filterLists'))[0].isOn === false, 'the list is off');
      await page.bringToFront();
      await own.menu('declutter');
      await waitForCard(page);
      same(await isHidden(page, 'promo'), false);
    }),
  },
  {
    name: 'filter lists: what many rules cost on parts that come late is cut into pieces',
    run: (context) => withOwnBrowser(context, async (own) => {
      const options = await openOptions(own);
      const rules = Array.from({ length: RULES }, (_, at) => `##:not(i) > span[data-lamp-${at}]:not(:first-child) ~ b`);
      await offerList(options, `! Title: Many\n${rules.join('\n')}\n##.lamp-corner\n`);
      await says(options, 'is in use');
      const page = await openPage(own, `${context.origin}/pages/english.html`);
      await own.menu('declutter');
      await waitForCard(page);
      const longest = await bestOf(() => page.evaluate((parts) => new Promise((done) => {
        const turns = new MessageChannel();
        const begin = performance.now();
        let [last, longest] = [begin, 0];
        turns.port1.onmessage = () => {
          const now = performance.now();
          [last, longest] = [now, Math.max(longest, now - last)];
          if (now - begin > 1200) done(longest);
          else turns.port2.postMessage(0);
        };
        turns.port2.postMessage(0);
        document.querySelectorAll('.late').forEach((part) => part.remove());
        for (let at = 0; at < parts; at += 1) {
          const part = Object.assign(document.createElement('div'), { className: 'late', innerHTML: '<span>A lamp </span>'.repeat(600) });
          document.body.append(part);
        }
      }), 4), LONGEST_TASK_MS);
      console.log(`     the longest wait for a turn is ${longest.toFixed(0)} ms`);
      ok(longest < LONGEST_TASK_MS, `${longest} ms`);
    }),
  },
];

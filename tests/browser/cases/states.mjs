// What the button and the card say: no article, not a page, forbidden page, other tabs, a worker that was ended.
//
// Decides which state belongs to which page. Words are compared in English, the default locale.

import { withOwnBrowser } from '../own_browser.mjs';
import { ok, pause, same, soon, until } from '../runner.mjs';
import { clickButton, clickInView, isAnythingShown, leaveView, openPanel, openView, readCard, readView, recordPage, waitForCard, waitToBeTold } from '../view.mjs';

/** @param hasKeys whether the page hears keys: Firefox gives none to a page whose body has no box */
function refusalCase(name, reason, hasKeys = () => true) {
  return {
    name: `${name}: a card says why there is no article, and the page goes on working`,
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/${name}.html`);
      const before = await recordPage(page);
      await clickButton(driver, page);
      const card = await waitForCard(page);
      same(card.title, 'This does not look like an article');
      ok(card.lines[0].includes(reason), card.lines.join(' / '));
      ok(card.isSeen, 'the card is seen');
      same(card.hasFocus, false);
      await until(async () => (await driver.button()).title === 'No article found on this page', 'the button says so');
      if (hasKeys(driver.kind)) {
        await page.keyboard.press('Escape');
        await until(async () => !(await isAnythingShown(page)), 'Esc takes the card away');
        same(await recordPage(page), before);
        await clickButton(driver, page);
        await waitForCard(page);
      }
      await clickInView(page, '.card > button');
      await until(async () => !(await isAnythingShown(page)), 'the cross takes the card away');
      await clickButton(driver, page);
      await waitForCard(page);
      await leaveView(driver, page);
      same(await recordPage(page), before);
    },
  };
}

export const stateCases = [
  refusalCase('front-page', 'made of links'),
  refusalCase('empty', 'no text'),
  refusalCase('frames', 'frames'),
  refusalCase('hidden-body', 'no text', (browser) => browser !== 'firefox'),
  {
    name: 'the card of a list offers its headlines, each a link',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/front-page.html`);
      const before = await recordPage(page);
      await clickButton(driver, page);
      await waitForCard(page);
      await clickInView(page, '.card-action');
      await until(() => readView(page), 'the headlines are shown');
      const shown = await page.evaluate(() => {
        const { shadowRoot } = document.querySelector('lectern-view');
        const links = [...shadowRoot.querySelectorAll('.body li a')];
        return {
          notice: shadowRoot.querySelector('.notice').textContent, links: links.map((link) => [link.textContent, link.href]),
          canBeKept: shadowRoot.querySelector('.bar .export') !== null,
        };
      });
      same(shown.canBeKept, false, 'a file would hold the best guess, not these');
      const count = Number(/(\d+) headlines/.exec(shown.notice)?.[1]);
      ok(count >= 3 && shown.links.length === count, JSON.stringify(shown));
      ok(shown.links.every(([words, address]) => words.length > 5 && address.startsWith('http')), JSON.stringify(shown.links));
      await leaveView(driver, page);
      same(await recordPage(page), before);
    },
  },
  {
    name: 'the card is reached by Tab where nothing of the page has the focus, by F6 from anywhere; Esc gives the focus back',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/front-page.html`);
      const before = await recordPage(page);
      const focused = () => page.evaluate(() => document.querySelector('lectern-view')?.shadowRoot.activeElement?.textContent ?? document.activeElement?.textContent.slice(0, 20));
      await clickButton(driver, page);
      await waitForCard(page);
      same(await page.evaluate(() => { const { role, ariaLabel } = document.querySelector('lectern-view').shadowRoot.querySelector('.card'); return [role, ariaLabel]; }), ['dialog', 'This does not look like an article']);
      const spoken = await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.spoken').textContent), 'the card is said');
      ok(/^This does not look like an article .*F6 leads to the buttons\.$/.test(spoken), spoken);
      await page.keyboard.press('Tab');
      await soon(() => focused(), 'Show the headlines');
      await page.keyboard.press('Tab');
      await until(async () => ['Show the best guess', 'Pick a block…', 'Pick a block'].includes(await focused()), 'Tab goes on to what can be done');
      await page.keyboard.press('Escape');
      await until(async () => !(await isAnythingShown(page)), 'Esc takes the card away');
      same(await recordPage(page), before);
      await page.evaluate(() => document.querySelector('nav a').focus());
      await clickButton(driver, page);
      await waitForCard(page);
      await page.keyboard.press('Tab');
      await soon(() => focused(), 'Bay', 'the focus of the page goes its own way');
      await page.keyboard.press('F6');
      await soon(() => focused(), 'Show the headlines');
      await page.keyboard.press('Escape');
      await until(async () => !(await isAnythingShown(page)), 'Esc takes the card away');
      same(await focused(), 'Bay', 'where it was');
    },
  },
  {
    name: 'the card offers the best guess, which says of itself that it is one',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/front-page.html`);
      const before = await recordPage(page);
      await clickButton(driver, page);
      await waitForCard(page);
      await clickInView(page, '.card-action:nth-of-type(2)');
      await until(() => readView(page), 'the guess is shown');
      const notice = await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.notice').textContent);
      ok(/best guess; the chance that it is one is \d+%/.test(notice), notice);
      await until(async () => (await driver.button()).title === 'Leave reading view', 'the button says that a view is open');
      await leaveView(driver, page);
      same(await recordPage(page), before);
    },
  },
  ...[['zh-CN-Hans', '/fixtures/zh/seed-cms--portal/page.html'], ['en-US-US', '/pages/english.html']].map(([tag, path]) => ({
    name: `a page whose language is written ${tag}: the view opens, and can be listened to`,
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${path}`);
      await page.evaluate((lang) => document.documentElement.setAttribute('lang', lang), tag);
      const { lang } = await openView(driver, page);
      same(Intl.getCanonicalLocales(lang), [lang]);
      await openPanel(page, 'listen');
      await leaveView(driver, page);
    },
  })),
  {
    name: 'a page that has taken every name of ours for elements of its own: the view opens all the same',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/english.html`);
      await page.evaluate(() => {
        for (const ending of ['', '-1', '-2', '-3', '-4', '-5', '-6']) {
          customElements.define(`lectern-view${ending}`, class extends HTMLElement {
            constructor() {
              super();
              this.attachShadow({ mode: 'open' });
            }
          });
        }
      });
      await clickButton(driver, page);
      const hosts = () => page.evaluate(() => [...document.body.children].filter((child) => child.shadowRoot?.querySelector('dialog[open] article')).length);
      await until(async () => (await hosts()) === 1, 'the view opens');
      await clickButton(driver, page);
      await until(async () => (await hosts()) === 0, 'and goes');
    },
  },
  {
    name: 'the button tells whether the view is open',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/english.html`);
      await page.bringToFront();
      same(await driver.button(), { title: 'Open reading view', badge: '' });
      await openView(driver, page);
      await until(async () => (await driver.button()).title === 'Leave reading view', 'open');
      await leaveView(driver, page);
      await until(async () => (await driver.button()).title === 'Open reading view', 'closed');
    },
  },
  ...['plain.txt', 'drawing.svg'].map((file) => ({
    name: `${file}: not a web page, said by the button alone`,
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/${file}`);
      await clickButton(driver, page);
      const wanted = JSON.stringify({ title: 'This document is not a web page with text', badge: '!' });
      await until(async () => JSON.stringify(await driver.button()) === wanted, 'the button says so');
    },
  })),
  ...[['chromium', 'chrome://version/'], ['firefox', 'about:support']].map(([browser, address]) => ({
    name: `${address}: the button says that it is not allowed`,
    browsers: [browser],
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await driver.visitBrowserPage(page, address);
      await clickButton(driver, page);
      await until(async () => {
        const { badge, title } = await driver.button();
        return badge === '!' && /not let extensions/.test(title);
      }, 'the button says so');
      await page.goto(`${origin}/pages/english.html`);
      await until(async () => (await driver.button()).badge === '', 'the next page starts anew');
      same((await driver.button()).title, 'Open reading view');
    },
  })),
  {
    name: 'two tabs: each has its own view and its own button',
    async run({ driver, makePage, origin }) {
      const [first, second] = [await makePage(), await makePage()];
      await first.goto(`${origin}/pages/english.html`);
      await second.goto(`${origin}/pages/japanese.html`);
      await openView(driver, first);
      same(await readView(second), null);
      await second.bringToFront();
      await until(async () => (await driver.button()).title === 'Open reading view', 'the second tab is off');
      const japanese = await openView(driver, second);
      ok(japanese.headline.startsWith('川沿い'));
      await leaveView(driver, first);
      ok(await readView(second), 'the second view stays');
    },
  },
  {
    name: 'going to another page while the view is open',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/english.html`);
      await openView(driver, page);
      await page.goto(`${origin}/pages/japanese.html`);
      same(await isAnythingShown(page), false);
      await until(async () => (await driver.button()).title === 'Open reading view', 'the button starts anew');
      const view = await openView(driver, page);
      ok(view.headline.startsWith('川沿い'));
    },
  },
  {
    name: 'back to a page that was left with its view open: the button and the page say the same',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/english.html`);
      await openView(driver, page);
      await page.goto(`${origin}/pages/japanese.html`);
      await page.evaluate(() => history.back());
      await until(() => page.evaluate(() => location.pathname.endsWith('english.html')).catch(() => false), 'the page before');
      await until(async () => {
        const wanted = (await readView(page)) ? 'Leave reading view' : 'Open reading view';
        return (await driver.button()).title === wanted;
      }, 'button and page agree');
      if (await readView(page)) await leaveView(driver, page);
      ok(await openView(driver, page));
    },
  },
  {
    name: 'the background is ended between two clicks',
    // In a browser of its own: nobody has looked into its background, which then waits for him when it is started again.
    run: (context) => withOwnBrowser(context, async (own) => {
      const page = await own.newPage();
      await page.goto(`${context.origin}/pages/english.html`);
      const before = await recordPage(page);
      await openView(own, page);
      await own.killBackground();
      await leaveView(own, page);
      same(await recordPage(page), before);
      await own.killBackground();
      ok(await openView(own, page));
    }),
  },
  {
    name: 'reading that takes a moment says so, and only then; it can be cancelled',
    browsers: ['chromium'],
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/english.html`);
      const before = await recordPage(page);
      await openView(driver, page);
      await leaveView(driver, page);
      const slowDown = (ms) => driver.inBackground((longest) => {
        const real = (globalThis.realSet ??= Uint32Array.prototype.set);
        Uint32Array.prototype.set = function set(...values) {
          const end = Date.now() + longest;
          while (Date.now() < end);
          Uint32Array.prototype.set = real;
          globalThis.hasRead = true;
          return real.apply(this, values);
        };
      }, ms);
      await slowDown(700);
      await clickButton(driver, page);
      const card = await waitToBeTold(page);
      same([card.title, card.lines], ['Reading the page…', []]);
      const view = await until(() => readView(page), 'the view follows');
      same(view.hosts, 1, 'the card has gone');
      await leaveView(driver, page);
      same(await recordPage(page), before);
      await driver.inBackground(() => (globalThis.hasRead = false));
      await slowDown(3000);
      await clickButton(driver, page);
      await waitToBeTold(page);
      await clickInView(page, '.card-action');
      await until(async () => !(await isAnythingShown(page)), 'the card goes at once');
      await until(() => driver.inBackground(() => globalThis.hasRead), 'the page has been read');
      await pause(300);
      same(await isAnythingShown(page), false, 'and nothing opens');
      same(await recordPage(page), before);
      await slowDown(3000);
      await clickButton(driver, page);
      await waitToBeTold(page);
      await page.keyboard.press('Escape');
      await until(async () => !(await isAnythingShown(page)), 'Esc gives it up as well');
    },
  },
  {
    name: 'the extension is replaced while its view is open: Esc or the next click leave, the one after opens',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/plain.html`);
      const before = await recordPage(page);
      await openView(driver, page);
      await driver.reload();
      await page.keyboard.press('Escape');
      await until(async () => !(await readView(page)), 'Esc still closes the view');
      // Firefox has ended the script: its element stays in the page, unseen, until the next click.
      const { overflow, scroll } = await recordPage(page);
      same([overflow, scroll], [before.overflow, before.scroll]);
      ok(await openView(driver, page), 'the next click opens a view');
      await driver.reload();
      // Chromium lets the script that was left behind see that it was, and close the view by itself.
      if (driver.kind === 'firefox') await clickInView(page, '.exit');
      await until(async () => !(await readView(page)), 'so does the button');
      ok(await openView(driver, page), 'the new instance opens its own');
      await leaveView(driver, page);
      same(await recordPage(page), before);
    },
  },
  {
    name: 'before a click a page cannot tell that the extension is there',
    async run({ driver, makePage, origin, extensionId }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/plain.html`);
      const probe = () => page.evaluate(async (id) => {
        const globals = Object.getOwnPropertyNames(window).filter((name) => /lectern/i.test(name));
        const reach = id ? await fetch(`chrome-extension://${id}/core.js`).then(() => true, () => false) : false;
        return { globals, reach, elements: document.querySelectorAll(':not(:defined)').length, sheets: document.adoptedStyleSheets.length, listeners: typeof window.lecternToggle };
      }, extensionId);
      const nothing = { globals: [], reach: false, elements: 0, sheets: 0, listeners: 'undefined' };
      same(await probe(), nothing);
      await openView(driver, page);
      await leaveView(driver, page);
      same(await probe(), nothing, 'nor after the view is closed');
    },
  },
  {
    name: 'no request is made but for images of the article',
    async run({ driver, makePage, origin, server }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/lazy-images.html`);
      await pause(300);
      const before = server.requests.length;
      const asked = [];
      page.on('request', (request) => asked.push(request.url()));
      await openView(driver, page);
      await page.mouse.move(600, 400);
      for (let round = 0; round < 8; round += 1) {
        await page.mouse.wheel({ deltaY: 700 });
        await pause(120);
      }
      const paths = server.requests.slice(before).map((request) => request.path);
      ok(paths.every((path) => /^\/(picture-\d+x\d+|missing)\.png$/.test(path)), paths.join(' '));
      const foreign = asked.filter((address) => !address.startsWith(`${origin}/`) && !address.startsWith('data:'));
      same(foreign, []);
    },
  },
  {
    name: 'the message card of a page that is not read does not outlive a quick second look',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/front-page.html`);
      await Promise.all([driver.click(page), driver.click(page)]);
      await waitForCard(page);
      await pause(500);
      ok(await readCard(page), 'a double click shows the card once and leaves it');
      await leaveView(driver, page);
    },
  },
];

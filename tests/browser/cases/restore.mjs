// The page is as it was: after one visit to the view, after ten, after fast clicks, whatever the page looks like.
//
// Decides what "as it was" is: everything that `recordPage` sees, markup byte for byte.

import { atRest, ok, pause, same, until } from '../runner.mjs';
import { clickButton, clickInView, isAnythingShown, leaveView, openPanel, openView, readView, recordPage } from '../view.mjs';

const PAGES = ['plain', 'hostile-css', 'strict-csp', 'csp-sandbox', 'coep', 'english', 'japanese', 'arabic', 'shadow', 'lazy-images', 'clobber', 'visibility', 'deep'];

/** What a person has done on the page before the click. */
async function usePlainPage(page) {
  await page.click('#field');
  await page.keyboard.type('lamps on the pier');
  await page.evaluate(() => document.getElementById('field').setSelectionRange(3, 9, 'backward'));
  await page.evaluate(async () => {
    document.getElementById('tick').checked = true;
    document.getElementById('choice').value = '2023';
    document.getElementById('area').value = 'unsent';
    document.getElementById('box').scrollTop = 333;
    history.pushState({}, '', '#reading');
    await document.getElementById('sound').play();
    scrollTo({ top: 1234, behavior: 'instant' });
  });
  await until(() => page.evaluate(() => Math.abs(scrollY - 1234) < 2 && !document.getElementById('sound').paused), 'the page is in use');
}

/** Scrolls the view to a place, if one is given; gives the place it is at. */
function scrollView(page, top) {
  return page.evaluate((wanted) => {
    const dialog = document.querySelector('lectern-view').shadowRoot.querySelector('dialog');
    if (wanted !== null) dialog.scrollTop = wanted;
    return dialog.scrollTop;
  }, top ?? null);
}

export const restoreCases = [
  ...PAGES.map((name) => ({
    name: `${name}: opens, shows the article, and leaves the page byte-exact`,
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/${name}.html`);
      const before = await recordPage(page);
      const view = await openView(driver, page);
      same(view.hosts, 1);
      ok(view.paragraphs.length >= 4, `${view.paragraphs.length} paragraphs`);
      const seen = await page.evaluate(() => {
        const dialog = document.querySelector('lectern-view').shadowRoot.querySelector('dialog');
        const box = dialog.getBoundingClientRect();
        const style = getComputedStyle(dialog);
        const first = dialog.querySelector('.body > p').getBoundingClientRect();
        // Whatever the page does to its own elements, the point in the middle belongs to the view.
        const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
        return { fills: box.width >= innerWidth - 20 && box.height >= innerHeight - 1, left: box.left, top: box.top, opacity: style.opacity, color: style.color, size: parseFloat(getComputedStyle(dialog.querySelector('.body > p')).fontSize), width: first.width, host: top?.localName };
      });
      ok(seen.fills, JSON.stringify(seen));
      same([seen.left, seen.top, seen.opacity, seen.host], [0, 0, '1', 'lectern-view']);
      ok(seen.size >= 18 && seen.size <= 20 && seen.width > 400, JSON.stringify(seen));
      await leaveView(driver, page);
      same(await recordPage(page), before);
    },
  })),
  {
    name: 'typed text, caret, focus, playing sound, scroll and history survive',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/plain.html`);
      await usePlainPage(page);
      const before = await recordPage(page);
      same([before.focused, before.caret, before.playing], ['input#field', [3, 9, 'backward'], [true, false]]);
      await openView(driver, page);
      same(await page.evaluate(() => document.getElementById('sound').paused), true, 'the sound pauses while reading');
      same((await recordPage(page)).overflow, 'hidden', 'the page does not scroll');
      // A reader who goes somewhere in the view leaves the page there; one who comes back leaves it as it was.
      const begun = await scrollView(page);
      await page.mouse.move(600, 400);
      await page.mouse.wheel({ deltaY: 900 });
      await page.keyboard.press('PageDown');
      await until(async () => (await scrollView(page)) > begun, 'the view scrolls');
      await atRest(() => scrollView(page), 'the view stands still');
      await scrollView(page, begun);
      await leaveView(driver, page);
      await until(() => page.evaluate(() => !document.getElementById('sound').paused), 'the sound goes on');
      same(await recordPage(page), before);
    },
  },
  {
    name: 'a selection in the text survives',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/plain.html`);
      await page.evaluate(() => {
        const text = document.querySelector('article p').firstChild;
        getSelection().setBaseAndExtent(text, 40, text, 4);
      });
      const before = await recordPage(page);
      await openView(driver, page);
      // Selecting in the view takes the selection away from the page for as long as the view is open.
      await page.mouse.click(600, 500, { count: 2 });
      await leaveView(driver, page);
      same(await recordPage(page), before);
    },
  },
  {
    name: 'ten times open and closed leave nothing behind',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/plain.html`);
      await page.evaluate(() => scrollTo(0, 700));
      const before = await recordPage(page);
      for (let round = 0; round < 10; round += 1) {
        await openView(driver, page);
        await leaveView(driver, page);
      }
      same(await recordPage(page), before);
    },
  },
  {
    name: 'two fast clicks make one view, and a third one later leaves it',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/english.html`);
      const before = await recordPage(page);
      await Promise.all([driver.click(page), driver.click(page)]);
      const view = await until(() => readView(page), 'the view opens');
      same(view.hosts, 1);
      await pause(600);
      same((await readView(page))?.hosts, 1);
      await leaveView(driver, page);
      same(await recordPage(page), before);
    },
  },
  {
    name: 'Esc leaves, also after a click into the text',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/plain.html`);
      const before = await recordPage(page);
      await openView(driver, page);
      await page.keyboard.press('Escape');
      await until(async () => !(await isAnythingShown(page)), 'Esc closes the view');
      same(await recordPage(page), before);
      await openView(driver, page);
      await page.mouse.click(600, 500);
      await page.keyboard.press('Escape');
      await until(async () => !(await isAnythingShown(page)), 'Esc closes the view again');
    },
  },
  {
    name: 'the Exit button leaves; keys and clicks in the view do not reach the page’s shortcuts',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/plain.html`);
      const before = await recordPage(page);
      await openView(driver, page);
      await page.keyboard.press('q');
      same(await page.evaluate(() => window.pageState.keys), []);
      await clickInView(page, '.exit');
      await until(async () => !(await isAnythingShown(page)), 'the button closes the view');
      same(await recordPage(page), before);
    },
  },
  {
    name: 'events made by a script do nothing',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/plain.html`);
      await openView(driver, page);
      await openPanel(page, 'look');
      const look = () => page.evaluate(() => {
        const root = document.querySelector('lectern-view')?.shadowRoot;
        const dialog = root?.querySelector('dialog');
        return [dialog?.open, dialog?.dataset.theme, dialog?.getAttribute('style'), root?.querySelector('#panel-look').matches(':popover-open'), root?.querySelector('#panel-help').matches(':popover-open')];
      });
      const before = await look();
      await page.evaluate(() => {
        const root = document.querySelector('lectern-view').shadowRoot;
        root.querySelector('.exit').click();
        root.querySelector('.open-help').click();
        root.querySelector('.stepper .more').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
        root.querySelector('dialog').dispatchEvent(new Event('cancel'));
        for (const key of ['Escape', 'd', '+', '?']) root.querySelector('dialog').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
        root.querySelector('.swatch.dark input').click();
        root.querySelector('.reset').click();
        for (const label of root.querySelectorAll('label')) label.click();
        // A label of the page's own around one of our boxes, beside the view and outside of it.
        for (const place of [root, document.body]) {
          const label = document.createElement('label');
          label.append(root.querySelector('.swatch.night input') ?? document.querySelector('body > label input'));
          place.append(label);
          label.click();
        }
      });
      await pause(100);
      same(await look(), before);
    },
  },
  ...['hide', 'cover', 'style'].map((attack) => ({
    name: `the page’s script cannot ${attack} the view`,
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/attacks.html`);
      await openView(driver, page);
      await page.evaluate((name) => window.attack[name](), attack);
      const seen = await page.evaluate(() => {
        const dialog = document.querySelector('lectern-view').shadowRoot.querySelector('dialog');
        const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
        return [dialog.checkVisibility({ visibilityProperty: true, opacityProperty: true }), top?.localName];
      });
      same(seen, [true, 'lectern-view']);
      await clickInView(page, '.exit');
      await until(async () => !(await isAnythingShown(page)), 'the button still works');
    },
  })),
  {
    name: 'a script that closes the dialog leaves the page as it was',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/attacks.html`);
      const before = await recordPage(page);
      await openView(driver, page);
      await page.evaluate(() => window.attack.close());
      await until(async () => !(await isAnythingShown(page)), 'the view is gone');
      same(await recordPage(page), before);
      await openView(driver, page);
      await page.evaluate(() => window.attack.empty());
      await until(() => readView(page), 'an emptied page keeps its view');
      await leaveView(driver, page);
    },
  },
  {
    name: 'the Tab key stays in the view and begins with Exit',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/plain.html`);
      await openView(driver, page);
      await page.keyboard.press('Tab');
      const focused = () => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.activeElement?.className ?? null);
      same(await focused(), 'exit');
      for (let round = 0; round < 12; round += 1) {
        await page.keyboard.press('Tab');
        const outside = await page.evaluate(() => document.activeElement !== document.body && document.activeElement?.localName !== 'lectern-view');
        same(outside, false, 'focus in the page behind');
      }
    },
  },
  {
    name: 'a page that removes the view once gets it back; one that goes on is told about',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/fights-back.html?removals=1`);
      const before = await recordPage(page);
      await openView(driver, page);
      await until(() => page.evaluate(() => window.removals === 1), 'the page removes the view');
      await until(() => readView(page), 'the view is back');
      await leaveView(driver, page);
      same(await recordPage(page), before);
      await page.goto(`${origin}/pages/fights-back.html?removals=2`);
      await clickButton(driver, page);
      await until(() => page.evaluate(() => window.removals === 2), 'the page removes it again');
      await until(async () => (await driver.button()).badge === '!', 'the button tells');
      same((await recordPage(page)).overflow, before.overflow);
    },
  },
];

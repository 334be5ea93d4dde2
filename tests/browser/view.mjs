// What a test sees of the extension in a page, and how it clicks.
//
// Decides how the parts of the view are found: through its open shadow root, as a reader's other extensions would. Only
// looks; every action goes through the browser's own mouse, keyboard and toolbar.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { atRest, pause, until } from './runner.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The extension takes closer clicks for a double click. */
const DOUBLE_CLICK_MS = 450;
/** When the last click was answered, a time no earlier than the one at which the extension heard it; Infinity where that was not seen. */
const lastAnswers = new WeakMap();

let visits = 0;

/** Makes an address one that was never read before: where an earlier case stopped reading is remembered. */
export function asNew(address) {
  visits += 1;
  return `${address}?visit=${visits}`;
}

/** A click on the toolbar button, far enough from the one before to count. */
export async function clickButton(driver, page) {
  const now = performance.now();
  const wait = Math.min(lastAnswers.get(page) ?? -Infinity, now) + DOUBLE_CLICK_MS - now;
  if (wait > 0) await pause(wait);
  await driver.click(page);
  lastAnswers.set(page, Infinity);
}

export async function openView(driver, page) {
  await clickButton(driver, page);
  const view = await until(() => readView(page), 'the view opens').catch((error) => describeInstead(driver, page, error));
  lastAnswers.set(page, performance.now());
  return view;
}

/** What there is where no view came: whoever reads the report was not there. */
async function describeInstead(driver, page, error) {
  const [{ title }, card] = await Promise.all([driver.button(), readCard(page, '.card')]);
  throw new Error(`${error.message}: the button says “${title}”, a card ${card ? `“${card.title}”` : 'is not there'}`, { cause: error });
}

/** A view or a card. */
export async function openAnything(driver, page, what) {
  await clickButton(driver, page);
  await until(() => isAnswered(page), what);
  lastAnswers.set(page, performance.now());
}

export async function leaveView(driver, page) {
  await clickButton(driver, page);
  await until(async () => !(await isAnythingShown(page)), 'the view goes');
  lastAnswers.set(page, performance.now());
}

export function isAnythingShown(page) {
  return page.evaluate(() => {
    const places = ['documentElement', 'body'].map((name) => Reflect.get(Document.prototype, name, document)).filter(Boolean);
    return places.flatMap((place) => [...place.children]).some((child) => child.matches('lectern-view, lectern-view-1'));
  });
}

/** Whether the page has been read: there is a view, or a card with something to press. The card that says to wait is no answer. */
export function isAnswered(page) {
  return page.evaluate(() => {
    const places = ['documentElement', 'body'].map((name) => Reflect.get(Document.prototype, name, document)).filter(Boolean);
    const roots = places.flatMap((place) => [...place.children]).filter((child) => child.matches('lectern-view, lectern-view-1')).map((host) => host.shadowRoot);
    return roots.some((root) => root?.querySelector('dialog[open] article, .card:not(.waiting) button'));
  });
}

/** What the view says; null while there is none. */
export function readView(page) {
  return page.evaluate(() => {
    const places = ['documentElement', 'body'].map((name) => Reflect.get(Document.prototype, name, document)).filter(Boolean);
    const hosts = places.flatMap((place) => [...place.children]).filter((child) => child.matches('lectern-view, lectern-view-1'));
    const root = hosts.map((host) => host.shadowRoot).find((one) => one?.querySelector('dialog[open]'));
    if (!root) return null;
    const words = (selector) => root.querySelector(selector)?.textContent ?? null;
    const all = (selector) => [...root.querySelectorAll(selector)].map((part) => part.textContent);
    const article = root.querySelector('article');
    return {
      hosts: hosts.length,
      headline: words('h1'),
      place: all('.place bdi'),
      facts: all('.facts > *'),
      date: root.querySelector('.facts time')?.getAttribute('datetime') ?? null,
      byline: words('.byline'),
      keywords: all('.keywords li'),
      paragraphs: all('.body > p'),
      body: words('.body'),
      editor: words('.editor bdi'),
      lang: article.lang,
      direction: article.dir,
    };
  });
}

/** The account of the card, or of the view's panel while that is open. */
export function readAccount(page) {
  return page.evaluate(() => {
    const roots = [...document.querySelectorAll('lectern-view')].map((host) => host.shadowRoot);
    const account = roots.map((root) => root?.querySelector('.account')).find(Boolean);
    return [...(account?.querySelectorAll('section') ?? [])].map((section) => ({
      label: section.querySelector(':is(h2, h3) span').textContent,
      count: Number(section.querySelector('.count').textContent),
      rows: [...section.querySelectorAll('li')].map((row) => ({
        words: row.querySelector('.words').textContent,
        reasons: [...row.querySelectorAll('.reasons span')].map((reason) => reason.textContent),
        state: row.dataset.state,
        said: row.querySelector('.part-state')?.textContent ?? '',
        buttons: [...row.querySelectorAll('button')].map((button) => button.textContent),
      })),
    }));
  });
}

/** The row with these words; null where there is none. */
export async function findRow(page, words) {
  const rows = (await readAccount(page)).flatMap((group) => group.rows);
  return rows.find((row) => row.words.includes(words)) ?? null;
}

/** Presses a button of the row with these words. */
export async function pressInAccount(page, words, label) {
  const place = await page.evaluate((wanted, name) => {
    const rows = [...document.querySelectorAll('lectern-view')].flatMap((host) => [...(host.shadowRoot?.querySelectorAll('.account li') ?? [])]);
    const row = rows.find((one) => one.textContent.includes(wanted));
    const button = [...row.querySelectorAll('button')].find((one) => one.textContent === name);
    button.scrollIntoView({ block: 'nearest' });
    const { x, y, width, height } = button.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, words, label);
  await page.mouse.click(place.x, place.y);
}

/** What the message card says; null while there is none. The card that says to wait is one of its own, `.card.waiting`. */
export function readCard(page, wanted = '.card:not(.waiting)') {
  return page.evaluate((selector) => {
    const places = ['documentElement', 'body'].map((name) => Reflect.get(Document.prototype, name, document)).filter(Boolean);
    const hosts = places.flatMap((place) => [...place.children]).filter((child) => child.matches('lectern-view, lectern-view-1'));
    const card = hosts.map((host) => host.shadowRoot?.querySelector(selector)).find(Boolean);
    if (!card) return null;
    const box = card.getBoundingClientRect();
    return {
      title: card.querySelector('.card-title').textContent,
      lines: [...card.querySelectorAll('p:not(.card-title)')].map((line) => line.textContent),
      isSeen: card.checkVisibility() && box.width > 100 && box.height > 30,
      hasFocus: card.getRootNode().activeElement !== null,
    };
  }, wanted);
}

export async function waitForCard(page) {
  const card = await until(() => readCard(page), 'a card appears');
  lastAnswers.set(page, performance.now());
  return card;
}

/** Nothing is answered yet; the card is there for a moment only where reading is quick. */
export const waitToBeTold = (page) => until(() => readCard(page, '.card.waiting'), 'it is said that the page is read');

/** The middle of a part of the view, for a real mouse; once nothing moves it any more. */
export async function clickInView(page, selector) {
  const place = await atRest(() => page.evaluate((wanted) => {
    const host = document.querySelector('lectern-view');
    const part = host.shadowRoot.querySelector(wanted);
    if (part.closest('.panel, .ledger')) part.scrollIntoView({ block: 'nearest' });
    const box = part.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, selector), `${selector} stands still`, 2);
  await page.mouse.click(place.x, place.y);
}

/** Opens a panel by its button; nothing where it is open. */
export async function openPanel(page, name) {
  await until(() => page.evaluate((wanted) => document.querySelector('lectern-view')?.shadowRoot.querySelector(`#panel-${wanted}`) !== null, name), 'the tools are there');
  const isOpen = () => page.evaluate((wanted) => document.querySelector('lectern-view').shadowRoot.querySelector(`#panel-${wanted}`).matches(':popover-open'), name);
  if (await isOpen()) return;
  // The bar may have stepped aside; it comes back for the focus.
  await until(() => page.evaluate((wanted) => {
    const button = document.querySelector('lectern-view').shadowRoot.querySelector(`.open-${wanted}`);
    button.focus({ preventScroll: true });
    const box = button.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  }, name), 'the bar is there');
  await clickInView(page, `.open-${name}`);
  await until(isOpen, `the panel ${name} opens`);
}

/** Closes whatever panel is open, as a reader does. */
export async function closePanel(page) {
  await page.keyboard.press('Escape');
  await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector(':popover-open') === null), 'the panel closes');
}

/** Everything about the look as it was before anybody chose, and the panel closed. */
export async function resetLook(page) {
  await openPanel(page, 'look');
  await clickInView(page, '.reset');
  await closePanel(page);
  // Kept by the browser a moment later.
  await pause(150);
}

/** Chooses a theme in the panel, and leaves it open. */
export async function chooseTheme(page, theme) {
  await openPanel(page, 'look');
  await clickInView(page, `.swatch.${theme}`);
}

/** Everything a page can see of itself; equal before and after means that nothing was left behind. */
export function recordPage(page) {
  return page.evaluate(() => {
    const selection = getSelection();
    const place = (node) => (node ? [...(node.parentNode?.childNodes ?? [])].indexOf(node) : null);
    // Past what a page may have named after these properties.
    const read = (name) => Reflect.get(Document.prototype, name, document);
    const root = read('documentElement');
    const focused = read('activeElement');
    return {
      markup: root.outerHTML,
      scroll: [scrollX, scrollY, document.getElementById('box')?.scrollTop ?? 0],
      focused: focused ? `${focused.localName}#${focused.id}` : null,
      caret: focused && 'selectionStart' in focused ? [focused.selectionStart, focused.selectionEnd, focused.selectionDirection] : null,
      selection: [selection.toString(), place(selection.anchorNode), selection.anchorOffset, selection.focusOffset],
      values: [...document.querySelectorAll('input, textarea, select')].map((field) => [field.value, field.checked ?? null]),
      playing: [...document.querySelectorAll('audio, video')].map((media) => !media.paused),
      history: history.length,
      address: location.href,
      sheets: read('adoptedStyleSheets').length,
      faces: read('fonts').size,
      overflow: getComputedStyle(root).overflow,
      width: root.clientWidth,
    };
  });
}

/** What axe-core objects to in the view, or in another part of ours, as it is now. */
export async function findAccessFaults(page, part = 'dialog') {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  return page.evaluate(async (wanted) => {
    const result = await globalThis.axe.run({ include: [{ fromShadowDom: ['lectern-view', wanted] }] }, { resultTypes: ['violations'] });
    return result.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.html} ${node.failureSummary}`).join(' | ')}`);
  }, part);
}

/** A tab the extension may act in: one that was clicked. */
export async function openClicked({ driver, makePage, origin }, path) {
  const page = await makePage();
  await page.goto(`${origin}${path}`);
  await openView(driver, page);
  await leaveView(driver, page);
  return page;
}

export const isHidden = (page, selector) => page.evaluate((wanted) => !document.querySelector(wanted).checkVisibility(), selector);

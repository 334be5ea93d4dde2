// A page that fights the view that stands in it.
//
// Decides what "nothing acts" means: no choice of the reader changes, nothing is stored, nothing is saved or copied, and
// the toolbar button still leaves, with the page as its own script has made it.

import { ok, pause, same, until } from '../runner.mjs';
import { clickButton, isAnythingShown, openPanel, openView } from '../view.mjs';

/** Everything in the view that a script could want to change. */
const state = (page) => page.evaluate(() => {
  const root = document.querySelector('lectern-view')?.shadowRoot;
  const dialog = root?.querySelector('dialog');
  return dialog ? { open: dialog.open, data: { ...dialog.dataset }, style: dialog.getAttribute('style'), panels: [...root.querySelectorAll(':popover-open')].map((one) => one.id), scroll: dialog.scrollTop } : null;
});

/** What the attack does, in the page; `acts` is whether the view may notice it at all. */
const ATTACKS = [
  ['clicks of a script on everything', () => {
    for (const part of document.querySelector('lectern-view').shadowRoot.querySelectorAll('button, input, select, a, summary, [tabindex]')) {
      for (const kind of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'input', 'change']) {
        const event = new MouseEvent(kind, { bubbles: true, composed: true, cancelable: true });
        // Links would lead away, and boxes be ticked, by the browser's own doing and not by the view's.
        event.preventDefault();
        if (kind === 'click' && part.matches('a, input, summary')) continue;
        part.dispatchEvent(event);
      }
    }
  }],
  ['keys of a script', () => {
    const targets = [window, document, document.body, document.querySelector('lectern-view'), ...document.querySelector('lectern-view').shadowRoot.querySelectorAll('dialog, dialog *')];
    for (const key of ['Escape', 'd', 'e', 'j', 'k', '+', '-', '?', 'Enter', ' ', 's', 'l', 'c', 'n', 'p']) {
      for (const target of targets.slice(0, 60)) for (const kind of ['keydown', 'keypress', 'keyup']) target.dispatchEvent(new KeyboardEvent(kind, { key, bubbles: true, composed: true, cancelable: true }));
    }
  }],
  ['fake messages', () => {
    for (const kind of ['read', 'export', 'digest', 'part', 'font', 'state', 'print', 'hide_style', 'stay_away', 'arrived', 'toggle']) {
      postMessage({ kind, part: 'export', state: 'off', host: 'lectern-view', isOpen: false, format: 'md' }, '*');
      document.dispatchEvent(new CustomEvent(kind, { detail: { kind } }));
      window.dispatchEvent(new MessageEvent('message', { data: { kind } }));
    }
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    document.querySelector('lectern-view').shadowRoot.querySelector('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));
  }],
  ['capturing every key and click', () => {
    for (const kind of ['keydown', 'keyup', 'keypress', 'click', 'pointerdown', 'mousedown', 'cancel']) {
      window.addEventListener(kind, (event) => {
        event.stopImmediatePropagation();
        event.preventDefault();
      }, { capture: true });
    }
  }],
  ['covering it with a dialog of its own', () => {
    const cover = document.createElement('dialog');
    cover.className = 'of-the-attack';
    cover.textContent = 'Your session has expired';
    document.body.append(cover);
    cover.showModal();
  }],
  ['making the page inert and unclickable', () => {
    document.documentElement.style.pointerEvents = 'none';
    document.body.inert = true;
    document.body.setAttribute('aria-hidden', 'true');
  }],
  ['moving its element into a hidden box', () => {
    const box = document.createElement('div');
    box.hidden = true;
    box.className = 'of-the-attack';
    document.body.append(box);
    box.append(document.querySelector('lectern-view'));
  }],
  ['taking its style sheets', () => {
    const { shadowRoot } = document.querySelector('lectern-view');
    shadowRoot.adoptedStyleSheets = [];
    document.adoptedStyleSheets = [];
  }],
  ['writing into it', () => {
    const { shadowRoot } = document.querySelector('lectern-view');
    const form = document.createElement('form');
    form.action = 'https://evil.example/';
    form.append(Object.assign(document.createElement('input'), { type: 'password' }));
    shadowRoot.querySelector('article').prepend(form);
    shadowRoot.querySelector('.exit').setAttribute('onclick', 'window.wasClicked = true');
    shadowRoot.querySelector('h1').textContent = 'Another headline';
  }],
  ['claiming its name and its prototype', () => {
    // What the page itself goes on with is no sign of ours.
    const { remove } = Element.prototype;
    customElements.define('lectern-view', class extends HTMLElement { connectedCallback() { remove.call(this); } });
    HTMLDialogElement.prototype.showModal = () => { window.wasCalled = true; };
    HTMLDialogElement.prototype.close = () => { window.wasCalled = true; };
    Element.prototype.remove = () => { window.wasCalled = true; };
    EventTarget.prototype.addEventListener = () => { window.wasCalled = true; };
  }],
];

export const viewAttackCases = ATTACKS.map(([name, attack]) => ({
  name: `an attack on the view: ${name}`,
  async run({ driver, makePage, origin }) {
    const page = await makePage();
    await page.goto(`${origin}/pages/plain.html`);
    await openView(driver, page);
    await openPanel(page, 'look');
    const before = await state(page);
    await page.evaluate(attack);
    await pause(250);
    const after = await state(page);
    // A view whose element was moved closes, or stays as it is; no choice in it changes either way.
    if (after) same({ ...after, panels: [] }, { ...before, panels: [] });
    same(await page.evaluate(() => window.wasCalled ?? false), false, 'the page’s functions are not ours');
    if (await isAnythingShown(page)) {
      await clickButton(driver, page);
      await until(() => page.evaluate(() => document.querySelector('lectern-view') === null), 'the toolbar button leaves');
    }
    ok(await page.evaluate(() => getComputedStyle(document.documentElement).overflow !== 'hidden'), 'the page scrolls again');
  },
}));

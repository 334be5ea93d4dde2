// A page that fights the view that stands in it.
//
// Decides what "nothing acts" means: no choice of the reader changes, no panel opens or closes, nothing is stored, no file
// is saved, and the toolbar button still leaves, with the page as its own script has made it.

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, pause, same, until } from '../runner.mjs';
import { clickButton, isAnythingShown, openPanel, openView } from '../view.mjs';

/** Everything in the view that a script could want to change. */
const state = (page) => page.evaluate(() => {
  const root = document.querySelector('lectern-view')?.shadowRoot;
  const dialog = root?.querySelector('dialog');
  return dialog ? { open: dialog.open, data: { ...dialog.dataset }, style: dialog.getAttribute('style'), panels: [...root.querySelectorAll(':popover-open')].map((one) => one.id), scroll: dialog.scrollTop } : null;
});

/** All that is stored; where the reader stopped is kept whenever the page goes out of sight. */
const storage = (options) => options.evaluate(async () => JSON.stringify({ ...(await chrome.storage.local.get(null)), places: null }));

/** What the attack does, in the page. */
const ATTACKS = [
  ['clicks of a script on everything', () => {
    for (const part of document.querySelector('lectern-view').shadowRoot.querySelectorAll('button, label, input, select, a, summary, [tabindex]')) {
      for (const kind of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'input', 'change']) {
        // Links would lead away by the browser's own doing and not by the view's.
        if (kind === 'click' && part.matches('a')) continue;
        part.dispatchEvent(new MouseEvent(kind, { bubbles: true, composed: true, cancelable: true }));
      }
      if (!part.matches('a')) part.click?.();
    }
  }],
  ['labels of a script around its boxes', () => {
    const { shadowRoot } = document.querySelector('lectern-view');
    const inputs = [...shadowRoot.querySelectorAll('input')];
    for (const [at, place] of [shadowRoot, shadowRoot.querySelector('dialog'), document.body].entries()) {
      for (const input of inputs.slice(at)) {
        const label = document.createElement('label');
        label.className = 'of-the-attack';
        place.append(label);
        label.append(input);
        label.click();
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
  }, 'closes panels'],
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
  }, 'closes panels'],
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
  ['hiding its element and making it inert', () => {
    const host = document.querySelector('lectern-view');
    Object.assign(host, { hidden: true, inert: true, popover: 'manual', slot: 'x' });
    host.style.setProperty('display', 'none', 'important');
  }],
  ['taking its element into another document', () => {
    const frame = Object.assign(document.createElement('iframe'), { className: 'of-the-attack' });
    document.body.append(frame);
    frame.contentDocument.body.append(document.querySelector('lectern-view'));
  }, 'closes panels'],
  ['closing its dialog', () => document.querySelector('lectern-view').shadowRoot.querySelector('dialog').close(), 'closes panels'],
  ['writing the document anew', () => {
    document.open();
    document.write('<!doctype html><title>Another page</title><p>Another page.');
    document.close();
  }, 'closes panels'],
  ['other bodies again and again', () => {
    setInterval(() => document.documentElement.replaceChild(document.createElement('body'), document.body), 20);
  }, 'closes panels'],
  ['dialogs again and again', () => {
    setInterval(() => document.body.appendChild(document.createElement('dialog')).showModal(), 20);
  }, 'closes panels'],
  ['taking the focus, the selection and the scroll again and again', () => {
    const field = document.getElementById('field');
    setInterval(() => {
      field.focus();
      getSelection().selectAllChildren(document.body);
      scrollTo(0, 500);
    }, 5);
  }],
  ['other titles and addresses again and again', () => {
    let count = 0;
    setInterval(() => {
      document.title = `Leave this page ${count}`;
      if (count < 40) history.pushState({}, '', `/elsewhere/${count}`);
      count += 1;
    }, 10);
  }],
  ['making the document a field to write in', () => {
    document.designMode = 'on';
    document.documentElement.contentEditable = 'true';
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

/** @param mayClose told of attacks that come over the view, where the browser closes what is open in it */
const runAttack = async ({ driver, makePage, origin }, attack, mayClose, folder) => {
  const options = await makePage();
  await driver.openOwnPage(options, 'options.html');
  await until(() => options.evaluate(() => document.querySelector('#about') !== null), 'the options are shown');
  const page = await makePage();
  await driver.saveTo(folder);
  await page.goto(`${origin}/pages/plain.html`);
  await openView(driver, page);
  await openPanel(page, 'look');
  const [before, storedBefore] = [await state(page), await storage(options)];
  await page.evaluate(attack);
  await pause(250);
  const after = await state(page);
  // A view whose element was moved closes, or stays as it is; no choice in it changes either way.
  if (after) same(mayClose ? { ...after, panels: before.panels } : after, before);
  same(await storage(options), storedBefore, 'nothing is stored');
  same(await readdir(folder), [], 'nothing is saved');
  same(await page.evaluate(() => window.wasCalled ?? false), false, 'the page’s functions are not ours');
  if (await isAnythingShown(page)) {
    await clickButton(driver, page);
    await until(() => page.evaluate(() => document.querySelector('lectern-view') === null), 'the toolbar button leaves');
  }
  ok(await page.evaluate(() => getComputedStyle(document.documentElement).overflow !== 'hidden'), 'the page scrolls again');
};

export const viewAttackCases = ATTACKS.map(([name, attack, mayClose]) => ({
  name: `an attack on the view: ${name}`,
  async run(context) {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
    try {
      await runAttack(context, attack, mayClose !== undefined, folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
}));

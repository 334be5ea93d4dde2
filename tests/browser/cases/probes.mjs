// How pages look for extensions, and that they find nothing of this one.
//
// Decides the kinds of probes, and that they are tried before a click and after the view is left.

import { readdir } from 'node:fs/promises';
import { pause, same } from '../runner.mjs';
import { leaveView, openView } from '../view.mjs';

/** Six ways in which pages look for extensions; each gives what it found, or nothing. */
async function probe(page, id, files) {
  return page.evaluate(async (extension, names) => {
    const found = [];
    if (extension) {
      for (const name of names) {
        const address = `chrome-extension://${extension}/${name}`;
        if (await fetch(address).then(() => true, () => false)) found.push(`fetch ${name}`);
        const loads = await new Promise((resolve) => {
          const image = new Image();
          image.onload = () => resolve(true);
          image.onerror = () => resolve(false);
          image.src = address;
        });
        if (loads) found.push(`image ${name}`);
      }
    }
    const globals = Object.getOwnPropertyNames(window).filter((name) => /lectern/i.test(name));
    if (globals.length > 0) found.push(`globals ${globals}`);
    if (window.seenByObserver?.length > 0) found.push(`changes ${window.seenByObserver}`);
    const sheets = document.adoptedStyleSheets.length + document.querySelectorAll('lectern-view, [class*=lectern], [id*=lectern]').length;
    if (sheets > 0) found.push(`styles or elements ${sheets}`);
    const patched = ['attachShadow', 'addEventListener', 'getAttribute', 'append', 'showModal', 'fetch', 'pushState'].filter((name) => {
      const owner = [Element.prototype, EventTarget.prototype, HTMLDialogElement.prototype, window, History.prototype].find((one) => typeof one[name] === 'function');
      return !Function.prototype.toString.call(owner[name]).includes('[native code]');
    });
    if (patched.length > 0) found.push(`patched ${patched}`);
    const reply = await new Promise((resolve) => {
      addEventListener('message', ({ data }) => data?.question || resolve(data));
      for (const question of [{ question: 'lectern' }, { question: 1, kind: 'read' }, { question: 1, kind: 'greet' }]) postMessage(question, '*');
      document.dispatchEvent(new CustomEvent('lectern', { detail: {} }));
      setTimeout(() => resolve(null), 200);
    });
    if (reply) found.push(`reply ${JSON.stringify(reply)}`);
    if (typeof globalThis.chrome?.runtime?.sendMessage === 'function' && extension) {
      const answer = await new Promise((resolve) => {
        chrome.runtime.sendMessage(extension, { kind: 'greet' }, (one) => resolve(one ?? null));
        setTimeout(() => resolve(null), 200);
      });
      if (answer) found.push(`message ${JSON.stringify(answer)}`);
    }
    const traces = performance.getEntriesByType('resource').filter(({ name }) => /^(chrome|moz)-extension:/.test(name) && !name.includes(String(extension)));
    if (traces.length > 0) found.push(`traces ${traces.map(({ name }) => name)}`);
    return found;
  }, id, files);
}

export const probeCases = [
  {
    name: 'six kinds of probes find nothing before a click, nor after the view is left',
    async run({ driver, makePage, origin, extension, extensionId }) {
      const names = await readdir(extension, { recursive: true });
      const files = names.filter((name) => /\.(js|html|json|png|wasm|woff2)$/.test(name)).slice(0, 40);
      const page = await makePage();
      await page.evaluateOnNewDocument(() => {
        window.seenByObserver = [];
        const note = (records) => records.forEach(({ type, target }) => window.seenByObserver.push(`${type} ${target.nodeName}`));
        document.addEventListener('DOMContentLoaded', () => new MutationObserver(note).observe(document, { childList: true, attributes: true, characterData: true, subtree: true }));
      });
      await page.goto(`${origin}/pages/english.html`);
      await pause(300);
      same(await probe(page, extensionId, files), []);
      await openView(driver, page);
      await leaveView(driver, page);
      await page.evaluate(() => (window.seenByObserver = []));
      await pause(200);
      same(await probe(page, extensionId, files), []);
    },
  },
];

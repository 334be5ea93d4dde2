// What the extension sends, keeps and shows of itself.
//
// Decides what a session is, that every request of it is a picture the page itself names, that only settings are kept,
// and that a page learns nothing before a click. The manifest's promises are checked word for word.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, pause, same, until } from '../runner.mjs';
import { clickButton, clickInView, leaveView, openPanel, openView, readView } from '../view.mjs';
import { withOwnBrowser } from '../own_browser.mjs';

const PICTURES = '/pages/lazy-images.html';

/** What any part of the extension may keep. */
const KEPT = new Set(['preferences', 'sites', 'remembersPlaces', 'places']);

/** Every address that the page names for a picture, shown or not yet. */
const namedPictures = (page) => page.evaluate(() => {
  const words = [...document.querySelectorAll('img, source')].flatMap((image) => [image.currentSrc ?? '', ...[...image.attributes].flatMap(({ value }) => value.split(/[\s,]+/))]);
  return words.filter(Boolean).flatMap((word) => {
    try {
      return [new URL(word, document.baseURI).href];
    } catch {
      return [];
    }
  });
});

/** Hears every request that pages and the background make. */
async function listen(own, pages) {
  const heard = [];
  for (const page of pages) page.on('request', (request) => heard.push(request.url()));
  if (own.kind === 'chromium') {
    await own.inBackground(() => 1);
    const target = own.browser.targets().find((one) => one.type() === 'service_worker');
    const session = await target.createCDPSession();
    await session.send('Network.enable');
    session.on('Network.requestWillBeSent', ({ request }) => heard.push(request.url));
  } else {
    await own.inWindow(`(() => {
      globalThis.heardByTest = [];
      const hear = (subject) => {
        const channel = subject.QueryInterface(Ci.nsIHttpChannel);
        if (channel.loadInfo?.triggeringPrincipal?.addonPolicy) globalThis.heardByTest.push(channel.URI.spec);
      };
      Services.obs.addObserver(hear, "http-on-modify-request");
    })()`);
  }
  return async () => {
    if (own.kind === 'firefox') heard.push(...JSON.parse(await own.inWindow('JSON.stringify(globalThis.heardByTest)')));
    return heard.filter((address) => !/^(data|blob|chrome-extension|moz-extension|about):/.test(address));
  };
}

/** What a reader does in a quarter of an hour. */
async function spendASession(own, page) {
  await openView(own, page);
  await page.mouse.move(600, 400);
  for (let round = 0; round < 6; round += 1) {
    await page.mouse.wheel({ deltaY: 700 });
    await pause(80);
  }
  for (const name of ['look', 'help', 'digest']) {
    await openPanel(page, name);
    await pause(150);
    await page.keyboard.press('Escape');
    await pause(50);
  }
  ok(await readView(page));
  await leaveView(own, page);
  await pause(450);
  await own.menu('declutter');
  await pause(400);
  await own.menu('declutter');
  await pause(400);
}

export const privacyCases = [
  {
    name: 'a whole session asks for pictures that the page names, and for nothing else; with images off for nothing',
    run: (context) => withOwnBrowser(context, async (own) => {
      const page = await own.newPage();
      await page.goto(`${context.origin}${PICTURES}`);
      await pause(300);
      const named = await namedPictures(page);
      const options = await own.newPage();
      await own.openOwnPage(options, 'options.html');
      await page.bringToFront();
      const hear = await listen(own, [page, options]);
      const served = context.server.requests.length;
      await spendASession(own, page);
      const heard = await hear();
      same(heard.filter((address) => !named.includes(address)), []);
      const asked = context.server.requests.slice(served).map(({ path }) => new URL(path, context.origin).href);
      same(asked.filter((address) => !named.some((one) => one.split('?')[0] === address)), []);
      ok(context.server.requests.slice(served).every(({ path, referrer }) => path.endsWith('.png') || referrer === ''), 'no page is told where the reader reads');
      await options.bringToFront();
      await options.evaluate(() => chrome.storage.local.set({ preferences: { images: false } }));
      await page.goto(`${context.origin}/pages/long-read.html`);
      await page.goto(`${context.origin}${PICTURES}`);
      await pause(500);
      // What the page itself still loads is over.
      const [before, servedBefore] = [(await hear()).length, context.server.requests.length];
      await spendASession(own, page);
      same((await hear()).slice(before), []);
      same(context.server.requests.slice(servedBefore), []);
    }),
  },
  {
    name: 'after a session the storage holds settings, places as numbers where they are wanted, and nothing of any page',
    run: (context) => withOwnBrowser(context, async (own) => {
      const page = await own.newPage();
      const options = await own.newPage();
      await own.openOwnPage(options, 'options.html');
      const dump = () => options.evaluate(async () => ({
        local: await chrome.storage.local.get(null),
        sync: chrome.storage.sync ? await chrome.storage.sync.get(null).catch(() => ({})) : {},
        session: chrome.storage.session ? await chrome.storage.session.get(null) : {},
        databases: (await indexedDB.databases()).length, caches: (await caches.keys().catch(() => [])).length, own: localStorage.length, cookie: document.cookie,
      }));
      for (const name of ['long-read', 'english', 'japanese', 'arabic', 'lazy-images', 'shadow', 'front-page']) {
        await page.goto(`${context.origin}/pages/${name}.html?visit`);
        await clickButton(own, page);
        await until(() => page.evaluate(() => Boolean(document.querySelector('lectern-view')?.shadowRoot?.querySelector('article, .card'))), 'something is shown');
        await page.mouse.move(600, 400);
        await page.mouse.wheel({ deltaY: 1400 });
        await pause(150);
        await leaveView(own, page).catch(() => undefined);
      }
      const kept = await dump();
      same(Object.keys(kept.local).filter((key) => !KEPT.has(key)), []);
      same([kept.sync, kept.session, kept.databases, kept.caches, kept.own, kept.cookie], [{}, {}, 0, 0, 0, '']);
      ok(JSON.stringify(kept.local).length < 1000, JSON.stringify(kept.local).slice(0, 1000));
      ok((kept.local.places ?? []).flat().every(Number.isSafeInteger), JSON.stringify(kept.local.places));
      ok(!/127\.0\.0\.1|english|long-read/.test(JSON.stringify(kept.local)), 'no address');
      await options.evaluate(async () => {
        await chrome.storage.local.clear();
        await chrome.storage.local.set({ remembersPlaces: false });
      });
      await page.goto(`${context.origin}/pages/long-read.html?again`);
      await openView(own, page);
      await page.mouse.wheel({ deltaY: 1400 });
      await pause(150);
      await leaveView(own, page);
      await pause(200);
      same(Object.keys((await dump()).local).filter((key) => key !== 'remembersPlaces'), []);
    }),
  },
  {
    name: 'in a private window nothing is kept',
    browsers: ['firefox'],
    run: (context) => withOwnBrowser(context, async (own) => {
      const options = await own.newPage();
      const { page, click, close } = await own.openPrivately(`${context.origin}/pages/long-read.html?private`);
      await click();
      await until(() => readView(page), 'the view opens');
      await page.mouse.move(600, 400);
      await page.mouse.wheel({ deltaY: 2200 });
      await pause(500);
      await click();
      await until(() => page.evaluate(() => document.querySelector('lectern-view') === null), 'the view goes');
      await pause(300);
      await close();
      await own.openOwnPage(options, 'options.html');
      const kept = () => options.evaluate(() => chrome.storage.local.get(null));
      same(await kept(), {});
      // The same in a window that is not private leaves a place: the test would notice one.
      await options.goto(`${context.origin}/pages/long-read.html?public`);
      await openView(own, options);
      await options.mouse.move(600, 400);
      await options.mouse.wheel({ deltaY: 2200 });
      await pause(500);
      await leaveView(own, options);
      await pause(300);
      await own.openOwnPage(options, 'options.html');
      same((await kept()).places?.length, 1);
    }),
  },
  {
    name: 'the manifest asks for little, lets no page reach a file, and shuts the extension’s own pages',
    async run({ extension }) {
      const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'));
      same(manifest.permissions.toSorted(), ['activeTab', 'contextMenus', 'scripting', 'storage']);
      for (const key of ['host_permissions', 'web_accessible_resources', 'externally_connectable', 'content_scripts', 'sandbox', 'chrome_url_overrides']) same(manifest[key], undefined, key);
      const policy = new Map(manifest.content_security_policy.extension_pages.split(';').map((rule) => {
        const [name, ...values] = rule.trim().split(/\s+/);
        return [name, values.join(' ')];
      }));
      same(policy.get('default-src'), "'none'");
      same(policy.get('script-src'), "'self' 'wasm-unsafe-eval'");
      for (const name of ['base-uri', 'form-action', 'frame-ancestors']) same(policy.get(name), "'none'", name);
      // Its own files are read through it; nothing else answers to 'self'.
      same(policy.get('connect-src'), "'self'");
      for (const [name, value] of policy) ok(value.split(' ').every((one) => /^'(none|self|wasm-unsafe-eval)'$/.test(one)), `${name} ${value}`);
      const scripts = (await readdir(extension)).filter((name) => name.endsWith('.js'));
      for (const name of scripts) {
        const source = await readFile(join(extension, name), 'utf8');
        for (const word of ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'document.write', 'eval(', 'XMLHttpRequest', 'WebSocket', 'sendBeacon', 'importScripts("http']) {
          ok(!source.includes(word), `${name}: ${word}`);
        }
        // The glue of the core makes functions of nothing; what it is given to fetch is a module of our own.
        if (name !== 'core.js') ok(!/new Function\b/.test(source), name);
      }
    },
  },
  {
    name: 'the extension’s own pages: no script from elsewhere, no connection out, no frame around them',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await driver.openOwnPage(page, 'options.html');
      const done = await page.evaluate(async (other) => {
        const reach = await fetch(`${other}/pages/english.html`, { mode: 'no-cors' }).then(() => true, () => false);
        const runs = (source) => new Promise((resolve) => {
          const script = document.createElement('script');
          globalThis.wasRun = false;
          Object.assign(script, source);
          script.onload = script.onerror = () => resolve(globalThis.wasRun);
          document.body.append(script);
          setTimeout(() => resolve(globalThis.wasRun), 500);
        });
        const evaluates = (() => {
          try {
            return new Function('return true')();
          } catch {
            return false;
          }
        })();
        return [reach, await runs({ textContent: 'globalThis.wasRun = true' }), await runs({ src: `${other}/made/script.js` }), evaluates];
      }, origin);
      same(done, [false, false, false, false]);
    },
  },
];

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

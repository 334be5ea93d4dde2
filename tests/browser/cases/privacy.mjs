// What the extension sends, keeps and shows of itself.
//
// Decides what a session is, that every request of it is a picture the page itself names, and that only settings are
// kept. The manifest's promises are checked word for word, and which scripts know of the network at all.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, pause, same, until } from '../runner.mjs';
import { closePanel, isAnythingShown, leaveView, openAnything, openPanel, openView, readView } from '../view.mjs';
import { turnDigest } from './digest.mjs';
import { withOwnBrowser } from '../own_browser.mjs';

const PICTURES = '/pages/lazy-images.html';

/** What any part of the extension may keep, unless a filter list was added. */
const KEPT = new Set(['preferences', 'sites', 'remembersPlaces', 'places', 'level', 'leavesStubs', 'filterLists', 'asked']);

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
    if (own.kind === 'firefox') heard.push(...JSON.parse(await own.inWindow('JSON.stringify(globalThis.heardByTest.splice(0))')));
    return heard.filter((address) => !/^(data|blob|chrome-extension|moz-extension|about):/.test(address));
  };
}

/** Scrolls the view until it has moved. */
async function readOn(page, deltaY) {
  await page.mouse.move(600, 400);
  const where = () => page.evaluate(() => document.querySelector('lectern-view')?.shadowRoot?.querySelector('dialog')?.scrollTop ?? 0);
  const start = await where();
  await page.mouse.wheel({ deltaY });
  await until(async () => (await where()) > start, 'the view scrolls');
}

/** What a reader does in a quarter of an hour. */
async function spendASession(own, page) {
  await openView(own, page);
  await page.mouse.move(600, 400);
  for (let round = 0; round < 4; round += 1) {
    await page.mouse.wheel({ deltaY: 700 });
    await pause(60);
  }
  for (const name of ['look', 'listen', 'help']) {
    await openPanel(page, name);
    await closePanel(page);
  }
  await turnDigest(page);
  ok(await readView(page));
  await leaveView(own, page);
  for (const isOn of [true, false]) {
    await own.menu('declutter');
    await until(async () => (await isAnythingShown(page)) === isOn, isOn ? 'the card comes' : 'the card goes');
  }
}

/** A visit after which the page asks for nothing more by itself, wherever it is scrolled to. */
async function visit(page, address) {
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.complete || new Promise((done) => (image.onload = image.onerror = done))));
  });
}

export const privacyCases = [
  {
    name: 'a whole session asks for pictures that the page names, and for nothing else; with images off for nothing',
    run: (context) => withOwnBrowser(context, async (own) => {
      const page = await own.newPage();
      await visit(page, `${context.origin}${PICTURES}`);
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
      await options.evaluate(() => chrome.storage.local.set({ preferences: { images: false } }));
      await visit(page, `${context.origin}${PICTURES}?again`);
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
      for (const name of ['long-read', 'japanese', 'lazy-images', 'front-page']) {
        await page.goto(`${context.origin}/pages/${name}.html?visit`);
        await openAnything(own, page, 'something is shown');
        if (name === 'long-read') await readOn(page, 2200);
        await leaveView(own, page);
      }
      const kept = await until(async () => {
        const stored = await dump();
        return stored.local.places ? stored : null;
      }, 'a place is kept');
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
      await readOn(page, 2200);
      await leaveView(own, page);
      await pause(300);
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
      await readOn(page, 2200);
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
      await readOn(options, 2200);
      await leaveView(own, options);
      await own.openOwnPage(options, 'options.html');
      await until(async () => (await kept()).places?.length === 1, 'a place is kept');
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
      // Its own files, and the servers of filter lists that the reader names; a manifest cannot say it closer.
      same(policy.get('connect-src'), "'self' https: http://127.0.0.1:* http://localhost:*");
      for (const [name, value] of policy) ok(name === 'connect-src' || value.split(' ').every((one) => /^'(none|self|wasm-unsafe-eval)'$/.test(one)), `${name} ${value}`);
      const scripts = (await readdir(extension)).filter((name) => name.endsWith('.js'));
      for (const name of scripts) {
        const source = await readFile(join(extension, name), 'utf8');
        for (const word of ['innerHTML', 'outerHTML=', 'insertAdjacentHTML', 'document.write', 'eval(', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon', 'importScripts("http']) {
          ok(!source.includes(word), `${name}: ${word}`);
        }
        // The background reads its own files; the options fetch a list; the glue of the core is given a module of ours.
        if (!['background.js', 'core.js', 'options.js'].includes(name)) ok(!/\bfetch\(/.test(source), `${name} knows of the network`);
        // The glue of the core makes functions of nothing.
        if (name !== 'core.js') ok(!/new Function\b/.test(source), name);
      }
    },
  },
  {
    name: 'the extension’s own pages: no script from elsewhere, and from the first page no connection at all',
    async run({ driver, makePage, origin, server }) {
      const page = await makePage();
      const tryAll = () => page.evaluate(async (other) => {
        const reaches = await fetch(`${other}/pages/english.html`, { mode: 'no-cors' }).then(() => true, () => false);
        // What runs at all runs before the next element is made; a script from elsewhere ends with one of its events.
        const runs = async (source) => {
          const script = document.createElement('script');
          globalThis.wasRun = false;
          const ended = source.src ? new Promise((resolve) => (script.onload = script.onerror = resolve)) : null;
          Object.assign(script, source);
          document.body.append(script);
          await ended;
          return globalThis.wasRun;
        };
        // In a turn of its own: what a test asks directly may do what the page may not.
        const evaluates = await new Promise((resolve) => setTimeout(() => {
          try {
            resolve(new Function('return true')());
          } catch {
            resolve(false);
          }
        }));
        return { reaches, runs: [await runs({ textContent: 'globalThis.wasRun = true' }), await runs({ src: `${other}/made/script.js` }), evaluates] };
      }, origin);
      server.answers.set('/made/script.js', { headers: { 'content-type': 'text/javascript' }, body: 'globalThis.wasRun = true' });
      await driver.openOwnPage(page, 'welcome.html');
      same(await tryAll(), { reaches: false, runs: [false, false, false] });
      await driver.openOwnPage(page, 'options.html');
      same((await tryAll()).runs, [false, false, false]);
    },
  },
];

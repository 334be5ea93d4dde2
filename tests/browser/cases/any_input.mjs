// What holds for any input of what ships: native and WebAssembly agree, messages and settings are read or refused.
//
// Decides the properties, and how inputs are made: at random, the same in every run.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { lettersOfBlocks, lettersOfMarkup } from '../letters.mjs';
import { ok, same } from '../runner.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Numbers from 0 to 1 that are the same in every run. */
function makeRandom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** @param {(path: string) => Promise<object>} load gives a TypeScript file of the extension as a module */
export function anyInputCases(load) {
  return [
    {
      name: 'native and WebAssembly say the same of every sample page',
      async run() {
        const www = await import(new URL('../../../www/generated/core.js', import.meta.url));
        await www.default({ module_or_path: await readFile(folder('../../../www/generated/core_bg.wasm')) });
        const pages = readdirSync(folder('../../fixtures'), { recursive: true }).filter((name) => name.endsWith('page.html'));
        const address = 'https://www.site.example/news/2024/page.html';
        let compared = 0;
        for (const name of pages) {
          const path = folder(`../../fixtures/${name}`);
          const markup = (() => {
            try {
              return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
            } catch {
              return null;
            }
          })();
          // Bytes in other encodings are the command line's own business.
          if (markup === null || !/charset=["']?utf-8/i.test(markup)) continue;
          const native = JSON.parse(execFileSync(folder('../../../target/debug/lectern'), ['read', path, '--url', address, '--format', 'json'], { encoding: 'utf8', maxBuffer: 1 << 26 }));
          const outcome = www.readHtml(markup, address);
          const reading = outcome.outcome === 'article' ? outcome : outcome.guess;
          const metadata = (reading ?? outcome).metadata;
          const facts = { is_article: outcome.outcome === 'article', confidence: reading?.confidence ?? null, kind: outcome.kind };
          for (const key of ['title', 'byline', 'published', 'modified', 'lang', 'dir', 'excerpt', 'site_name', 'source', 'editor', 'section']) facts[key] = metadata[key] ?? null;
          same(facts, Object.fromEntries(Object.keys(facts).map((key) => [key, native[key]])), name);
          if (reading) same(lettersOfBlocks(reading.blocks), lettersOfMarkup(native.html), name);
          compared += 1;
        }
        ok(compared > 15, `${compared} of ${pages.length}`);
      },
    },
    {
      name: 'any message: taken as it is well-formed, or dropped; nothing throws, and what is taken is taken again',
      async run() {
        globalThis.chrome = { runtime: { id: 'us' } };
        const { parseRequest } = await load('../../extension/src/protocol.ts');
        const random = makeRandom(11);
        const kinds = ['greet', 'read', 'export', 'digest', 'hide_list', 'list_rules', 'read_list', 'hide_style', 'hidden', 'state', 'print', 'part', 'font', 'arrived', 'hide_always', 'hide_no_more', 'stay_away', 'keep_box', 'keep_place', 'recall_place', 'shortcuts', 'constructor', '__proto__'];
        const values = [null, undefined, '', 'x', 0, -1, 1.5, NaN, 2 ** 53, true, false, [], {}, [null], () => 1, Symbol('x'), 1n, new Uint32Array(3), new Uint8Array(3), new Date(0), 'off', 'md', 'page', 'tools', 'lectern-view', 'data-abcdefgh', 'en-GB', 'a.woff2', '../core.js', 'x.woff2/../y', 'lectern-view{}', '\u0000', { addresses: ['x'], lengths: [1], bytes: new Uint8Array(1) }, { addresses: [1], lengths: [-1], bytes: '' }, 'standard', [{ list: 'a', selector: 'b', elements: [1] }], [{ list: 'a', selector: 'b', elements: [-1] }], { block: 1, ratio: 0.5 }, { block: 1, ratio: 2 }, { tag: 'div', id: 'a', classes: ['b'], parent: '', words: '' }, { tag: '<div>', id: 'a', classes: [1], parent: '', words: '' }];
        const keys = ['lang', 'scope', 'inUse', 'attribute', 'isOn', 'count', 'probe', 'records', 'strings', 'state', 'host', 'isOpen', 'part', 'file', 'format', 'pictures', 'digestIn', 'level', 'listed', 'text', 'address', 'place', 'box', 'isKept'];
        let taken = 0;
        for (let round = 0; round < 60_000; round += 1) {
          const message = { kind: random() < 0.05 ? values[Math.floor(random() * values.length)] : kinds[Math.floor(random() * kinds.length)] };
          for (const key of keys) if (random() < 0.6) message[key] = values[Math.floor(random() * values.length)];
          const request = parseRequest(message);
          if (request === null) continue;
          taken += 1;
          ok(kinds.slice(0, -2).includes(request.kind), String(request.kind));
          same(parseRequest(request), request);
          const { records, strings, host, attribute, file, lang, count, listed, text } = request;
          ok(records === undefined || records instanceof Uint32Array || typeof records === 'string');
          ok(strings === undefined || typeof strings === 'string');
          ok(host === undefined || /^[a-z0-9-]+$/.test(host));
          ok(attribute === undefined || /^[a-z-]+$/.test(attribute));
          ok(file === undefined || /^[a-z0-9-]+\.woff2$/.test(file));
          ok(lang === undefined || /^[A-Za-z0-9-]*$/.test(lang));
          ok(count === undefined || count === null || count >= 0);
          ok(listed === undefined || listed.flatMap(({ elements }) => elements).every((number) => number >= 0));
          ok(text === undefined || typeof text === 'string');
        }
        ok(taken > 1000, String(taken));
        for (const value of values) parseRequest(value);
      },
    },
    {
      name: 'any stored settings: read without throwing, each field sound, and the same when read again',
      async run() {
        const { parseSettings } = await load('../../extension/src/settings/settings.ts');
        const { parseSettingsFile, writeSettingsFile } = await load('../../extension/src/settings/settings_file.ts');
        const random = makeRandom(7);
        const pick = (list) => list[Math.floor(random() * list.length)];
        const grow = (depth) => {
          const leaf = () => pick([null, true, false, 0, -1, 1e9, NaN, '', 'dark', 'always', 'a.example', '*://*/', '__proto__', '#ffffff', '"}', '\u202e']);
          if (depth === 0 || random() < 0.4) return leaf();
          if (random() < 0.3) return Array.from({ length: Math.floor(random() * 4) }, () => grow(depth - 1));
          const names = ['preferences', 'sites', 'remembersPlaces', 'theme', 'images', 'latin', 'han', 'size', 'font', 'opening', 'look', 'a.example', 'constructor', '__proto__', 'custom', 'keys', 'level', 'leavesStubs', 'filterLists', 'kept', 'hiding', 'address', 'id', 'title'];
          return Object.fromEntries(Array.from({ length: Math.floor(random() * 8) }, () => [pick(names), grow(depth - 1)]));
        };
        for (let round = 0; round < 20_000; round += 1) {
          const stored = { preferences: grow(3), sites: grow(3), remembersPlaces: grow(0), level: grow(0), leavesStubs: grow(0), filterLists: grow(3), ...(random() < 0.2 ? grow(2) : {}) };
          const { settings } = parseSettings(stored);
          const again = parseSettings(settings);
          same(again.settings, settings);
          same(again.broken, []);
          same(parseSettingsFile(writeSettingsFile(settings)), { settings });
          parseSettingsFile(JSON.stringify({ kind: 'lectern-settings', version: pick([1, 2, '1']), settings: stored }));
        }
        ok(!('polluted' in {}) && Object.keys(Object.prototype).length === 0);
      },
    },
  ];
}

// One page, three doors into the core: the extension's snapshot, the page's markup, the live document. One answer.
//
// Decides which pages must agree: those that hide nothing by style sheet and whose images do not choose between
// sources, since only a live page knows of these. The walk runs in the page itself here, where it is the same code.

import { readdirSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { same } from '../runner.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const PAGES = ['plain', 'english', 'japanese', 'arabic', 'front-page', 'empty', 'clobber'].map((name) => `/pages/${name}.html`);
/** This layout hides its row of buttons by a style sheet. */
const STYLED = 'seed-cms--portal';
/** A page that embeds the core reads its own document and trusts itself: names that hide properties are not met there. */
const WITHOUT_DOCUMENT = '/pages/clobber.html';

/** The capture as a script that leaves `capturePage` behind. */
async function bundleCapture() {
  const { outputFiles } = await build({
    entryPoints: [folder('../../../extension/src/content/capture/walk.ts')],
    bundle: true, format: 'iife', globalName: 'lecternCapture', write: false, target: 'es2022',
  });
  return outputFiles[0].text;
}

/** Sample pages of the project that hide nothing by style sheet. */
function findFixtures(fixtures) {
  const layouts = readdirSync(`${fixtures}/zh`).filter((name) => name.startsWith('seed-') && name !== STYLED && existsSync(`${fixtures}/zh/${name}/page.html`));
  return [...layouts.map((name) => `/fixtures/zh/${name}/page.html`), '/fixtures/en/srcdoc-frame--reader/page.html', '/fixtures/en/folded--guide/page.html', '/fixtures/en/accordions--library/page.html'];
}

export async function threeDoorCases(fixtures) {
  const capture = await bundleCapture();
  return [...findFixtures(fixtures), ...PAGES].map((path) => ({
    name: `three doors, one answer: ${path}`,
    async run({ makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${path}`, { waitUntil: 'load' });
      await page.evaluate(capture);
      const doors = ['snapshot', 'markup', ...(path === WITHOUT_DOCUMENT ? [] : ['document'])];
      const outcomes = await page.evaluate(async (coreAddress, doors) => {
        const core = await import(coreAddress);
        await core.default({ module_or_path: fetch(coreAddress.replace(/core.js$/, 'core_bg.wasm')) });
        const root = Reflect.get(Document.prototype, 'documentElement', document);
        const markup = `<!doctype html>${root.outerHTML}`;
        const { snapshot } = globalThis.lecternCapture.capturePage(0, null);
        const read = {
          snapshot: () => core.readSnapshot(snapshot.records, snapshot.strings),
          markup: () => core.readHtml(markup, location.href),
          document: () => core.readDocument(document),
        };
        return Object.fromEntries(doors.map((door) => [door, JSON.stringify(read[door]())]));
      }, `${origin}/www-core/core.js`, doors);
      // Numbers of nodes are places in each door's own list of them: a door may list what another leaves out.
      const parse = (door) => JSON.parse(outcomes[door], (key, value) => (key === 'element' || key === 'sources' ? undefined : value));
      for (const door of doors.slice(1)) same(parse(door), parse('snapshot'), `${door} against snapshot`);
    },
  }));
}

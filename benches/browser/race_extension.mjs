// Builds the extension that carries the contestants into pages: capture and core as they ship, and the peers.
//
// Decides its manifest. Firefox gives an extension of the third version no site by itself, hence the second there.

import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** @returns {Promise<string>} the folder to load */
export async function buildRaceExtension(browser) {
  const out = folder(`../../target/bench/race-${browser}`);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await build({
    entryPoints: { race: folder('race.ts') }, outdir: out, bundle: true, format: 'iife', minifySyntax: true,
    minifyWhitespace: true, target: ['chrome123', 'firefox140'], logLevel: 'warning',
  });
  const pages = ['http://127.0.0.1/*'];
  const files = ['core_bg.wasm', 'markup_bg.wasm'];
  const isFirefox = browser === 'firefox';
  const manifest = {
    manifest_version: isFirefox ? 2 : 3,
    name: 'Lectern bench',
    version: '1',
    content_scripts: [{ matches: pages, js: ['core.js', 'markup.js', 'race.js'], run_at: 'document_idle' }],
    web_accessible_resources: isFirefox ? files : [{ matches: pages, resources: files }],
    ...(isFirefox ? { browser_specific_settings: { gecko: { id: 'bench@lectern.example' } } } : {}),
  };
  const markup = await readFile(folder('../../www/generated/core.js'), 'utf8');
  await Promise.all([
    writeFile(`${out}/manifest.json`, JSON.stringify(manifest)),
    cp(folder('../../extension/dist/core.js'), `${out}/core.js`),
    cp(folder('../../extension/dist/core_bg.wasm'), `${out}/core_bg.wasm`),
    writeFile(`${out}/markup.js`, asScript(markup)),
    cp(folder('../../www/generated/core_bg.wasm'), `${out}/markup_bg.wasm`),
  ]);
  return out;
}

/** The module's glue as a classic script: what it exports becomes one function object. */
function asScript(module) {
  const body = module.replace(/^export (?=function|class|const)/gm, '')
    .replace(/^export \{[^}]*\};?$/gm, '').replaceAll('import.meta.url', 'location.href');
  return `function startMarkupCore() {\n${body}\nreturn Object.assign((init) => __wbg_init(init), { readHtml });\n}\n`;
}

// Bundles the playground into dist/: a folder that any static host can serve.
//
// Decides what it holds: page, view frame, core, and the samples as bytes inside the script, so that nothing is asked of
// the network once the page has loaded. Expects the core in generated/; never downloads anything, writes nothing but dist/.

import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeFonts } from '../extension/fonts.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const dist = folder('dist/');
const isDev = process.argv.includes('--dev');

await rm(dist, { recursive: true, force: true });
await mkdir(`${dist}samples`, { recursive: true });

await build({
  entryPoints: { main: folder('src/main.ts'), view: folder('src/view_frame.ts'), core: folder('src/core_worker.ts') },
  outdir: dist,
  bundle: true,
  format: 'esm',
  target: ['chrome123', 'firefox140'],
  // Pages are kept as their bytes: one of them is in another encoding, and decoding it is part of what is shown.
  loader: { '.css': 'text', '.html': 'binary' },
  charset: 'utf8',
  legalComments: 'none',
  minify: !isDev,
  logLevel: 'warning',
});

/** The frame that shows pictures differs from the one that does not in one word of its policy. */
const frame = await readFile(folder('view.html'), 'utf8');
const WITHHELD = "img-src 'self'";
if (!frame.includes(WITHHELD)) throw new Error(`view.html must say ${WITHHELD}`);

await Promise.all([
  cp(folder('index.html'), `${dist}index.html`),
  cp(folder('style.css'), `${dist}style.css`),
  cp(folder('view.html'), `${dist}view.html`),
  writeFile(`${dist}view-pictures.html`, frame.replace(WITHHELD, 'img-src http: https:')),
  cp(folder('../extension/icons/off.svg'), `${dist}icon.svg`),
  cp(folder('samples/tide-curve.svg'), `${dist}samples/tide-curve.svg`),
  writeFonts(`${dist}fonts/`),
  cp(folder('generated/core_bg.wasm'), `${dist}core_bg.wasm`),
]);

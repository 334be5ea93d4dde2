// The pages of the race: our own samples, and real ones where the labelled pages are at hand.
//
// Decides which pages, how they are served and what they may load: nothing. Their own scripts do not run, so that a page
// is the same in every round; the header lets WebAssembly start in the extension's world.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const POLICY = "script-src 'wasm-unsafe-eval'; img-src 'self' data:; media-src 'none'; frame-src 'none'; connect-src 'none'; font-src 'none'";

/** Chosen by size and kind before anything was measured on them: from 900 to 24,000 nodes. */
const REAL = {
  'wcxb-dev': ['0422', '0554', '0233', '0042', '0100', '0007', '0111', '0646', '0655', '3060', '3000'],
  'world-dev': ['gne-sina-1', 'gne-163-3', 'hd-ja-yomiuri', 'hd-ar-youm7', 'hd-ru-tass'],
};
const OWN = ['zh/seed-table--portal', 'zh/seed-divsoup--portal', 'en/structure--magazine'];

/** @param {string | undefined} shared the folder with the labelled pages */
export async function findPages(shared) {
  const pages = OWN.filter((name) => existsSync(folder(`../../tests/fixtures/${name}/page.html`)))
    .map((name) => ({ name, read: () => readFile(folder(`../../tests/fixtures/${name}/page.html`)) }));
  for (const [corpus, ids] of Object.entries(shared ? REAL : {})) {
    for (const id of ids) {
      const file = `${shared}/corpus/${corpus}/pages/${id}.html.gz`;
      if (existsSync(file)) pages.push({ name: `${corpus} ${id}`, read: async () => gunzipSync(await readFile(file)) });
    }
  }
  return pages;
}

/** An article of about this many nodes in the usual surroundings: for growth. */
export function writeLongPage(nodes) {
  const paragraph = (at) => `<p id="p${at}">The keeper of the <a href="/n/${at}">${at}th light</a> wrote down the wind every hour, and <em>once</em> a year the sea came in, said the harbour master.</p>\n`;
  const links = (count) => Array.from({ length: count }, (_, at) => `<li class="nav-item"><a href="/list/${at}">Other news, number ${at}</a></li>`).join('');
  const count = Math.max(1, Math.round((nodes - 200) / 8));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The lights of the coast</title></head><body>
    <nav class="menu"><ul>${links(20)}</ul></nav><main><article><h1>The lights of the coast</h1>
    ${Array.from({ length: count }, (_, at) => paragraph(at)).join('')}</article>
    <aside class="related"><h2>Read also</h2><ul>${links(10)}</ul></aside></main><footer>© The Coast</footer></body></html>`;
}

/** Serves each page at `/NUMBER`. */
export async function servePages(pages) {
  const server = createServer((request, response) => {
    const page = pages[Number((request.url ?? '').slice(1))];
    if (!page) response.writeHead(404).end();
    else {
      page.read().then((body) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }).end(body);
      });
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  return { addressOf: (at) => `http://127.0.0.1:${port}/${at}`, close: () => server.close() };
}

// A web server on the loopback address for the test pages.
//
// Decides which folder answers which path and which headers a page gets: `name.headers.json` beside a page adds to the
// usual ones. Serves nothing outside the given folders; logs every request, so that tests can count them.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { drawPicture, soundTone } from './sample_media.mjs';

const KINDS = {
  '.html': 'text/html; charset=utf-8', '.xhtml': 'application/xhtml+xml; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.json': 'application/json',
  '.wasm': 'application/wasm', '.png': 'image/png', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8',
};
const PICTURE = /^\/picture-(\d{1,4})x(\d{1,4})\.png$/;

/**
 * @param {Record<string, string>} folders path prefixes (`/pages/`) and the folders they show
 * @param {(prefix: string) => string | null} [index] markup of the root page
 */
export async function serve(folders, index = () => null) {
  const requests = [];
  /** What a test has put under a path, before any folder is asked. */
  const answers = new Map();
  const server = createServer((request, response) => {
    const path = readPath(request.url ?? '/');
    requests.push({ path, referrer: request.headers.referer ?? '' });
    Promise.resolve(answers.get(path) ?? answer(path, folders, index)).then(
      ({ status = 200, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.writeHead(404, { 'content-type': 'text/plain' }).end('not found'),
    );
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  return { origin, requests, answers, close };
}

/** A page may ask for any address; one that says nothing in its escapes is taken as it is written. */
function readPath(url) {
  const { pathname } = new URL(url, 'http://localhost');
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

async function answer(path, folders, index) {
  if (path === '/') return { headers: { 'content-type': KINDS['.html'] }, body: index('/') ?? '' };
  const picture = PICTURE.exec(path);
  if (picture) return { headers: { 'content-type': 'image/png' }, body: drawPicture(Number(picture[1]), Number(picture[2])) };
  if (path === '/tone.wav') return { headers: { 'content-type': 'audio/wav' }, body: soundTone() };
  const prefix = Object.keys(folders).find((one) => path.startsWith(one));
  if (prefix === undefined) throw new Error('no folder answers this path');
  const inside = normalize(path.slice(prefix.length));
  if (inside.startsWith('..') || inside.startsWith(sep)) throw new Error('outside the folder');
  const file = join(folders[prefix], inside);
  const body = await readFile(file);
  const extra = await readFile(file.replace(/\.[^.]+$/, '.headers.json'), 'utf8').catch(() => '{}');
  // A page in another encoding says so itself, as such pages do.
  const kind = path.includes('gbk') ? 'text/html' : (KINDS[extname(file)] ?? 'application/octet-stream');
  return { headers: { 'content-type': kind, 'cache-control': 'max-age=600', ...JSON.parse(extra) }, body };
}

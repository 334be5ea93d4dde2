// Pages of degenerate shape, natively on a small stack, through the module, and in the browser after a real click.
//
// Decides the limits: two seconds of processor beyond what the page itself takes, 200 MB, no overflow anywhere, and the
// article of every page that the browser itself can show.

import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, pause, same, until } from '../runner.mjs';
import { measureTree } from '../attacks/cost.mjs';
import { hasArticle, listHostilePages } from '../attacks/hostile.mjs';
import { leaveView } from '../view.mjs';

const MOST_CPU_MS = 2_000;
const MOST_BYTES = 200 << 20;
/** KiB of stack that the command line gets: an eighth of the usual. */
const SMALL_STACK = 1024;
const HOSTILE = '/hostile/';

/** Reads a file with the command line on a small stack; the processor's time and the memory are looked at as it runs. */
function readNatively(binary, file) {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', `ulimit -s ${SMALL_STACK}; exec "$0" read "$1" --format json`, binary, file], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [output, errors, cpuMs, bytes] = ['', '', 0, 0];
    const look = () => {
      const now = measureTree(child.pid);
      cpuMs = Math.max(cpuMs, now.cpuMs);
      bytes = Math.max(bytes, now.bytes);
    };
    const timer = setInterval(look, 10);
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(timer);
      resolve({ code, signal, output, errors, cpuMs, bytes });
    });
  });
}

/** What the browser shows of a page, and what reading it costs. */
async function readInBrowser({ driver, origin }, page, name) {
  const root = driver.browser.process().pid;
  await page.goto(`${origin}${HOSTILE}${name}`, { waitUntil: 'load', timeout: 80_000 });
  await pause(200);
  // The page goes on working for a while: what it takes by itself is not what reading takes.
  let before = measureTree(root);
  for (let round = 0; round < 60; round += 1) {
    await pause(100);
    const now = measureTree(root);
    const isQuiet = now.cpuMs - before.cpuMs < 50;
    before = now;
    if (isQuiet) break;
  }
  const isShown = hasArticle(await page.evaluate(() => document.body?.innerText ?? ''));
  const start = measureTree(root);
  await driver.click(page);
  const isThere = () => page.evaluate(() => {
    const root = document.querySelector('lectern-view')?.shadowRoot;
    return root?.querySelector('dialog[open] article')?.textContent ?? (root?.querySelector('.card button') ? `card: ${root.querySelector('.card').textContent}` : null);
  });
  const text = await until(isThere, 'a view or a card', 60_000);
  const end = measureTree(root);
  await leaveView(driver, page);
  return { isShown, isRead: hasArticle(text), said: text.slice(0, 80), cpuMs: end.cpuMs - start.cpuMs, bytes: end.bytes - start.bytes };
}

/** @param folder where the pages are written */
export async function hostileCases(folder, isLong, note) {
  const scale = isLong ? 1 : 0.1;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const pages = listHostilePages(scale);
  for (const { name, write } of pages) await writeFile(join(folder, `${name}.html`), write());
  const longestMs = isLong ? 1_800_000 : 240_000;
  return [
    {
      name: `hostile shape: ${pages.length} pages natively on a stack of 1 MB`,
      longestMs,
      async run({ binary, driver }) {
        // Once is enough: no browser takes part.
        if (driver.kind !== 'chromium') return;
        const wrong = [];
        const figures = {};
        for (const { name } of pages) {
          const { code, signal, output, errors, cpuMs, bytes } = await readNatively(binary, join(folder, `${name}.html`));
          figures[name] = { cpuMs, megabytes: Math.round(bytes / 2 ** 20) };
          if (code !== 0 || !hasArticle(output)) wrong.push(`${name}: code ${code}, signal ${signal}, ${errors.trim().slice(0, 120)}`);
          if (isLong && cpuMs > MOST_CPU_MS) wrong.push(`${name}: ${cpuMs} ms`);
          if (isLong && bytes > MOST_BYTES) wrong.push(`${name}: ${bytes >> 20} MB`);
        }
        note('hostile shape, natively', figures);
        same(wrong, []);
      },
    },
    {
      name: `hostile shape: ${pages.length} pages in the browser`,
      longestMs,
      async run(context) {
        const wrong = [];
        const figures = {};
        for (const { name, isForBrowsers } of pages) {
          if (!isForBrowsers) continue;
          const page = await context.makePage();
          try {
            const { isShown, isRead, said, cpuMs, bytes } = await readInBrowser(context, page, `${name}.html`);
            figures[name] = { cpuMs, megabytes: Math.round(bytes / 2 ** 20), isShown, isRead };
            if (isShown && !isRead) wrong.push(`${name}: ${said}`);
            if (cpuMs > MOST_CPU_MS) wrong.push(`${name}: ${cpuMs} ms`);
            if (bytes > MOST_BYTES) wrong.push(`${name}: ${Math.round(bytes / 2 ** 20)} MB`);
          } catch (error) {
            wrong.push(`${name}: ${error.message}`);
          }
          await page.close().catch(() => undefined);
        }
        note('hostile shape, in the browser', figures);
        same(wrong, []);
        ok(Object.values(figures).filter(({ isShown }) => isShown).length > pages.length * 0.7);
      },
    },
  ];
}

/** Pages of the folder, as a server answers for them. */
export function serveHostile(folder) {
  return (path) => (path.startsWith(HOSTILE) && /^[\w.-]+$/.test(path.slice(HOSTILE.length))
    ? readFile(join(folder, path.slice(HOSTILE.length))).then((body) => ({ headers: { 'content-type': 'text/html; charset=utf-8' }, body }))
    : null);
}

// Pages of degenerate shape, natively on a small stack and in the browser after a real click.
//
// Decides the limits: two seconds of processor beyond what the page itself takes, 200 MB, no overflow anywhere, and the
// article of every page that the browser itself can show. Only the processor's time is looked at, never the clock's. A
// short run takes some shapes, small; a long one takes all as they are.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, pause, same, until } from '../runner.mjs';
import { measureTree } from '../attacks/cost.mjs';
import { listHostilePages, listSharedPages } from '../attacks/hostile.mjs';

const MOST_CPU_MS = 2_000;
const MOST_BYTES = 200 << 20;
/** KiB of stack that the command line gets: an eighth of the usual. */
const SMALL_STACK = 1024;
/** Seconds of processor after which the system ends a command line whose test is gone. */
const LONGEST_READ_SECONDS = 60;
const SHORT_SCALE = 0.1;
const HOSTILE = '/hostile/';
/** For a view or a card: far beyond what is allowed on a machine of our own. */
const PATIENCE_MS = 120_000;
const LONGEST_MS = 3_600_000;
/** A page that does less than this in a tenth of a second is done with itself. */
const QUIET_CPU_MS = 30;
const MOST_ROUNDS_TO_QUIET = 150;

/** Reads a file with the command line on a small stack; the processor's time and the memory are looked at as it runs. */
function readNatively(binary, file) {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', `ulimit -s ${SMALL_STACK}; ulimit -t ${LONGEST_READ_SECONDS}; exec "$0" read "$1" --format json`, binary, file], { stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
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
      process.off('exit', end);
      resolve({ code, signal, output, errors, cpuMs, bytes });
    });
  });
}

/** The page goes on working for a while: what it takes by itself is not what reading takes. */
async function waitUntilQuiet(root) {
  let before = measureTree(root);
  for (let round = 0; round < MOST_ROUNDS_TO_QUIET; round += 1) {
    await pause(100);
    const now = measureTree(root);
    const isQuiet = now.cpuMs - before.cpuMs < QUIET_CPU_MS;
    before = now;
    if (isQuiet) return;
  }
}

/** What the browser shows of a page, and what reading it costs. */
async function readInBrowser({ driver, origin }, page, name, mark) {
  const root = driver.browser.process().pid;
  await page.goto(`${origin}${HOSTILE}${encodeURIComponent(name)}`, { waitUntil: 'load', timeout: PATIENCE_MS });
  const isShown = (await page.evaluate(() => document.body?.innerText ?? '')).includes(mark);
  await waitUntilQuiet(root);
  const start = measureTree(root);
  await driver.click(page);
  const isThere = () => page.evaluate(() => {
    const shadow = document.querySelector('lectern-view')?.shadowRoot;
    // The card that says to wait is no answer.
    const card = shadow?.querySelector('.card:not(.waiting):has(button)');
    return shadow?.querySelector('dialog[open] article')?.textContent ?? (card ? `card: ${card.textContent}` : null);
  });
  const text = await until(isThere, 'a view or a card', PATIENCE_MS);
  const end = measureTree(root);
  return { isShown, isRead: text.includes(mark), said: text.slice(0, 80), cpuMs: end.cpuMs - start.cpuMs, bytes: end.bytes - start.bytes };
}

/** @param parent the folder in which the pages are written while they are looked at */
export function hostileCases(parent, isLong, note) {
  // A folder for this run alone: another one may be going on, or have left its pages.
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'run-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const own = listHostilePages(isLong ? 1 : SHORT_SCALE);
  const pages = isLong ? [...own, ...listSharedPages(process.env.LECTERN_SHARED, folder)] : own;
  const shown = pages.filter(({ isForBrowsers, isFast }) => isForBrowsers && (isLong || isFast));
  return [
    {
      name: `hostile shape: ${pages.length} pages natively on a stack of 1 MB`,
      // Once is enough: no browser takes part.
      browsers: ['chromium'],
      longestMs: LONGEST_MS,
      async run({ binary }) {
        const wrong = [];
        const figures = {};
        const file = join(folder, 'page-to-read.html');
        for (const { name, write, holdsArticle, mark } of pages) {
          writeFileSync(file, write());
          const { code, signal, output, errors, cpuMs, bytes } = await readNatively(binary, file);
          const isRead = output.includes(mark);
          figures[name] = { cpuMs, megabytes: Math.round(bytes / 2 ** 20), isRead };
          if (code !== 0 || isRead !== holdsArticle) wrong.push(`${name}: code ${code}, signal ${signal}, ${isRead ? 'read' : 'not read'}, ${errors.trim().slice(0, 120)}`);
          if (isLong && cpuMs > MOST_CPU_MS) wrong.push(`${name}: ${cpuMs} ms`);
          if (isLong && bytes > MOST_BYTES) wrong.push(`${name}: ${bytes >> 20} MB`);
        }
        note('hostile shape, natively', figures);
        same(wrong, []);
      },
    },
    {
      name: `hostile shape: ${shown.length} pages in the browser`,
      longestMs: LONGEST_MS,
      async run(context) {
        const wrong = [];
        const figures = {};
        for (const { name, write, mark } of shown) {
          const path = `${HOSTILE}${name}`;
          context.server.answers.set(path, { headers: { 'content-type': 'text/html; charset=utf-8' }, body: write() });
          const page = await context.makePage();
          try {
            const { isShown, isRead, said, cpuMs, bytes } = await readInBrowser(context, page, name, mark);
            figures[name] = { cpuMs, megabytes: Math.round(bytes / 2 ** 20), isShown, isRead };
            if (isShown && !isRead) wrong.push(`${name}: ${said}`);
            if (cpuMs > MOST_CPU_MS) wrong.push(`${name}: ${cpuMs} ms`);
            if (bytes > MOST_BYTES) wrong.push(`${name}: ${Math.round(bytes / 2 ** 20)} MB`);
          } catch (error) {
            wrong.push(`${name}: ${error.message}`);
          }
          context.server.answers.delete(path);
          await page.close().catch(() => undefined);
        }
        note('hostile shape, in the browser', figures);
        same(wrong, []);
        ok(Object.values(figures).filter(({ isShown }) => isShown).length > shown.length * 0.7);
      },
    },
  ];
}

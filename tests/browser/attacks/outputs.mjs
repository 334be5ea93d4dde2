// What the command line makes of every attack, judged and shown in a real browser, in a page without any policy.
//
// Decides which outputs there are: HTML, and Markdown as two libraries render it, each told to let HTML through. Equal
// outputs are shown once.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import MarkdownIt from 'markdown-it';
import { marked } from 'marked';
import { ALL_PARAGRAPHS, countParagraphs, writePage } from './pages.mjs';

const require = createRequire(import.meta.url);
const PURIFIER = readFileSync(require.resolve('dompurify/dist/purify.min.js'), 'utf8');
export const judgeSource = readFileSync(fileURLToPath(new URL('judge.js', import.meta.url)), 'utf8');
const BATCH = 40;
const ADDRESS = 'https://tide.example/news/page.html';

const markdownIt = new MarkdownIt({ html: true });

/** How content in a format becomes markup. The libraries know no front matter and no formulas: both are text to them. */
const RENDERERS = [
  { name: 'html', format: 'html', render: (content) => content },
  { name: 'markdown-it', format: 'md', render: (content) => markdownIt.render(content) },
  { name: 'marked', format: 'md', render: (content) => marked.parse(content) },
];

/** Asks the command line about all pages at once. */
export async function readAll(binary, format, pages) {
  const child = spawn(binary, ['read', '--jsonl', '--format', format], { stdio: ['pipe', 'pipe', 'inherit'] });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => {
    child.on('close', resolve);
    child.on('error', reject);
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(pages.map((page) => `${JSON.stringify(page).replace(/\\u[dD][89a-fA-F]../g, '?')}\n`).join(''));
  const code = await ended;
  const answers = Buffer.concat(chunks).toString().split('\n').filter(Boolean).map((line) => JSON.parse(line));
  return { code, answers };
}

/** Opens a page without a policy in which everything that runs is noticed. */
async function openJudge(driver, origin) {
  const page = await driver.newPage();
  await page.evaluateOnNewDocument(() => {
    const tell = () => {
      for (let place = window; ; place = place.parent) {
        if (place.name.startsWith('ran:')) {
          window.top.postMessage({ ran: place.name.slice(4) }, '*');
          return;
        }
        if (place === place.parent) return;
      }
    };
    for (const name of ['alert', 'confirm', 'prompt', 'print']) Object.defineProperty(window, name, { value: tell });
  });
  await page.goto(`${origin}/pages/blank.html`);
  await page.evaluate(PURIFIER);
  await page.evaluate(judgeSource);
  return page;
}

/**
 * Every output is judged as markup; those of the vectors in `shown` are also put on the screen and touched.
 * @param {{driver: object, origin: string, binary: string, pauseMs: number}} setting
 * @returns a report by renderer: figures, and what is wrong by the id of the vector
 */
export async function judgeOutputs(vectors, shown, { driver, origin, binary, pauseMs }) {
  const isShown = new Set(shown.map(({ id }) => id));
  const pages = vectors.map((vector) => ({ id: vector.id, url: ADDRESS, html: writePage(vector) }));
  const content = {};
  for (const format of ['html', 'md']) {
    const started = performance.now();
    const { code, answers } = await readAll(binary, format, pages);
    if (code !== 0 || answers.length !== pages.length) throw new Error(`${answers.length} of ${pages.length} answers, exit code ${code}`);
    content[format] = { answers, ms: performance.now() - started };
  }
  const report = {};
  const page = await openJudge(driver, origin);
  for (const { name, format, render } of RENDERERS) {
    const { answers, ms } = content[format];
    const wrong = {};
    const note = (id, what) => (wrong[id] ??= []).push(what);
    const byMarkup = new Map();
    const lost = [];
    for (const { id, content: given } of answers) {
      if (given === null) {
        note(id, 'no output');
        lost.push(id);
        continue;
      }
      if (countParagraphs(given) !== ALL_PARAGRAPHS) lost.push(id);
      const markup = render(given);
      byMarkup.set(markup, [...(byMarkup.get(markup) ?? []), id]);
    }
    const pieces = [...byMarkup.keys()];
    for (let at = 0; at < pieces.length; at += BATCH) {
      const batch = pieces.slice(at, at + BATCH).map((markup, index) => [String(at + index), markup]);
      const toShow = batch.filter(([, markup]) => byMarkup.get(markup).some((id) => isShown.has(id)));
      const { faults, executed } = await page.evaluate(async (given, onScreen, ms) => ({
        faults: given.map(([, markup]) => judgeMarkup(markup)), executed: await showMarkup(onScreen, ms),
      }), batch, toShow, pauseMs);
      batch.forEach(([index, markup], place) => {
        const found = [...faults[place], ...(executed.includes(index) ? ['RAN'] : [])];
        for (const id of found.length > 0 ? byMarkup.get(markup) : []) found.forEach((what) => note(id, what));
      });
    }
    report[name] = { vectors: answers.length, outputs: pieces.length, survived: answers.length - lost.length, lost, wrong, readMs: Math.round(ms) };
  }
  await page.close();
  return report;
}

/** The judges on markup as it came: those who object to nothing would prove nothing. */
export async function judgeRaw(vectors, { driver, origin, pauseMs }) {
  const page = await openJudge(driver, origin);
  const given = vectors.map(({ id, html }) => [id, html]);
  const { objected, executed } = await page.evaluate(async (all, ms) => ({
    objected: all.filter(([, markup]) => judgeMarkup(markup).length > 0).map(([id]) => id), executed: await showMarkup(all, ms),
  }), given, pauseMs);
  await page.close();
  return { objected, executed };
}

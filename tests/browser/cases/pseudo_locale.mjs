// Words that are half as long again: nothing of the interface stands outside the message files, and nothing breaks when a
// language needs more room.
//
// Decides the false language: every message of the English file in brackets, with accents and longer. The article is
// Chinese, so that every text that says it is English is one of the interface.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../driver.mjs';
import { pause, same, until } from '../runner.mjs';
import { asNew, clickInView, closePanel, openPanel, openView } from '../view.mjs';

const PANELS = ['look', 'listen', 'help'];
/** What formats are made of, and names that are names in every language. */
const AS_THEY_ARE = new Set(['locale', 'direction', 'extension_name']);
const ACCENTS = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', n: 'ñ', c: 'ç', A: 'Á', E: 'É', O: 'Ó' };

function lengthen(message) {
  const accented = message.replace(/[aeiounc]/gi, (letter) => ACCENTS[letter] ?? letter);
  return `⟦${accented}${'·'.repeat(Math.ceil(message.length * 0.4))}⟧`;
}

async function withPseudoLocale({ command, extension }, task) {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  const copy = join(folder, 'extension');
  await cp(extension, copy, { recursive: true });
  const file = join(copy, '_locales/en/messages.json');
  const messages = JSON.parse(await readFile(file, 'utf8'));
  for (const [key, entry] of Object.entries(messages)) {
    if (!AS_THEY_ARE.has(key)) entry.message = lengthen(entry.message);
  }
  await writeFile(file, JSON.stringify(messages));
  const own = await launch({ ...command, extension: copy });
  try {
    await task(own);
  } finally {
    await own.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Texts of the interface that are in no message, and how far something is wider than its place. */
function inspect(page) {
  return page.evaluate(() => {
    const root = document.querySelector('lectern-view')?.shadowRoot?.querySelector('dialog') ?? document.body;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const bare = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.trim();
      const box = node.parentElement;
      const lang = box.closest('[lang]')?.lang ?? '';
      if (!/\p{L}/u.test(text) || !lang.startsWith('en') || box.closest('bdi, kbd, script, style, .tile, .host, .field input, .sample') || !box.checkVisibility()) continue;
      if (!/[⟦⟧·]/.test(text)) bare.push(text);
    }
    const names = [...root.querySelectorAll('[aria-label], [title]')].filter((one) => !one.closest('.sample')).flatMap((one) => [one.ariaLabel, one.title])
      .filter((name) => name && /\p{L}/u.test(name) && !/[⟦⟧]/.test(name) && !/\p{sc=Han}/u.test(name));
    const boxes = [root, ...root.querySelectorAll('.bar, .panel:popover-open .panel-body')];
    const wide = boxes.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => `${one.localName}.${one.className} ${one.scrollWidth} > ${one.clientWidth}`);
    return { bare: [...new Set(bare)], names: [...new Set(names)], wide };
  });
}

export const pseudoLocaleCases = [
  {
    name: 'a language of long words: every text is in the message files, and panels and pages have room for it',
    run: (context) => withPseudoLocale(context, async (own) => {
      for (const width of [1280, 320]) {
        const page = await own.newPage();
        await page.setViewport({ width, height: 800 });
        await page.goto(asNew(`${context.origin}/fixtures/zh/seed-cms--portal/page.html`));
        await openView(own, page);
        same(await inspect(page), { bare: [], names: [], wide: [] }, `the view, ${width}`);
        for (const panel of PANELS) {
          await openPanel(page, panel);
          await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelectorAll('.panel details').forEach((one) => (one.open = true)));
          await pause(200);
          same(await inspect(page), { bare: [], names: [], wide: [] }, `${panel}, ${width}`);
          await closePanel(page);
        }
        await clickInView(page, '.bar .export');
        await pause(600);
        same((await inspect(page)).wide, [], `export, ${width}`);
        await page.close();
        for (const name of ['options.html', 'welcome.html']) {
          const ownPage = await own.newPage();
          await ownPage.setViewport({ width, height: 800 });
          await own.openOwnPage(ownPage, name);
          await until(() => ownPage.evaluate(() => document.querySelector('main h2, main h1') !== null), 'the page is shown');
          await pause(500);
          same(await inspect(ownPage), { bare: [], names: [], wide: [] }, `${name}, ${width}`);
          await ownPage.close();
        }
      }
    }),
  },
];

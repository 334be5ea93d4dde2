// Where a page comes from: samples, the clipboard, files; and what is said when nothing can be read.

import { readFileSync } from 'node:fs';
import { ok, same, soon, until } from '../runner.mjs';
import {
  articleOf, chooseFile, click, openPlayground, openSample, paste, stateOf, statusOf, textOf, viewOf, waitForResult, waitForTitle,
} from './playground.mjs';

const fixture = (path) => readFileSync(new URL(`../../fixtures/zh/${path}/page.html`, import.meta.url));
const seed = JSON.parse(readFileSync(new URL('../expected/seed.json', import.meta.url), 'utf8'));
const SEED_SAMPLES = ['portal', 'divsoup', 'table', 'table-gbk'];

const OWN_SAMPLES = [
  {
    id: 'english', title: 'What a tide gauge taught me about averages', lang: /^en/, dir: 'ltr',
    has: { pre: 1, table: 1, blockquote: 1, figure: 1, ol: 1 }, says: 'You took a hundred readings', hides: ['From around the web', 'Gerald', 'Saturday letter'],
  },
  { id: 'japanese', title: '冬の川で紙を漉く、谷あいの三代', lang: /^ja/, dir: 'ltr', has: {}, ruby: 10, says: 'きょうのは、いい音だね', hides: ['電熱ひざ掛け', '無断転載'] },
  { id: 'arabic', title: 'حارس الناعورة الأخير يعلّم النهر أن يدور من جديد', lang: /^ar/, dir: 'rtl', has: { blockquote: 1 }, says: 'دفتر بلا أرقام', hides: ['أسعار الزيت', 'سوق النحاسين'] },
];

/** A reader's guard: nothing of these may be in the article. */
const SEED_HIDDEN = [...seed.hidden_links.map((link) => link.text), '版权所有', '最新资讯标题示例1', '扫一扫'];

export const sourceCases = [
  {
    name: 'the empty page invites, and its button shows a sample',
    async run(context) {
      const { page, finish } = await openPlayground(context);
      same(await stateOf(page), 'empty');
      ok(await page.evaluate(() => document.querySelector('#notice button').checkVisibility() && !document.querySelector('#result-tabs').checkVisibility()));
      await click(page, '#notice button');
      await waitForResult(page);
      await waitForTitle(page, seed.title);
      finish();
    },
  },
  ...SEED_SAMPLES.map((id) => ({
    name: `sample ${id}: the whole news and nothing of the portal`,
    async run(context) {
      const { page, finish } = await openPlayground(context);
      await openSample(page, id);
      await waitForTitle(page, seed.title);
      const article = await articleOf(page);
      same(article.paragraphs.map((one) => one.trim()), seed.paragraphs);
      for (const words of SEED_HIDDEN) ok(!article.text.includes(words), `${words} is in the article`);
      finish();
    },
  })),
  ...OWN_SAMPLES.map((sample) => ({
    name: `sample ${sample.id}: its headline, its parts, its direction`,
    async run(context) {
      const { page, finish } = await openPlayground(context);
      await openSample(page, sample.id);
      await waitForTitle(page, sample.title);
      const article = await articleOf(page);
      ok(sample.lang.test(article.lang), article.lang);
      same(article.dir, sample.dir);
      for (const [kind, count] of Object.entries(sample.has)) same([kind, article.kinds[kind]], [kind, count]);
      if (sample.ruby) ok(article.kinds.ruby >= sample.ruby, `${article.kinds.ruby} ruby`);
      ok(article.text.includes(sample.says), sample.says);
      for (const words of sample.hides) ok(!article.text.includes(words), `${words} is in the article`);
      if (sample.id === 'english') {
        const frame = await viewOf(page);
        await until(() => frame.evaluate(() => {
          const picture = document.querySelector('lectern-view').shadowRoot.querySelector('img');
          picture.scrollIntoView();
          return picture.naturalWidth === 960;
        }), 'the picture of the sample is shown');
      }
      finish();
    },
  })),
  {
    name: 'a front page is refused with numbers, and its headlines are offered',
    async run(context) {
      const { page, finish } = await openPlayground(context);
      await openSample(page, 'front-page');
      const said = await textOf(page, '.answer');
      ok(/does not look like an article/.test(said) && /\d[\d,]* characters/.test(said) && /\d+%/.test(said), said);
      ok(/no article among \d+ blocks/.test(await statusOf(page)), await statusOf(page));
      await click(page, '.answer .primary');
      await viewOf(page);
      const note = await until(() => page.evaluate(() => document.querySelector('.band.guess span')?.textContent), 'it is said what this is');
      ok(/\d+ headlines/.test(note), note);
      await click(page, '.band.guess button');
      await until(() => page.evaluate(() => document.querySelector('.answer').checkVisibility()), 'the answer is shown');
      await click(page, '.answer .quiet:last-of-type');
      await until(() => page.evaluate(() => document.querySelector('#panel-decisions [role="option"]').checkVisibility()), 'the decisions are shown');
      finish();
    },
  },
  {
    name: 'pasted markup is read at once, and is never in the address',
    async run(context) {
      const { page, finish } = await openPlayground(context, '#sample=english&show=reading');
      await waitForResult(page);
      await paste(page, fixture('seed-cms--portal').toString('utf8'));
      await waitForTitle(page, seed.title);
      same(new URL(page.url()).hash, '');
      same(await page.evaluate(() => ({ local: localStorage.length, session: sessionStorage.length })), { local: 0, session: 0 });
      finish();
    },
  },
  {
    name: 'pasted plain text is read line by line',
    async run(context) {
      const { page, finish } = await openPlayground(context);
      await paste(page, [seed.title, ...seed.paragraphs].join('\n'));
      await waitForTitle(page, seed.title);
      same((await articleOf(page)).paragraphs, seed.paragraphs);
      finish();
    },
  },
  {
    name: 'an empty paste is answered in words',
    async run(context) {
      const { page, finish } = await openPlayground(context);
      await click(page, '#tab-paste');
      await click(page, '#paste .primary');
      await until(async () => /nothing to read/.test(await statusOf(page)), 'it is said that there is nothing to read');
      same(await stateOf(page), 'empty');
      same(await page.evaluate(() => document.activeElement.id), 'markup');
      ok(await page.evaluate(() => document.querySelector('#status').checkVisibility()), 'the message is seen');
      finish();
    },
  },
  {
    name: 'a file in GBK is decoded by its own bytes',
    async run(context) {
      const { page, finish } = await openPlayground(context);
      await chooseFile(page, 'news.html', fixture('seed-table-gbk--portal'));
      await waitForTitle(page, seed.title);
      same((await articleOf(page)).paragraphs.map((one) => one.trim()), seed.paragraphs);
      ok(/news\.html.*GB/.test(await textOf(page, '#file-facts')), await textOf(page, '#file-facts'));
      finish();
    },
  },
  {
    name: 'a file dropped anywhere on the page is read',
    async run(context) {
      const { page, finish } = await openPlayground(context);
      await page.evaluate((markup) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([markup], 'dropped.html', { type: 'text/html' }));
        const target = document.querySelector('#notice');
        for (const kind of ['dragover', 'drop']) target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
      }, fixture('seed-cms--portal').toString('utf8'));
      await waitForTitle(page, seed.title);
      ok(/dropped\.html/.test(await textOf(page, '#file-facts')));
      same(await page.evaluate(() => document.documentElement.classList.contains('dropping')), false);
      finish();
    },
  },
  {
    name: 'files in other encodings are decoded',
    async run(context) {
      const { page, finish } = await openPlayground(context);
      const sentence = 'いい本がたくさん直してありますから、雨の日にまた来てください。';
      // Shift_JIS without a word about it: the bytes alone must tell.
      const shiftJis = Buffer.from(
        '82a282a2967b82aa82bd82ad82b382f192bc82b582c482a082e882dc82b782a982e78141894a82cc93fa82c982dc82bd978882c482ad82be82b382a28142', 'hex',
      );
      await chooseFile(page, 'silent.html', Buffer.concat([Buffer.from('<p>'), shiftJis, Buffer.from('</p>')]));
      ok(/SHIFT_JIS/.test(await textOf(page, '#file-facts')), await textOf(page, '#file-facts'));
      await click(page, '#tab-decisions');
      await soon(() => textOf(page, '#panel-decisions .words'), sentence);
      const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`<p>${sentence}</p>`, 'utf16le')]);
      await chooseFile(page, 'wide.html', utf16);
      ok(/UTF-16LE/.test(await textOf(page, '#file-facts')), await textOf(page, '#file-facts'));
      same(await textOf(page, '#panel-decisions .words'), sentence);
      finish();
    },
  },
  {
    name: 'what is no page is refused by name: a picture, an empty file, bytes',
    async run(context) {
      const { page, finish } = await openPlayground(context);
      const cases = [
        ['picture.html', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]), /PNG/],
        ['empty.html', Buffer.alloc(0), /empty/],
        ['bytes.html', Buffer.alloc(4000), /not a web page/],
      ];
      for (const [name, bytes, wanted] of cases) {
        await chooseFile(page, name, bytes);
        same(await stateOf(page), 'failed');
        ok(wanted.test(await textOf(page, '#notice')), `${name}: ${await textOf(page, '#notice')}`);
        ok(wanted.test(await statusOf(page)), `${name}: ${await statusOf(page)}`);
      }
      await openSample(page, 'portal');
      await waitForTitle(page, seed.title);
      finish();
    },
  },
  {
    name: 'five megabytes: “Reading…” at once, and the page goes on answering',
    async run(context) {
      const { page, finish } = await openPlayground(context);
      await page.evaluate(() => {
        const seen = { status: [], longestMs: 0 };
        globalThis.seen = seen;
        const status = document.querySelector('#status');
        new MutationObserver(() => seen.status.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
        let last = performance.now();
        const tick = () => {
          const now = performance.now();
          seen.longestMs = Math.max(seen.longestMs, now - last);
          last = now;
          setTimeout(tick, 10);
        };
        tick();
      });
      const paragraph = `<p>${seed.paragraphs[0]}</p>\n`;
      const count = Math.ceil(5_000_000 / Buffer.byteLength(paragraph));
      await chooseFile(page, 'large.html', Buffer.from(`<!doctype html><meta charset=utf-8><title>${seed.title}</title><h1>${seed.title}</h1><div>${paragraph.repeat(count)}</div>`));
      const { status, longestMs } = await page.evaluate(() => globalThis.seen);
      same(status[0], 'Reading…');
      await click(page, '#tab-decisions');
      await until(() => page.evaluate(() => document.querySelector('#panel-decisions [role="option"]')?.checkVisibility()), 'the decisions are drawn', 60_000);
      console.log(`     ${count} paragraphs: ${await statusOf(page)} Longest pause of the page before it: ${Math.round(longestMs)} ms`);
      ok(longestMs < 4000, `the page was still for ${Math.round(longestMs)} ms`);
      finish();
    },
  },
  {
    name: 'a large paste stays out of the text field',
    async run(context) {
      const { page, finish } = await openPlayground(context);
      const paragraph = `<p>${seed.paragraphs[1]}</p>\n`;
      await paste(page, `<title>${seed.title}</title><h1>${seed.title}</h1>${paragraph.repeat(1600)}`);
      await until(async () => (await stateOf(page)) === 'read', 'it is read', 60_000);
      same(await page.evaluate(() => document.querySelector('#markup').value.length), 0);
      ok(/pasted/.test(await textOf(page, '#pasted-large')), await textOf(page, '#pasted-large'));
      await click(page, '#clear');
      await soon(() => textOf(page, '#pasted-large'), '');
      finish();
    },
  },
];

// What hangs on the text: pictures as large as the window, notes beside their marks, code to copy, foreign parts.
//
// Decides that each works by mouse and by keyboard, and gives the place back to the reader.

import { atRest, ok, pause, same, soon, until } from '../runner.mjs';
import { asNew, clickInView, closePanel, findAccessFaults, isAnythingShown, leaveView, openPanel, openView, recordPage } from '../view.mjs';

async function openSample(driver, makePage, origin, prepare = () => undefined) {
  const page = await makePage();
  await page.goto(asNew(`${origin}/pages/english.html`));
  await page.evaluate(prepare);
  await openView(driver, page);
  await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.copy') !== null), 'the tools are there');
  // The font moves the text once more.
  await until(() => page.evaluate(() => [...document.fonts].some((face) => face.family.includes('Lectern Literata') && face.status === 'loaded')), 'the font is there');
  return page;
}

const scrollTo = (page, selector) => page.evaluate(
  (wanted) => document.querySelector('lectern-view').shadowRoot.querySelector(wanted).scrollIntoView({ block: 'center', behavior: 'instant' }), selector,
);
const readNote = (page) => page.evaluate(() => {
  const root = document.querySelector('lectern-view').shadowRoot;
  const note = root.querySelector('.note');
  if (!note.matches(':popover-open')) return null;
  const [box, mark] = [note, root.querySelector('.body sup a, .body a.within')].map((part) => part.getBoundingClientRect());
  return { words: note.textContent, isNear: Math.abs(box.top - mark.bottom) < 40 || Math.abs(mark.top - box.bottom) < 40, isInside: box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight };
});
/** What was said last, though it may have gone: words are not seen for long. */
const announced = (page) => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.announcement [aria-hidden]')?.textContent ?? null);

export const pictureCases = [
  {
    name: 'a picture opens as large as the window: keyboard, zoom, Esc back to the view and to its button',
    async run({ driver, makePage, origin }) {
      const page = await openSample(driver, makePage, origin);
      await scrollTo(page, '.picture');
      await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.enlarge').focus());
      await page.keyboard.press('Enter');
      const stage = () => page.evaluate(() => {
        const box = document.querySelector('lectern-view').shadowRoot.querySelector('.lightbox');
        const image = box.querySelector('.stage img');
        return { open: box.open, width: image?.getBoundingClientRect().width ?? 0, caption: box.querySelector('.lightbox-caption').textContent };
      });
      await until(async () => (await stage()).open, 'the picture is open');
      same(await findAccessFaults(page), []);
      const { width, caption } = await stage();
      ok(width > 800 && caption.startsWith('The line at noon'), `${width} ${caption}`);
      await page.keyboard.press('+');
      await until(async () => (await stage()).width > width * 1.3, 'the picture is larger');
      await page.keyboard.press('0');
      await until(async () => Math.abs((await stage()).width - width) < 2, 'and as large as before');
      await page.keyboard.press('Escape');
      await until(async () => !(await stage()).open, 'Esc closes the picture');
      ok(await isAnythingShown(page), 'and not the view');
      same(await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.activeElement.className), 'enlarge');
      await clickInView(page, '.picture > img');
      await until(async () => (await stage()).open, 'a click on it opens it too');
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'notes below the article come along: beside their marks, below the text; handles of headings do not',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/fixtures/en/notes-below--encyclopedia/page.html`);
      await openView(driver, page);
      await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.note') !== null), 'the tools are there');
      const text = (selector) => page.evaluate((wanted) => [...document.querySelector('lectern-view').shadowRoot.querySelectorAll(wanted)].map((one) => one.textContent), selector);
      same(await text('.body h2'), ['History', 'Today']);
      same(await text('.notes h2'), ['Notes']);
      same(await text('.notes li'), ['Harbour office, Numbers of the year, 1890.', 'Nobody refers to this any more.', 'M. Tern, On zero, page 12.']);
      // A font that arrives meanwhile moves the lines.
      await until(() => page.evaluate(() => [...document.fonts].every((face) => face.status !== 'loading')), 'the fonts are there');
      await scrollTo(page, '.body a.within');
      await clickInView(page, '.body a.within');
      const note = await until(() => readNote(page), 'the note is there');
      ok(note.words.startsWith('Harbour office, Numbers of the year, 1890.') && note.isInside, JSON.stringify(note));
      same(await findAccessFaults(page), []);
      await page.keyboard.press('Escape');
      await leaveView(driver, page);
    },
  },
  {
    name: 'a note is shown beside its mark; from there one can go to it and back',
    async run({ driver, makePage, origin }) {
      const page = await openSample(driver, makePage, origin);
      const { markup } = await recordPage(page);
      await scrollTo(page, '.body a.within');
      await clickInView(page, '.body a.within');
      const note = await until(() => readNote(page), 'the note is there');
      ok(note.words.includes('Four kinds, of which the pea soup ran out first') && note.isNear && note.isInside, JSON.stringify(note));
      same(await findAccessFaults(page), []);
      await page.keyboard.press('Escape');
      await until(async () => (await readNote(page)) === null, 'Esc closes the note');
      same(await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.activeElement.className), 'within', 'the focus is back');
      await page.keyboard.press('Enter');
      await until(() => readNote(page), 'by keyboard too');
      await page.setViewport({ width: 420, height: 640 });
      await until(async () => (await readNote(page))?.isInside, 'it stays inside a window that is made narrow');
      await page.setViewport({ width: 1280, height: 860 });
      await until(async () => (await readNote(page))?.isInside, 'and wide again');
      const start = await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('dialog').scrollTop);
      await clickInView(page, '.note-jump');
      await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.announcement.shown button:not([hidden])') !== null), 'the way back is offered');
      const place = () => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('dialog').scrollTop);
      ok((await place()) > start + 500);
      await clickInView(page, '.announcement button');
      await until(async () => (await place()) <= start + 400, 'the way back');
      const back = await atRest(place, 'the view stands still');
      ok(Math.abs(back - start) < 400, `${start} ${back}`);
      same((await recordPage(page)).markup, markup);
      // The mark's name stands in the line of text, where no block bears it.
      await page.evaluate(() => {
        const links = [...document.querySelector('lectern-view').shadowRoot.querySelectorAll('.body a.within')];
        links.find((link) => link.textContent === 'Back to the text').focus();
      });
      await page.keyboard.press('Enter');
      const atMark = await until(() => page.evaluate(() => {
        const { activeElement } = document.querySelector('lectern-view').shadowRoot;
        return activeElement?.textContent === '1' ? [activeElement.tabIndex] : null;
      }), 'the way back leads to the mark');
      same(atMark, [0]);
      await leaveView(driver, page);
    },
  },
  {
    name: 'marks of notes in East Asian texts are known, and a link to what was left out is words',
    async run({ driver, makePage, origin, server }) {
      const line = '川沿いの紙漉き場では、冬の朝に水が最も澄むという。職人は夜明け前に桁を手に取り、白い息を吐きながら最初の一枚を漉き上げる。';
      const marks = ['①', '※1', '[註2]', '［注釈3］', '†4', '（脚注5）'];
      const paragraphs = marks.map((mark, at) => `<p>${line}<a href="#n${at}">${mark}</a>${line}</p>`).join('');
      const notes = marks.map((_, at) => `<p id="n${at}">注その${at + 1}：漉いた紙の厚みは、桁を振る回数と水の冷たさで決まるとされている。</p>`).join('');
      const body = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>冬の紙漉き</title><body><nav id="gone"><a href="/">ホーム</a> <a href="/a">記事</a></nav>
        <article><h1>冬の紙漉き</h1>${paragraphs}<p>${line}詳しくは<a href="#gone">一覧</a>にある。</p>${notes}</article></body></html>`;
      server.answers.set('/east.html', { headers: { 'content-type': 'text/html; charset=utf-8' }, body });
      const page = await makePage();
      await page.goto(`${origin}/east.html`);
      await openView(driver, page);
      await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.note') !== null), 'the tools are there');
      same(await page.evaluate(() => [...document.querySelector('lectern-view').shadowRoot.querySelectorAll('.body a')].map((link) => link.textContent)), marks);
      for (const [at, mark] of marks.entries()) {
        await page.evaluate((number) => document.querySelector('lectern-view').shadowRoot.querySelectorAll('.body a.within')[number].focus(), at);
        await page.keyboard.press('Enter');
        const note = await until(() => readNote(page), `the note of ${mark} is there`);
        ok(note.words.startsWith(`注その${at + 1}`), note.words);
        await page.keyboard.press('Escape');
        await until(async () => (await readNote(page)) === null, 'Esc closes the note');
      }
      await leaveView(driver, page);
      server.answers.delete('/east.html');
    },
  },
  {
    name: 'pictures that are switched off leave their words, and one can be shown',
    async run({ driver, makePage, origin }) {
      const page = await openSample(driver, makePage, origin);
      const seen = () => page.evaluate(() => {
        const root = document.querySelector('lectern-view').shadowRoot;
        return { words: root.querySelector('.withheld')?.textContent ?? null, picture: root.querySelector('.picture > img').checkVisibility(), enlarge: root.querySelector('.enlarge')?.checkVisibility() ?? null };
      });
      const turnPictures = async () => {
        await openPanel(page, 'look');
        await page.evaluate(() => {
          const { shadowRoot } = document.querySelector('lectern-view');
          shadowRoot.querySelector('.more-settings').open = true;
          [...shadowRoot.querySelectorAll('#panel-look .tick')].find((row) => row.textContent === 'Show images').classList.add('pictures');
        });
        await clickInView(page, '.pictures input');
        await closePanel(page);
      };
      await turnPictures();
      const words = 'A long line of people on an iron bridge, passing books';
      same(await seen(), { words: `${words}Show this picture`, picture: false, enlarge: false });
      await leaveView(driver, page);
      await page.goto(asNew(`${origin}/pages/english.html`));
      await openView(driver, page);
      await until(async () => (await seen()).words !== null, 'the words are there from the start');
      same(await findAccessFaults(page), []);
      await scrollTo(page, '.show-image');
      await clickInView(page, '.show-image');
      await soon(() => seen(), { words: null, picture: true, enlarge: true });
      await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.picture > img').naturalWidth > 0), 'the picture is loaded');
      await turnPictures();
      same(await seen(), { words: null, picture: true, enlarge: true });
      await pause(300);
    },
  },
  {
    name: 'a picture of a group that is lost: asked for twice, then its words; nothing is wider than the window, and progress is told',
    async run({ driver, makePage, origin, server }) {
      const text = 'The harbour was dug by hand in nine years, and every family of the town gave a man and a barrow for one month of each summer. ';
      const paragraphs = Array.from({ length: 12 }, (_, at) => `<p>${at + 1}. ${text.repeat(3)}</p>`).join('');
      const lost = '<img src="/lost-800.png" srcset="/lost-800.png 800w, /lost-1200.png 1200w" width="1200" height="800" alt="Men with barrows on a plank">';
      const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>The harbour that was dug by hand</title><body><article><h1>The harbour that was dug by hand</h1>
        ${paragraphs}<figure>${lost}<img src="/picture-600x400.png" width="600" height="400" alt="The harbour today"><figcaption>Then and now</figcaption></figure>${paragraphs.replaceAll('. The', '. Later the')}</article>`;
      server.answers.set('/harbour.html', { headers: { 'content-type': 'text/html; charset=utf-8' }, body });
      for (const name of ['/lost-800.png', '/lost-1200.png']) server.answers.set(name, { status: 403, headers: {}, body: '' });
      const page = await makePage();
      await page.setViewport({ width: 320, height: 640 });
      await page.goto(`${origin}/harbour.html`);
      await openView(driver, page);
      await scrollTo(page, '.gallery, figure');
      await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.missing-image')?.textContent === 'Men with barrows on a plank'), 'its words are in its place');
      const state = await page.evaluate(() => {
        const { shadowRoot } = document.querySelector('lectern-view');
        const view = shadowRoot.querySelector('dialog');
        const widest = Math.max(...[...shadowRoot.querySelectorAll('article *')].map((part) => part.getBoundingClientRect().right));
        return { widest, read: Number(shadowRoot.querySelector('.progress').style.getPropertyValue('--read')), scrolled: view.scrollTop };
      });
      ok(state.widest <= 320, JSON.stringify(state));
      ok(state.scrolled > 300 && state.read > 0.05, JSON.stringify(state));
      await leaveView(driver, page);
      for (const name of ['/harbour.html', '/lost-800.png', '/lost-1200.png']) server.answers.delete(name);
    },
  },
  {
    name: 'code is copied by its button, and it is said',
    async run({ driver, makePage, origin }) {
      const page = await openSample(driver, makePage, origin);
      await scrollTo(page, '.copy');
      await clickInView(page, '.copy');
      same(await until(() => announced(page), 'it is said'), 'Copied');
    },
  },
  {
    name: 'a foreign part is a card that names its host, and loads nothing before the click',
    async run({ driver, makePage, origin }) {
      const page = await openSample(driver, makePage, origin, () => {
        const frame = document.createElement('iframe');
        Object.assign(frame, { src: 'https://www.youtube-nocookie.com/embed/abc123', title: 'The move on film', width: 560, height: 315 });
        document.querySelector('article blockquote').before(frame);
      });
      const read = () => page.evaluate(() => {
        const card = document.querySelector('lectern-view').shadowRoot.querySelector('.embed');
        return card && { title: card.querySelector('.embed-title').textContent, doors: [...card.querySelectorAll('.embed-doors > *')].map((door) => door.textContent), frame: card.querySelector('iframe')?.src ?? null };
      });
      same(await read(), { title: 'The move on film', doors: ['Load from www.youtube-nocookie.com', 'Open on www.youtube-nocookie.com'], frame: null });
      await scrollTo(page, '.embed');
      await clickInView(page, '.embed-load');
      await soon(async () => (await read()).frame, 'https://www.youtube-nocookie.com/embed/abc123');
    },
  },
];

// Texts of a book's length, of which the view lays out what is near the screen.
//
// Decides that this is not seen: every item of a list has its marker, a paragraph that was cut says what it said, begins
// once, and is cut where a line may end.

import { ok, same, until } from '../runner.mjs';
import { asNew, openView } from '../view.mjs';

const PATH = '/book.html';
const ITEMS = 1200;
const PARAGRAPHS = 1000;
/** Far more than is left in one piece. */
const SENTENCES = 900;
const SENTENCE = 'The water rose a hand above the mark, and the keeper wrote it down before he went home.';
/** No sentence ends in it, and no word: each of its letters is two characters. */
const MARKED = 'e\u0301'.repeat(15_000);
const LONG = `${Array(SENTENCES).fill(SENTENCE).join(' ')} ${MARKED}`;

const numbered = (count, write) => Array.from({ length: count }, (_, at) => write(at + 1)).join('');
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>The book of the weir</title><body><main><article>
  <h1>The book of the weir</h1>
  <p>${LONG}</p>
  ${numbered(PARAGRAPHS, (at) => `<p>Of day ${at} the book says this. ${SENTENCE} ${SENTENCE}</p>`)}
  <ol>${numbered(ITEMS, (at) => `<li>On page ${at} there is a line about the height of the river in the morning.</li>`)}</ol>
</article></main></body></html>`;

/** How many points of the picture, which is of nothing but markers, are not of the ground. */
function countInk(page, picture) {
  return page.evaluate(async (source) => {
    const bytes = Uint8Array.from(atob(source), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const points = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
    return points.filter((point) => point !== points[0]).length;
  }, Buffer.from(picture).toString('base64'));
}

export const longTextCases = [
  {
    name: 'a text of a book’s length: lists keep their markers, and a paragraph that is cut is one paragraph still',
    async run({ driver, makePage, origin, server }) {
      server.answers.set(PATH, { headers: { 'content-type': 'text/html; charset=utf-8' }, body: PAGE });
      const page = await makePage();
      await page.goto(asNew(`${origin}${PATH}`));
      await openView(driver, page);
      const { text, pieces, indents } = await page.evaluate(() => {
        const root = document.querySelector('lectern-view').shadowRoot;
        root.querySelector('.page').parentElement.classList.add('indented');
        const paragraph = root.querySelector('.body.long > p:has(> .piece)');
        const parts = [...paragraph.querySelectorAll('.piece')];
        return { text: paragraph.textContent, pieces: parts.map((piece) => piece.textContent), indents: parts.map((piece) => parseFloat(getComputedStyle(piece).textIndent) > 0) };
      });
      ok(text === LONG, 'every character is there');
      ok(pieces.filter((piece) => piece.trimEnd().endsWith('home.')).length > 10, 'pieces end with a sentence');
      const marked = pieces.filter((piece) => piece.startsWith('e\u0301') || /^\p{M}/u.test(piece));
      ok(marked.length > 1 && marked.every((piece) => piece.startsWith('e')), 'no letter is parted from its mark');
      same(indents, indents.map((_, at) => at === 0));

      // A face that comes later moves what is below the window.
      await until(() => page.evaluate(() => [...document.fonts].some((face) => face.family.includes('Lectern Literata') && face.status === 'loaded')), 'the font is there');
      const box = await until(() => page.evaluate((last) => {
        const root = document.querySelector('lectern-view').shadowRoot;
        const item = root.querySelector('.body.long > ol').children[last - 1];
        item.scrollIntoView({ block: 'center' });
        const { left, top, height } = item.getBoundingClientRect();
        const isNear = top > 0 && top + height < innerHeight;
        return isNear && { x: left - 60, y: top, width: 58, height };
      }, ITEMS), 'the last item is on the screen');
      const ink = await countInk(page, await page.screenshot({ clip: box }));
      const near = await countInk(page, await page.screenshot({ clip: { ...box, x: box.x + box.width / 2, width: box.width / 2 } }));
      ok(near > 20 && ink > near + 8, `${ink} points of a marker, ${near} of them beside its item: a number of four digits is wider than the room of the list`);
    },
  },
];

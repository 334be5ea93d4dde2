// The second best: other texts of the page, offered where the first choice may be wrong.
//
// Decides that an offer is a text of the page with its own words, that taking it reads it and nothing else, and that there
// is a way back.

import { ok, same, until } from '../runner.mjs';
import { asNew, clickInView, findAccessFaults, isAnythingShown, leaveView, openView, readView, recordPage } from '../view.mjs';

const PATH = '/two-articles.html';
const SUBJECTS = [
  ['The pump by the mill', 'pump', 'lifts the water of the brook', 'miller'],
  ['A kiln for the old bricks', 'kiln', 'burns the clay of the bank', 'potter'],
];

function writeArticle([title, thing, does, person]) {
  const paragraphs = ['In spring', 'Through the summer', 'Before the first frost', 'When the year is done'].map((when) =>
    `<p>${when} the ${thing} ${does} for as long as there is light, and the ${person} stands beside it with a slate on which every hour has its line. What is written there is read aloud in the evening, so that nobody has to ask twice how much was done and how much is left for the next day.</p>`);
  return `<article><h2>${title}</h2>${paragraphs.join('')}</article>`;
}

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Two works of one village</title><body>
  <nav><a href="/a">Home</a> <a href="/b">Works</a></nav><main>${SUBJECTS.map(writeArticle).join('')}</main></body></html>`;

const CLAIMED_PATH = '/claimed-names.html';
/** Begins with what is no text, has no headline, and its fields have the names by which elements are read. */
const FORM = writeArticle(SUBJECTS[1]).replace(/<h2>.*?<\/h2>/, "<script>const nothing = 'to read';</script><style>.nothing { color: red }</style>")
  .replace('<article>', '<form role="article"><input type="hidden" name="textContent"><input type="hidden" name="firstChild"><input type="hidden" name="isConnected"><input type="hidden" name="querySelector">')
  .replace('</article>', '</form>');
const CLAIMED_PAGE = PAGE.replace(writeArticle(SUBJECTS[1]), FORM);

/** What is offered, once the tools are there. */
const offered = (page) => until(() => page.evaluate(() => {
  const box = document.querySelector('lectern-view')?.shadowRoot.querySelector('.other-texts');
  return box && [...box.querySelectorAll('button')].map((button) => button.querySelector('.words')?.textContent ?? button.textContent);
}), 'the offer is there');

async function take(page, at) {
  await page.evaluate((wanted) => {
    const buttons = [...document.querySelector('lectern-view').shadowRoot.querySelectorAll('.other-texts button')];
    buttons.forEach((button, place) => button.classList.toggle('wanted', place === wanted));
    buttons[wanted].scrollIntoView({ block: 'center' });
  }, at);
  await clickInView(page, '.wanted');
}

const readBody = async (page) => (await readView(page))?.body ?? '';

export const otherTextCases = [
  {
    name: 'two articles on one page: each is offered, taken alone, and left again for both',
    async run({ driver, makePage, origin, server }) {
      server.answers.set(PATH, { headers: { 'content-type': 'text/html; charset=utf-8' }, body: PAGE });
      const page = await makePage();
      await page.goto(asNew(`${origin}${PATH}`));
      const before = await recordPage(page);
      const both = await openView(driver, page);
      ok(both.body.includes('miller') && both.body.includes('potter'), 'both are read');
      same(await offered(page), ['The pump by the mill', 'A kiln for the old bricks', 'Pick a block…']);
      same(await findAccessFaults(page), []);
      await take(page, 1);
      await until(async () => { const body = await readBody(page); return body.includes('potter') && !body.includes('miller'); }, 'the second alone');
      same(await offered(page), ['Back to the whole page', 'Pick a block…']);
      await take(page, 0);
      await until(async () => { const body = await readBody(page); return body.includes('potter') && body.includes('miller'); }, 'both again');
      await leaveView(driver, page);
      same(await recordPage(page), before);
    },
  },
  {
    name: 'a text whose fields have the names of what is read of it is offered by its own words, and every tool is there',
    async run({ driver, makePage, origin, server }) {
      server.answers.set(CLAIMED_PATH, { headers: { 'content-type': 'text/html; charset=utf-8' }, body: CLAIMED_PAGE });
      const page = await makePage();
      await page.goto(asNew(`${origin}${CLAIMED_PATH}`));
      await openView(driver, page);
      same(await offered(page), ['The pump by the mill', 'In spring the kiln burns the clay of the bank for as long as there is light, and…', 'Pick a block…']);
      await take(page, 1);
      await until(async () => { const body = await readBody(page); return body.includes('potter') && !body.includes('miller'); }, 'the form alone');
    },
  },
  {
    name: 'from the view the reader can point at another block, and Esc leaves the page as it was',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(asNew(`${origin}/pages/plain.html`));
      const before = await recordPage(page);
      await openView(driver, page);
      same((await offered(page)).at(-1), 'Pick a block…');
      await take(page, (await offered(page)).length - 1);
      await until(async () => !(await readView(page)), 'the view makes room');
      await until(() => page.evaluate(() => document.querySelector('lectern-view')?.shadowRoot.querySelector('.picking')?.localName === 'div'), 'pointing begins');
      await page.keyboard.press('Escape');
      await until(async () => !(await isAnythingShown(page)), 'nothing is left');
      same(await recordPage(page), before);
    },
  },
];

// What stands around the view: files, places, a part of the page, pages that change.
//
// Decides what must hold for each. Clicks, keys and menus are real ones wherever the browser lets a test do so.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atRest, ok, pause, same, soon, until } from '../runner.mjs';
import { asNew, clickButton, clickInView, isAnythingShown, leaveView, openView, readCard, readView, recordPage, waitForCard } from '../view.mjs';
import { turnDigest } from './digest.mjs';

const SEED = '/fixtures/zh/seed-cms--portal/page.html';
const PAGE = '/pages/long-read.html';

/** Text of a part of the view. */
function textOf(page, selector) {
  return page.evaluate((wanted) => document.querySelector('lectern-view')?.shadowRoot?.querySelector(wanted)?.textContent ?? null, selector);
}

async function openExport(page) {
  await clickInView(page, '.bar .export');
  await until(() => page.evaluate(() => Boolean(document.querySelector('lectern-view').shadowRoot.querySelector('.export-panel:popover-open'))), 'the panel opens');
}

/** Presses the button of this place in the panel; gives the file that was saved. */
async function save(page, folder, number) {
  await clickInView(page, `.export-panel li:nth-child(${number}) button`);
  const said = await until(async () => {
    const words = await textOf(page, '.export-status');
    return words && words !== 'Writing…' ? words : null;
  }, 'the panel says what became of it');
  ok(said.startsWith('Saved: '), said);
  const name = await until(async () => (await readdir(folder)).find((one) => said.includes(one)), `there is a file: ${said}`);
  const bytes = await until(async () => {
    const content = await readFile(join(folder, name));
    return content.length > 0 ? content : null;
  }, 'the file is written');
  return { name, bytes };
}

const exportCases = [
  {
    name: 'export: keywords where they are wanted, the page\'s and ours apart',
    async run({ driver, makePage, origin }) {
      const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
      try {
        const page = await makePage();
        await driver.saveTo(folder);
        await page.goto(asNew(`${origin}${SEED}`), { waitUntil: 'load' });
        await openView(driver, page);
        await turnDigest(page);
        await openExport(page);
        const markdown = (await save(page, folder, 2)).bytes.toString();
        ok(/^keywords: \[.*"重点企业".*"疫情防控"/m.test(markdown) || /^keywords: \[.*"疫情防控".*"重点企业"/m.test(markdown), markdown.slice(0, 400));
        const [found] = /^keywords_found: .*$/m.exec(markdown) ?? [''];
        ok(found.includes('"疫情防控"') && !found.includes('"重点企业"'), found);
        ok(/^summary: \["/m.test(markdown), 'key sentences');
        const html = (await save(page, folder, 3)).bytes.toString();
        ok(html.includes('<li class="found">疫情防控</li>') && html.includes('<li>重点企业</li>'), 'both kinds');
        await page.keyboard.press('Escape');
        await turnDigest(page);
        await leaveView(driver, page);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  },
  {
    name: 'export: four kinds of files, named after the headline, and the clipboard',
    async run({ driver, makePage, origin }) {
      const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
      try {
        const page = await makePage();
        await driver.saveTo(folder);
        await page.goto(`${origin}${SEED}`, { waitUntil: 'load' });
        const before = await recordPage(page);
        const view = await openView(driver, page);
        await openExport(page);
        const markdown = await save(page, folder, 2);
        ok(markdown.name.endsWith('.md') && markdown.name.includes(view.headline.slice(0, 6)), markdown.name);
        ok(markdown.bytes.toString().startsWith('---\ntitle: "'), 'front matter');
        ok(markdown.bytes.toString().includes(`# ${view.headline}`), 'headline');
        const html = (await save(page, folder, 3)).bytes.toString();
        ok(html.startsWith('<!doctype html>') && html.includes(view.paragraphs.at(-1).slice(0, 12)), 'a whole page');
        const book = await save(page, folder, 4);
        same(book.bytes.subarray(30, 58).toString(), 'mimetypeapplication/epub+zip');
        ok(book.bytes.includes(Buffer.from(view.paragraphs[0].slice(0, 8))), 'the text is in the book');
        const text = (await save(page, folder, 5)).bytes.toString();
        ok(text.startsWith(`${view.headline}\n\n`), text.slice(0, 60));
        ok(!markdown.bytes.toString().includes('keywords_found'), 'no keywords of ours unless they are wanted');
        await clickInView(page, '.export-panel li:nth-child(1) button');
        await until(async () => (await textOf(page, '.export-status')) === 'Copied', 'copied');
        await page.keyboard.press('Escape');
        await until(() => page.evaluate(() => !document.querySelector('lectern-view').shadowRoot.querySelector('.export-panel:popover-open')), 'Esc closes the panel alone');
        ok(await readView(page), 'the view stays');
        await leaveView(driver, page);
        same(await recordPage(page), before);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  },
];

/** The paragraph at the reading line of the view or of the page. */
function paragraphAtLine(page) {
  return page.evaluate(() => {
    const root = document.querySelector('lectern-view')?.shadowRoot?.querySelector('dialog') ?? document;
    const line = innerHeight * 0.2;
    const all = [...root.querySelectorAll('article p')].filter((one) => /^(Stage|Week) /.test(one.textContent));
    return Number(/\d+/.exec(all.findLast((one) => one.getBoundingClientRect().top <= line)?.textContent ?? '')?.[0] ?? 0);
  });
}

/** Scrolls the view as a reader does. */
async function readOn(page, pixels) {
  await page.mouse.move(640, 450);
  const place = () => page.evaluate(() => {
    const view = document.querySelector('lectern-view').shadowRoot.querySelector('dialog');
    return [view.scrollTop, view.querySelector('.page').scrollLeft];
  });
  const before = String(await place());
  await page.mouse.wheel({ deltaY: pixels });
  await until(async () => String(await place()) !== before, 'the view scrolls');
  await atRest(place, 'the view stands still');
}

const placeCases = [
  {
    name: 'place: the view begins where the page was, and the page is left where the reader stopped',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${PAGE}`);
      const before = await recordPage(page);
      // The reading line crosses the middle of a paragraph.
      await page.evaluate(() => {
        document.getElementById('Stage12').scrollIntoView({ block: 'start', behavior: 'instant' });
        scrollBy({ top: 80 - innerHeight * 0.2, behavior: 'instant' });
      });
      const onPage = await paragraphAtLine(page);
      await openView(driver, page);
      same(await paragraphAtLine(page), onPage);
      // Nobody scrolled: the page stands where it stood.
      const scroll = await page.evaluate(() => scrollY);
      await leaveView(driver, page);
      same(await page.evaluate(() => scrollY), scroll);
      await openView(driver, page);
      await readOn(page, 1500);
      const inView = await paragraphAtLine(page);
      ok(inView > onPage + 2, `${onPage} to ${inView}`);
      await leaveView(driver, page);
      same(await paragraphAtLine(page), inView);
      same((await recordPage(page)).markup, before.markup);
    },
  },
  {
    name: 'place: a second visit begins where the first one stopped, and can start anew',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${PAGE}?visit`);
      await openView(driver, page);
      same(await textOf(page, '.toast'), null);
      await readOn(page, 2200);
      const left = await paragraphAtLine(page);
      await leaveView(driver, page);
      await pause(200);
      const again = await makePage();
      await again.goto(`${origin}${PAGE}?visit`);
      await openView(driver, again);
      ok((await textOf(again, '.toast')).startsWith('You stopped here last time.'));
      same(await paragraphAtLine(again), left);
      await clickInView(again, '.toast-action');
      await soon(() => again.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('dialog').scrollTop), 0);
      same(await textOf(again, '.toast'), null);
    },
  },
];

/** Where a first visit to this address would begin, or a later one. */
async function beginsAt({ driver, makePage, origin }, query) {
  const page = await makePage();
  await page.goto(`${origin}${PAGE}${query}`);
  await openView(driver, page);
  const at = await paragraphAtLine(page);
  await page.close();
  return at;
}

const unsaidCases = [
  {
    name: 'place: kept where the tab is closed in the middle of the text, or a link is followed',
    async run(context) {
      const { driver, makePage, origin } = context;
      for (const [query, distance, leave] of [
        ['?closed', 2200, (page) => page.close()],
        ['?gone', 1800, (page) => page.goto(`${origin}/pages/english.html`)],
      ]) {
        const page = await makePage();
        await page.goto(`${origin}${PAGE}${query}`);
        await openView(driver, page);
        await readOn(page, distance);
        const left = await paragraphAtLine(page);
        // Nothing tells that it is kept; Firefox hears no page any more that is being closed.
        await pause(800);
        await leave(page);
        same(await beginsAt(context, query), left);
      }
    },
  },
];

const partCases = [
  {
    name: 'selection: only what is selected is read',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${PAGE}`);
      await openView(driver, page);
      await leaveView(driver, page);
      await page.evaluate(() => {
        const text = (id) => document.getElementById(id).firstChild;
        getSelection().setBaseAndExtent(text('Stage3'), 9, text('Stage5'), 30);
      });
      const before = await recordPage(page);
      await pause(450);
      await driver.menu('selection');
      const view = await until(() => readView(page), 'the view opens');
      ok(view.headline.startsWith('The long way round the lake'), view.headline);
      same(view.paragraphs.length, 3);
      ok(view.paragraphs[0].startsWith('The path leaves'), view.paragraphs[0].slice(0, 40));
      same(view.paragraphs[2], 'Stage 5. The path leaves the v');
      await leaveView(driver, page);
      same(await recordPage(page), before);
      await page.evaluate(() => getSelection().removeAllRanges());
      await pause(450);
      await driver.menu('selection');
      same((await waitForCard(page)).title, 'Nothing is selected');
    },
  },
  {
    name: 'picking: the mouse points, the arrow keys enlarge, Enter takes, and Esc leaves the page untouched',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/front-page.html`);
      const before = await recordPage(page);
      await clickButton(driver, page);
      await waitForCard(page);
      const startPicking = async () => {
        const [at] = await page.evaluate(() => [...document.querySelector('lectern-view').shadowRoot.querySelectorAll('.card-action')].flatMap((one, place) => (one.textContent.startsWith('Pick a block') ? [place + 1] : [])));
        await clickInView(page, `.card-action:nth-of-type(${at})`);
        await until(() => outlineOf(page), 'the frame is shown');
      };
      await startPicking();
      const target = await page.evaluate(() => {
        const box = [...document.querySelectorAll('li, p, h2, h3')].find((one) => one.getBoundingClientRect().top > 60 && one.textContent.trim().length > 8).getBoundingClientRect();
        return { x: box.x + Math.min(30, box.width / 2), y: box.y + box.height / 2 };
      });
      await page.mouse.move(target.x, target.y);
      const small = await until(async () => {
        const box = await outlineOf(page);
        return box && box.top <= target.y && box.bottom >= target.y ? box : null;
      }, 'the frame is around what is pointed at');
      await page.keyboard.press('ArrowUp');
      const large = await outlineOf(page);
      const said = await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.card > .spoken:last-of-type').textContent), 'the block is said');
      ok(/^.{1,80} \([\d,]+ characters?\)$/.test(said), said);
      ok(large.width * large.height > small.width * small.height, JSON.stringify({ small, large }));
      await page.keyboard.press('ArrowDown');
      await soon(() => outlineOf(page), small);
      await page.keyboard.press('Escape');
      await until(async () => !(await isAnythingShown(page)), 'Esc ends it');
      same(await recordPage(page), before);
      await clickButton(driver, page);
      await waitForCard(page);
      await startPicking();
      await page.mouse.move(target.x, target.y);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      const view = await until(() => readView(page), 'the block is read');
      ok(view.body.trim().length > 8, view.body);
      await leaveView(driver, page);
      same(await recordPage(page), before);
    },
  },
  {
    name: 'selection: inside a frame it is said to be there',
    async run({ driver, makePage, origin, server }) {
      const body = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A page with a frame</title><body><p>Words.</p><iframe src="/pages/plain.html" width="600" height="400"></iframe></body></html>';
      server.answers.set('/framed.html', { headers: { 'content-type': 'text/html; charset=utf-8' }, body });
      const page = await makePage();
      await page.goto(`${origin}/framed.html`, { waitUntil: 'load' });
      await clickButton(driver, page);
      await waitForCard(page);
      await page.keyboard.press('Escape');
      const place = await page.evaluate(() => {
        const { x, y } = document.querySelector('iframe').getBoundingClientRect();
        return { x: x + 200, y: y + 200 };
      });
      await page.mouse.click(place.x, place.y, { count: 2 });
      await until(() => page.evaluate(() => document.activeElement.localName === 'iframe'), 'the frame has the focus');
      await pause(450);
      await driver.menu('page-selection');
      await until(async () => (await readCard(page))?.title === 'A selection inside a frame', 'the card says so');
      server.answers.delete('/framed.html');
    },
  },
  {
    name: 'picking: a form that calls a field of its own by the name of what is asked of it',
    async run({ driver, makePage, origin, server }) {
      const names = ['parentElement', 'parentNode', 'getBoundingClientRect', 'contains', 'localName', 'textContent', 'compareDocumentPosition'];
      const fields = names.map((name) => `<input type="hidden" name="${name}">`).join('');
      const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Signing up</title><body><div style="padding: 40px">
        <form style="display: inline">${fields}<p style="width: 300px; line-height: 60px" id="words">Whoever wants to come along</p></form></div></body></html>`;
      server.answers.set('/form.html', { headers: { 'content-type': 'text/html; charset=utf-8' }, body });
      const page = await makePage();
      await page.goto(`${origin}/form.html`);
      await clickButton(driver, page);
      await waitForCard(page);
      await pause(450);
      await driver.menu('pick');
      await until(() => outlineOf(page), 'the frame is shown');
      const inner = await page.evaluate(() => {
        const { x, y, width, height } = document.getElementById('words').getBoundingClientRect();
        return { x, y, width, height };
      });
      await page.mouse.move(inner.x + inner.width / 2, inner.y + inner.height / 2);
      await until(async () => (await outlineOf(page)).width < inner.width + 40, 'the words are framed');
      await page.keyboard.press('ArrowUp');
      await until(async () => (await outlineOf(page)).width > inner.width + 40, 'what is around the form is framed');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Escape');
      await until(async () => !(await isAnythingShown(page)), 'Esc ends it');
      server.answers.delete('/form.html');
    },
  },
];

function outlineOf(page) {
  return page.evaluate(() => {
    const outline = document.querySelector('lectern-view')?.shadowRoot?.querySelector('.outline.picking');
    if (!outline) return null;
    const { left, top, bottom, width, height } = outline.getBoundingClientRect();
    return { left, top, bottom, width, height };
  });
}

const changeCases = [
  {
    name: 'a page held up by a script that does not answer is read; what arrives later is offered',
    async run({ driver, makePage, origin, server }) {
      let release = () => undefined;
      server.answers.set('/slow.js', new Promise((answer) => {
        release = () => answer({ headers: { 'content-type': 'text/javascript' }, body: '' });
      }));
      const markup = await readFile(new URL('../pages/english.html', import.meta.url), 'utf8');
      const later = '<p>Later that week the council thanked everybody who had stood in the line, and the baker counted his empty trays.</p>';
      const body = markup.replace('</article>', `<script src="/slow.js"></script>${later}</article>`);
      server.answers.set('/slow.html', { headers: { 'content-type': 'text/html; charset=utf-8' }, body });
      const page = await makePage();
      const loading = page.goto(`${origin}/slow.html`).catch(() => undefined);
      await until(() => page.evaluate(() => document.querySelector('dl') !== null), 'the text is there');
      const { headline } = await openView(driver, page);
      same(headline, 'The town that carried its library across the river by hand');
      same(await page.evaluate(() => document.readyState), 'loading');
      ok(!(await textOf(page, '.body')).includes('empty trays'));
      release();
      await until(async () => (await textOf(page, '.toast'))?.startsWith('More of this page'), 'the view says so');
      await clickInView(page, '.toast .toast-action:nth-of-type(1)');
      await until(async () => (await textOf(page, '.body'))?.includes('empty trays'), 'the whole text');
      await loading;
      server.answers.delete('/slow.js');
      server.answers.delete('/slow.html');
    },
  },
  {
    name: 'a page that becomes another text: the view says so, stays or reads that one',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${PAGE}?moving`);
      await openView(driver, page);
      await page.evaluate(() => window.moveOn());
      await until(async () => (await textOf(page, '.toast'))?.startsWith('The page has moved'), 'the view says so');
      await clickInView(page, '.toast .toast-action:nth-of-type(2)');
      same(await textOf(page, '.toast'), null);
      same((await readView(page)).headline, 'The long way round the lake');
      await page.evaluate(() => history.pushState({}, '', '/pages/a-third.html'));
      await until(() => textOf(page, '.toast'), 'once more');
      await clickInView(page, '.toast .toast-action:nth-of-type(1)');
      await until(async () => (await readView(page))?.headline === 'A winter at the weather station', 'the new text is read');
      await page.evaluate(() => (location.hash = '#Stage3'));
      await pause(1500);
      same(await textOf(page, '.toast'), null, 'a place in the page is no other page');
      await page.evaluate(() => (location.hash = '#/news/2'));
      await pause(1500);
      same(await textOf(page, '.toast'), null, 'nor is another address of the same text');
      await page.evaluate(() => document.querySelector('article').replaceChildren('Something else.'));
      await until(() => textOf(page, '.toast'), 'a page named behind the mark is one');
      await leaveView(driver, page);
    },
  },
  {
    name: 'an extension that goes away takes its view with it',
    browsers: ['chromium'],
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${PAGE}?orphan`);
      const before = await recordPage(page);
      await openView(driver, page);
      await driver.reload();
      const card = await until(() => readCard(page), 'a card says so in its place');
      ok(card.title.startsWith('Lectern was updated'), card.title);
      await page.keyboard.press('Escape');
      await until(async () => !(await isAnythingShown(page)), 'Esc takes it away');
      same(await recordPage(page), before);
      await openView(driver, page);
      await driver.reload();
      await until(() => readCard(page), 'a card says so in its place');
      ok(await openView(driver, page), 'the next click reads');
      await leaveView(driver, page);
      await page.goto(`${origin}/pages/front-page.html?orphan`);
      await clickButton(driver, page);
      await waitForCard(page);
      await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('[popovertargetaction], .card > button:last-child').click());
      ok((await readCard(page)).isSeen, 'a script sends no card away');
      await driver.reload();
      await until(async () => !(await isAnythingShown(page)), 'a card goes with the extension');
    },
  },
  {
    name: 'a view that comes back with its page: what the browser no longer allows is said, and the button puts it right',
    // Firefox gives its leave to the document, and lets it keep that.
    browsers: ['chromium'],
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}${PAGE}?back`);
      await openView(driver, page);
      await page.goto(`${origin.replace('127.0.0.1', 'localhost')}/pages/plain.html`);
      await page.evaluate(() => history.back());
      await until(() => readView(page), 'the view is there as it was left');
      await clickInView(page, '.bar .export');
      await until(async () => (await textOf(page, '.toast p'))?.startsWith('The browser no longer lets'), 'it is said');
      await leaveView(driver, page);
      await openView(driver, page);
      await clickInView(page, '.bar .export');
      await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.export-panel:popover-open') !== null), 'the panel opens');
      await page.keyboard.press('Escape');
      await leaveView(driver, page);
    },
  },
  {
    name: 'a card goes when the page behind it becomes another one',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/front-page.html`);
      await clickButton(driver, page);
      await waitForCard(page);
      await page.evaluate(() => history.pushState({}, '', '/pages/another-list.html'));
      await until(async () => !(await isAnythingShown(page)), 'it speaks of the page before');
    },
  },
];

export const aroundCases = [...exportCases, ...placeCases, ...unsaidCases, ...partCases, ...changeCases];

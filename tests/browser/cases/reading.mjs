// What the view shows: the seed page in its layouts, and the other samples.
//
// Decides what a right answer is from the expectation files, never from what the core happens to give.

import { existsSync } from 'node:fs';
import { ok, same, until } from '../runner.mjs';
import { isAnythingShown, openPanel, openView, readAccount, readView } from '../view.mjs';

const squeeze = (text) => text.replace(/\s+/g, ' ').trim();

function seedCase({ name, path }) {
  return {
    name: `seed ${name}: headline, nine paragraphs, keywords, editor, nothing else`,
    async run({ driver, makePage, origin, expected }) {
      const page = await makePage();
      await page.goto(`${origin}${path}`, { waitUntil: 'domcontentloaded' });
      const view = await openView(driver, page);
      same(view.headline, expected.title);
      same(view.paragraphs.map(squeeze), expected.paragraphs.map(squeeze));
      same(view.keywords, expected.page_keywords);
      same(view.editor, expected.editor);
      same(view.date, null);
      same(view.byline, null);
      for (const words of expected.must_not_in_body) ok(!view.body.includes(words), `the body holds “${words}”`);
      ok(view.lang.startsWith('zh'), view.lang);
      ok(view.place.includes(expected.section), view.place.join(' > '));
      await openPanel(page, 'leftout');
      ok((await readAccount(page)).some((group) => group.rows.some((row) => row.words.includes('推荐阅读') || row.reasons.some((reason) => reason.includes('推荐阅读')))), 'the account names the link farm');
    },
  };
}

export function readingCases(seeds) {
  return [
    ...seeds.map(seedCase),
    {
      name: 'English long read: every kind of block is there',
      async run({ driver, makePage, origin }) {
        const page = await makePage();
        await page.goto(`${origin}/pages/english.html`);
        const view = await openView(driver, page);
        same(view.headline, 'The town that carried its library across the river by hand');
        ok(view.lang.startsWith('en'), view.lang);
        const found = await page.evaluate(() => {
          const body = document.querySelector('lectern-view').shadowRoot.querySelector('.body');
          const count = (selector) => body.querySelectorAll(selector).length;
          return {
            headings: count('h2') >= 3, figure: count('figure img[width][height]') === 1, caption: count('figcaption') === 1,
            code: body.querySelector('pre code')?.textContent.split('\n').length >= 7, table: count('table tr') === 4,
            headerCells: count('th[scope]') >= 5, list: count('ol > li') === 3, nested: count('ol ul li') === 2,
            quote: count('blockquote') >= 1, terms: count('dt') === 2, emphasis: count('em') >= 1, strong: count('strong') >= 1,
          };
        });
        for (const [part, isThere] of Object.entries(found)) ok(isThere, part);
        ok(!view.body.includes('Most read') && !view.body.includes('Sign up') && !view.body.includes('Imprint'), 'furniture in the body');
      },
    },
    {
      name: 'The head leads to the site and says what is missing, the foot leads to the page and to what was left out',
      async run({ driver, makePage, origin, server }) {
        const text = 'The ferry left at nine, as it had for forty years, and the harbour master wrote its name into the book with the same pen. ';
        const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>The ferry that left – The Bay Courier</title><meta property="og:site_name" content="The Bay Courier">
          <body><nav><a href="/">Home</a> <a href="/sea">Sea</a> <a href="/people">People</a></nav>
          <article><h1>The ferry that left</h1>${`<p>${text.repeat(3)}</p>`.repeat(6)}<p>Subscribe to continue reading</p></article><footer><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></footer></body></html>`;
        server.answers.set('/news/ferry', { headers: { 'content-type': 'text/html; charset=utf-8' }, body });
        const page = await makePage();
        await page.goto(`${origin}/news/ferry`);
        await openView(driver, page);
        const seen = await page.evaluate(() => {
          const root = document.querySelector('lectern-view').shadowRoot;
          const link = (selector) => { const one = root.querySelector(selector); return [one?.textContent, one?.href]; };
          return {
            site: link('.head .place a'), origin: link('.foot .origin a'), cuts: [...root.querySelectorAll('.head .notice, .foot .cut')].map((one) => one.textContent),
            doors: [...root.querySelectorAll('.foot-doors button')].map((one) => one.textContent),
          };
        });
        same(seen.site, ['The Bay Courier', `${origin}/`]);
        same(seen.origin, [new URL(origin).host, `${origin}/news/ferry`]);
        same(seen.cuts, Array(2).fill('The page says that this is only the beginning of the article.'));
        ok(seen.doors.length === 2 && seen.doors[0] === 'Back to the page' && /^\d+ parts? left out$/.test(seen.doors[1]), seen.doors.join(' / '));
        const press = async (number) => {
          await page.evaluate((at) => document.querySelector('lectern-view').shadowRoot.querySelectorAll('.foot-doors button')[at].focus(), number);
          await page.keyboard.press('Enter');
        };
        await press(1);
        await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('#panel-leftout:popover-open .account li') !== null), 'the account opens');
        await page.keyboard.press('Escape');
        await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('#panel-leftout:popover-open') === null), 'and closes');
        await press(0);
        await until(async () => !(await isAnythingShown(page)), 'the view is left');
        server.answers.delete('/news/ferry');
      },
    },
    {
      name: 'An article that the page wrote into a frame is read',
      async run({ driver, makePage, origin }) {
        const page = await makePage();
        await page.goto(`${origin}/fixtures/en/srcdoc-frame--reader/page.html`, { waitUntil: 'load' });
        const view = await openView(driver, page);
        same(view.headline, 'The ferry that stayed');
        same(view.paragraphs.length, 3);
        ok(view.body.includes('twelve thousand passengers'));
      },
    },
    {
      name: 'Japanese: ruby stays markup',
      async run({ driver, makePage, origin }) {
        const page = await makePage();
        await page.goto(`${origin}/pages/japanese.html`);
        const view = await openView(driver, page);
        same(view.lang, 'ja');
        same(view.headline, '川沿いの古書店が、雨の日だけ開く理由');
        const rubies = await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelectorAll('.body ruby rt').length);
        same(rubies, 7);
        ok(!view.body.includes('アクセスランキング'));
      },
    },
    {
      name: 'Arabic: the article runs from right to left',
      async run({ driver, makePage, origin }) {
        const page = await makePage();
        await page.goto(`${origin}/pages/arabic.html`);
        const view = await openView(driver, page);
        same([view.lang.slice(0, 2), view.direction], ['ar', 'rtl']);
        ok(!view.body.includes('الأكثر قراءة'));
      },
    },
    {
      name: 'what is shown and what is not: display, visibility, opacity, details',
      async run({ driver, makePage, origin }) {
        const page = await makePage();
        await page.goto(`${origin}/pages/visibility.html`);
        const { body } = await openView(driver, page);
        for (const words of ['Words in display contents', 'made visible again', 'Words with no opacity', 'Words in closed details']) ok(body.includes(words), `missing: ${words}`);
        for (const words of ['Words in display none', 'keep their place', 'A whole hidden block', 'Words hidden inside']) ok(!body.includes(words), `not hidden: ${words}`);
      },
    },
    {
      name: 'an open shadow tree is read in the order it is shown',
      async run({ driver, makePage, origin }) {
        const page = await makePage();
        await page.goto(`${origin}/pages/shadow.html`);
        const { headline, body } = await openView(driver, page);
        ok(headline.startsWith('The pier that lights itself'));
        const places = ['The lighthouse on', 'The port authority', 'We could measure', 'Meanwhile the row', 'The council will', 'A photograph of the pier'].map((words) => body.indexOf(words));
        ok(places.every((place, at) => place >= 0 && (at === 0 || place > places[at - 1])), places.join(' '));
        ok(!body.includes('assigned to no slot'));
      },
    },
    {
      name: 'lazy images are found, a lost one becomes its words',
      async run({ driver, makePage, origin }) {
        const page = await makePage();
        await page.goto(`${origin}/pages/lazy-images.html`);
        await openView(driver, page);
        const images = await until(() => page.evaluate(() => {
          const root = document.querySelector('lectern-view').shadowRoot;
          root.querySelector('.missing-image, img:last-of-type')?.scrollIntoView();
          if (!root.querySelector('.missing-image')) return null;
          return {
            sources: [...root.querySelectorAll('.body img')].map((image) => new URL(image.src).pathname),
            policies: [...root.querySelectorAll('.body img')].map((image) => image.referrerPolicy),
            words: root.querySelector('.missing-image').textContent,
          };
        }), 'the lost image is noticed');
        ok(images.sources.includes('/picture-900x500.png') && images.sources.some((source) => /picture-(800x400|1600x800)/.test(source)), images.sources.join(' '));
        same(images.words, 'A drawing that was lost');
      },
    },
    {
      name: 'a tree of 5,000 levels made by script',
      async run({ driver, makePage, origin }) {
        const page = await makePage();
        await page.goto(`${origin}/pages/deep.html`);
        const { body } = await openView(driver, page);
        ok(body.includes('The lighthouse on') && body.includes('keep looking for the drawing'));
      },
    },
    {
      name: 'fields named like properties do not lead the walk astray',
      async run({ driver, makePage, origin }) {
        const page = await makePage();
        await page.goto(`${origin}/pages/clobber.html`);
        const { body } = await openView(driver, page);
        ok(body.includes('The lighthouse on') && body.includes('keep looking for the drawing'));
      },
    },
    {
      name: 'links within the article stay within the view and leave the address alone',
      async run({ driver, makePage, origin }) {
        const page = await makePage();
        await page.goto(`${origin}/pages/english.html`);
        await openView(driver, page);
        const inView = (task) => page.evaluate(`(() => { const root = document.querySelector('lectern-view').shadowRoot; return (${task})(root); })()`);
        await inView("(root) => root.querySelector('a.within').scrollIntoView({ block: 'center' })");
        const place = await inView("(root) => { const box = root.querySelector('a.within').getBoundingClientRect(); return { x: box.x + box.width / 2, y: box.y + box.height / 2 }; }");
        await page.mouse.click(place.x, place.y);
        same(await page.evaluate(() => [location.hash, scrollY]), ['', 0]);
        ok(await readView(page));
      },
    },
  ];
}

/** The layouts of the seed page among the fixtures. */
export function findSeeds(fixtures) {
  const layouts = ['table', 'table-gbk', 'cms', 'divsoup'].map((layout) => `zh/seed-${layout}--portal/page.html`);
  return layouts.filter((path) => existsSync(`${fixtures}/${path}`)).map((path) => ({ name: path.split('/')[1], path: `/fixtures/${path}` }));
}

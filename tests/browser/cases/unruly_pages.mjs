// Pages whose own scripts and styles get in the reader's way.
//
// Decides what must not reach into the view: what a page listens to, forbids, opens or says of its address. The pages are
// ordinary articles with a few lines of the kind that many sites have.

import { readFile } from 'node:fs/promises';
import { ok, pause, same, until } from '../runner.mjs';
import { leaveView, openView, recordPage } from '../view.mjs';

const ARTICLE = new URL('../pages/english.html', import.meta.url);

/** Opens an article with more in its head, at an address of its own. */
async function openUnruly({ makePage, origin, server }, name, head) {
  const markup = await readFile(ARTICLE, 'utf8');
  server.answers.set(`/unruly/${name}.html`, { headers: { 'content-type': 'text/html; charset=utf-8' }, body: markup.replace('</head>', `${head}</head>`) });
  const page = await makePage();
  await page.goto(`${origin}/unruly/${name}.html`);
  return page;
}

const scrollOf = (page) => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('dialog').scrollTop);

/** Chromium tells of a selection in a shadow tree only by that tree. */
const selectedIn = (page) => page.evaluate(() => {
  const root = document.querySelector('lectern-view').shadowRoot;
  return (root.getSelection?.() ?? getSelection()).toString();
});

const listenerCases = [
  {
    name: 'a page that forbids selecting, copying and scrolling, and opens things at every click: not in the view',
    async run(context) {
      const page = await openUnruly(context, 'forbids', `<style>html, body, * { user-select: none; -webkit-user-select: none }</style><script>
        window.heard = [];
        const forbid = (event) => { window.heard.push(event.type); event.preventDefault(); };
        for (const kind of ['copy', 'cut', 'contextmenu', 'selectstart', 'dragstart', 'mousedown', 'pointerdown', 'click', 'keydown']) document.addEventListener(kind, forbid);
        for (const kind of ['wheel', 'touchmove']) window.addEventListener(kind, forbid, { passive: false });
        window.addEventListener('copy', () => (window.copies = (window.copies ?? 0) + 1), { capture: true });
      </script>`);
      await openView(context.driver, page);
      await page.mouse.move(640, 450);
      await page.mouse.wheel({ deltaY: 300 });
      await until(async () => (await scrollOf(page)) > 100, 'the wheel scrolls the view');
      const line = await page.evaluate(() => {
        const paragraphs = [...document.querySelector('lectern-view').shadowRoot.querySelectorAll('.body > p')];
        const { left, top } = paragraphs.find((one) => one.getBoundingClientRect().top > 100).getBoundingClientRect();
        return { x: left + 4, y: top + 12 };
      });
      await page.mouse.move(line.x, line.y);
      await page.mouse.down();
      await page.mouse.move(line.x + 200, line.y, { steps: 4 });
      await page.mouse.up();
      ok((await selectedIn(page)).length > 5, 'text is selected');
      await page.keyboard.down('Control');
      await page.keyboard.press('c');
      await page.keyboard.up('Control');
      await until(() => page.evaluate(() => window.copies === 1), 'it is copied');
      same(await page.evaluate(() => window.heard), []);
      await leaveView(context.driver, page);
    },
  },
];

export const unrulyCases = [...listenerCases];

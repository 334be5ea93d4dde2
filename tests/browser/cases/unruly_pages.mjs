// Pages whose own scripts and styles get in the reader's way.
//
// Decides what must not reach into the view: what a page listens to, forbids, opens or says of its address. The pages are
// ordinary articles with a few lines of the kind that many sites have.

import { readFile } from 'node:fs/promises';
import { ok, pause, same, until } from '../runner.mjs';
import { leaveView, openView } from '../view.mjs';

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

const toast = (page) => page.evaluate(() => document.querySelector('lectern-view')?.shadowRoot?.querySelector('.toast p')?.textContent ?? null);

const lateCases = [
  {
    name: 'a page that opens boxes over the view after a while: the view comes back over each, with its place',
    async run(context) {
      const page = await openUnruly(context, 'asks', `<script>
        window.ask = (kind) => {
          const box = document.createElement(kind === 'dialog' ? 'dialog' : 'div');
          box.append('Subscribe to our newsletter!');
          if (kind === 'popover') Object.assign(box, { popover: 'manual' }).style.cssText = 'inset: 0; width: 100%; height: 100%';
          const place = kind === 'hidden dialog' ? document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' }) : document.body;
          const open = kind === 'hidden dialog' ? place.appendChild(document.createElement('dialog')) : place.appendChild(box);
          if (kind === 'popover') open.showPopover();
          else open.showModal();
        };
      </script>`);
      await openView(context.driver, page);
      await page.mouse.move(640, 450);
      await page.mouse.wheel({ deltaY: 400 });
      await until(async () => (await scrollOf(page)) > 100, 'the wheel scrolls the view');
      // Only what has been closed can be opened over others.
      await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('dialog').addEventListener('close', () => (window.closings += 1)));
      const isOnTop = () => page.evaluate(() => document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.localName === 'lectern-view');
      for (const kind of ['dialog', 'popover', 'hidden dialog']) {
        await pause(300);
        const before = await scrollOf(page);
        await page.evaluate((wanted) => {
          window.ask(wanted);
          window.closings = 0;
        }, kind);
        await until(() => page.evaluate(() => window.closings > 0), `the view comes over the ${kind}`);
        ok(await isOnTop(), kind);
        // Whole pixels of the screen.
        ok(Math.abs((await scrollOf(page)) - before) <= 1, kind);
        await page.mouse.wheel({ deltaY: 100 });
        await until(async () => (await scrollOf(page)) > before, 'it can be read on');
      }
      await page.keyboard.press('Escape');
      await until(() => page.evaluate(() => document.querySelector('lectern-view') === null), 'Esc leaves it');
    },
  },
  {
    name: 'a page that tidies its address is the same; one whose text goes is another; and the first one again',
    async run(context) {
      const page = await openUnruly(context, 'tidies', '<script>addEventListener("load", () => setTimeout(() => history.replaceState({}, "", "?from=letter"), 900))</script>');
      await openView(context.driver, page);
      await until(() => page.evaluate(() => location.search === '?from=letter'), 'the address changes');
      await pause(1600);
      same(await toast(page), null);
      await page.evaluate(() => {
        history.pushState({}, '', '/elsewhere');
        for (const part of document.querySelectorAll('article p')) part.textContent = 'Another text in the same boxes.';
      });
      await until(async () => (await toast(page))?.startsWith('The page has moved'), 'the view says so');
      await leaveView(context.driver, page);
    },
  },
  {
    name: 'a film that begins behind the view waits until the view is left',
    async run(context) {
      const page = await openUnruly(context, 'plays', '');
      await page.evaluate(async () => {
        const sound = Object.assign(document.createElement('audio'), { id: 'sound', src: '/tone.wav', loop: true });
        document.body.append(sound);
        await new Promise((done) => sound.addEventListener('canplay', done, { once: true }));
      });
      await openView(context.driver, page);
      const isPaused = () => page.evaluate(() => document.getElementById('sound').paused);
      await page.evaluate(() => document.getElementById('sound').play().catch(() => undefined));
      await until(isPaused, 'it is paused');
      await leaveView(context.driver, page);
      await until(async () => !(await isPaused()), 'it goes on');
    },
  },
];

export const unrulyCases = [...listenerCases, ...lateCases];

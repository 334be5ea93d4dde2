// What must not happen: requests, scripts of a pasted page, pictures that nobody allowed.

import { atRest, ok, pause, same, until } from '../runner.mjs';
import { serve } from '../serve.mjs';
import { articleOf, click, openPlayground, openSample, paste, textOf, viewOf, waitForResult, waitForTitle } from './playground.mjs';

const SENTENCE = 'The keeper of the gauge wrote the number down, looked at the water once more, and went home for breakfast with the keys in his pocket.';

function buildHostilePage(origin) {
  return `<!doctype html><html><head><title>A quiet page</title><script>parent.ran = 'head'; document.title = 'ran'</script>
    <link rel="stylesheet" href="${origin}/tone.wav?style"><meta http-equiv="refresh" content="0;url=${origin}/tone.wav?refresh"></head>
    <body onload="ran = 'load'"><h1>A quiet page</h1><p>${SENTENCE} ${SENTENCE}</p>
    <figure><img src="${origin}/picture-40x30.png" srcset="${origin}/picture-80x60.png 2x" alt="A wall by the sea" onerror="parent.ran = 'error'"></figure>
    <p>${SENTENCE} <a href="javascript:ran=1">A link</a> ${SENTENCE}</p><iframe src="${origin}/tone.wav?frame"></iframe>
    <p>${SENTENCE} <img src="${origin}/picture-16x16.png" alt="a gull"> ${SENTENCE}</p><video src="${origin}/tone.wav?video" autoplay></video>
    <p>${SENTENCE} ${SENTENCE} ${SENTENCE}</p><svg onload="parent.ran='svg'"></svg><p>${SENTENCE} ${SENTENCE}</p></body></html>`;
}

export const quietCases = [
  {
    name: 'once loaded it needs no server: samples are read after it is gone',
    async run(context) {
      const server = await context.servePlayground();
      const { page, finish } = await openPlayground({ ...context, address: `${server.origin}/play/index.html` });
      await openSample(page, 'portal');
      await server.close();
      const before = server.requests.length;
      await openSample(page, 'japanese');
      await waitForTitle(page, '冬の川で紙を漉く、谷あいの三代');
      await click(page, '#tab-decisions');
      await click(page, '#tab-timing');
      await until(() => page.evaluate(() => document.querySelector('.chart circle') !== null), 'it is measured', 30_000);
      await click(page, 'input[value="zh"]');
      await openSample(page, 'front-page');
      same(server.requests.length, before);
      finish();
    },
  },
  {
    name: 'keywords and key sentences are found without asking for anything more',
    async run(context) {
      const server = await context.servePlayground();
      const { page, finish } = await openPlayground({ ...context, address: `${server.origin}/play/index.html` });
      await openSample(page, 'portal');
      const frame = await viewOf(page);
      const inView = (read) => frame.evaluate(`((root) => (${read})(root))(document.querySelector('lectern-view').shadowRoot)`);
      const press = async (selector) => (await frame.evaluateHandle((wanted) => document.querySelector('lectern-view').shadowRoot.querySelector(wanted), selector)).asElement().click();
      await press('.open-look');
      await until(() => inView((root) => {
        const panel = root.querySelector('#panel-look');
        for (const more of panel?.querySelectorAll('details') ?? []) more.open = true;
        const box = [...(panel?.querySelectorAll('label') ?? [])].find((one) => one.textContent.includes('Keywords and key sentences'));
        const field = box && (box.querySelector('input') ?? root.getElementById(box.htmlFor));
        field?.classList.add('digest-switch');
        field?.scrollIntoView({ block: 'center' });
        return Boolean(field);
      }), 'there is a switch');
      const before = server.requests.length;
      await press('.digest-switch');
      ok((await until(() => inView((root) => (root.querySelector('.chip') ? root.querySelectorAll('.chip').length : null)), 'keywords')) > 3);
      same(await inView((root) => root.querySelectorAll('.key-sentence').length), 3);
      same(server.requests.slice(before).map(({ path }) => path), []);
      finish();
      await server.close();
    },
  },
  {
    name: 'only its own files are asked for, each once',
    async run(context) {
      const server = await context.servePlayground();
      const { page, finish } = await openPlayground({ ...context, address: `${server.origin}/play/index.html` }, '#sample=english');
      await waitForResult(page);
      await viewOf(page);
      const listAsked = () => server.requests.map(({ path }) => path.replace('/play/', '')).toSorted();
      await atRest(async () => listAsked(), 'nothing more is asked for');
      const asked = listAsked();
      const wanted = ['core.js', 'core_bg.wasm', 'icon.svg', 'index.html', 'main.js', 'style.css', 'view.html', 'view.js'];
      same([...new Set(asked)].filter((path) => path !== 'samples/tide-curve.svg' && !/^fonts\/literata-[\w-]+\.woff2$/.test(path)), wanted);
      same(asked.length, new Set(asked).size);
      finish();
      await server.close();
    },
  },
  {
    name: 'a hostile page is inert, and its pictures wait for leave',
    async run(context) {
      const elsewhere = await serve({});
      const { page, finish } = await openPlayground(context);
      await paste(page, buildHostilePage(elsewhere.origin));
      await waitForTitle(page, 'A quiet page');
      const withheld = await articleOf(page);
      same(withheld.pictures, []);
      ok(withheld.text.includes('Picture not loaded: A wall by the sea'), withheld.text);
      ok(/2 pictures are not loaded/.test(await textOf(page, '.band')), await textOf(page, '.band'));
      await pause(400);
      same(elsewhere.requests, []);
      same(await page.evaluate(() => [globalThis.ran ?? null, document.title]), [null, 'Lectern playground']);
      finish();
      await click(page, '.band button');
      await until(async () => (await articleOf(page)).pictures.length === 2, 'the pictures are shown');
      await until(async () => (await viewOf(page)).evaluate(() => {
        const pictures = [...document.querySelector('lectern-view').shadowRoot.querySelectorAll('img')];
        pictures[0].scrollIntoView();
        return pictures.every((one) => one.complete && one.naturalWidth > 0);
      }), 'the pictures are loaded');
      ok(elsewhere.requests.every(({ path, referrer }) => path.startsWith('/picture-') && referrer === ''), JSON.stringify(elsewhere.requests));
      same(await page.evaluate(() => document.querySelector('#pictures').checked), true);
      await click(page, '#pictures');
      await until(async () => (await articleOf(page)).pictures.length === 0, 'they are withheld again');
      same(await page.evaluate(() => globalThis.ran ?? null), null);
      await elsewhere.close();
    },
  },
  {
    name: 'choosing samples and panes leaves no steps for Back',
    async run(context) {
      const { page, finish } = await openPlayground(context, '#sample=portal');
      await waitForResult(page);
      const before = await page.evaluate(() => history.length);
      await openSample(page, 'english');
      await click(page, '#tab-json');
      await click(page, '#tab-reading');
      await click(page, '#pictures');
      await viewOf(page);
      await click(page, '#pictures');
      await viewOf(page);
      same(await page.evaluate(() => history.length), before);
      finish();
    },
  },
  {
    name: 'the view fills the window and leaves it by Escape, with the focus back',
    async run(context) {
      const { page, finish } = await openPlayground(context, '#sample=english');
      await waitForResult(page);
      const frame = await viewOf(page);
      const exitIsSeen = () => frame.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.exit')?.checkVisibility() ?? false);
      same(await exitIsSeen(), false);
      await click(page, '#expand');
      await until(exitIsSeen, 'the view can be left');
      same(await page.evaluate(() => {
        const box = document.querySelector('iframe.view').getBoundingClientRect();
        return [box.left, box.top, Math.round(box.width), Math.round(box.height)];
      }), [0, 0, 1280, 860]);
      await frame.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.exit').focus());
      const isPanelOpen = () => frame.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.panel:popover-open') !== null);
      await until(() => frame.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('#panel-help') !== null), 'the tools are there');
      await page.keyboard.press('?');
      await until(isPanelOpen, 'the help is open');
      await page.keyboard.press('Escape');
      await until(async () => !(await isPanelOpen()), 'Escape closes it');
      ok(await page.evaluate(() => document.documentElement.classList.contains('expanded')), 'and nothing else');
      await page.keyboard.press('Escape');
      await until(() => page.evaluate(() => document.activeElement.id === 'expand' && document.querySelector('.source').checkVisibility()), 'back');
      await click(page, '#expand');
      await until(exitIsSeen, 'the view can be left');
      await (await frame.evaluateHandle(() => document.querySelector('lectern-view').shadowRoot.querySelector('.exit'))).click();
      await until(() => page.evaluate(() => document.querySelector('.source').checkVisibility()), 'back by the button');
      finish();
    },
  },
];

// Panels and keys: how they open and close, where the focus goes, and that what they change is seen at once.
//
// Decides nothing about what a panel holds beyond what a reader could not do without.

import { atRest, bestOf, ok, pause, same, soon, until } from '../runner.mjs';
import { asNew, chooseTheme, clickInView, closePanel, isAnythingShown, leaveView, openPanel, openView, recordPage, resetLook } from '../view.mjs';

const PANELS = ['contents', 'look', 'listen', 'help'];

/** Asks something of the view's shadow tree. */
const ask = (page, question, ...values) => page.evaluate(
  (text, given) => new Function('root', 'values', `return (${text})(root, ...values)`)(document.querySelector('lectern-view').shadowRoot, given),
  question.toString(), values,
);
const findOpen = (page) => ask(page, (root) => [...root.querySelectorAll('.panel:popover-open')].map((panel) => panel.id));
const findFocus = (page) => ask(page, (root) => root.activeElement?.closest('.panel')?.id ?? root.activeElement?.className ?? null);
const readLook = (page) => ask(page, (root) => {
  const dialog = root.querySelector('dialog');
  const text = getComputedStyle(root.querySelector('.body > p'));
  return {
    theme: dialog.dataset.theme, size: parseFloat(text.fontSize), line: parseFloat(text.lineHeight) / parseFloat(text.fontSize), family: text.fontFamily,
    align: text.textAlign, indent: parseFloat(text.textIndent), letter: parseFloat(text.letterSpacing) || 0,
    width: root.querySelector('article').getBoundingClientRect().width, images: root.querySelector('.body img')?.checkVisibility() ?? null,
  };
});

const readVeils = (page) => ask(page, (root) => [...root.querySelectorAll('.veil')].map((veil) => (veil.checkVisibility() ? veil.getBoundingClientRect().height : null)));

async function openSample(driver, makePage, origin, sample = 'english') {
  const page = await makePage();
  await page.goto(asNew(`${origin}/pages/${sample}.html`));
  await openView(driver, page);
  await until(() => ask(page, (root) => root.querySelector('#panel-help') !== null), 'the tools are there');
  return page;
}

/** How soon a text of 10,000 words answers a key. */
const MOST_KEY_MS = 500;

/** Time from a key to the second frame after it, with all layout done. */
async function measureKey(page, key) {
  await ask(page, (root) => {
    const view = root.querySelector('dialog');
    globalThis.measuredMs = null;
    view.addEventListener('keydown', () => {
      const start = performance.now();
      requestAnimationFrame(() => {
        view.querySelector('.foot').getBoundingClientRect();
        requestAnimationFrame(() => (globalThis.measuredMs = performance.now() - start));
      });
    }, { once: true, capture: true });
  });
  await page.keyboard.press(key);
  return until(() => page.evaluate(() => globalThis.measuredMs), 'two frames');
}

export const panelCases = [
  {
    name: 'panels: a button opens, the focus goes in and back, Esc closes the panel and then the view',
    async run({ driver, makePage, origin }) {
      const page = await openSample(driver, makePage, origin);
      for (const name of PANELS) {
        await clickInView(page, `.open-${name}`);
        await until(async () => (await findOpen(page))[0] === `panel-${name}`, `${name} opens`);
        same(await findOpen(page), [`panel-${name}`], 'one at a time');
        same(await ask(page, (root) => [...root.querySelectorAll('[aria-expanded="true"]')].map((button) => button.getAttribute('aria-controls'))), [`panel-${name}`]);
        await until(async () => (await findFocus(page)) === `panel-${name}`, `the focus is in ${name}`);
      }
      await page.keyboard.press('Escape');
      await until(async () => (await findOpen(page)).length === 0, 'Esc closes the panel');
      ok(await isAnythingShown(page), 'the view is still there');
      await until(async () => (await findFocus(page)) === 'open-help', 'the focus is back');
      await page.keyboard.press('Escape');
      await until(async () => !(await isAnythingShown(page)), 'Esc closes the view');
    },
  },
  {
    name: 'panels on a narrow window are sheets that fit it',
    async run({ driver, makePage, origin }) {
      for (const sample of ['english', 'japanese']) {
        const page = await makePage();
        await page.setViewport({ width: 320, height: 640 });
        await page.goto(`${origin}/pages/${sample}.html`);
        await openView(driver, page);
        for (const name of PANELS) {
          if (name === 'contents' && sample !== 'english') continue;
          await openPanel(page, name);
          await ask(page, (root) => root.querySelectorAll('.panel details').forEach((part) => (part.open = true)));
          await until(() => ask(page, (root) => root.getAnimations().length === 0), 'the panel has risen');
          const seen = await ask(page, (root, id) => {
            const panel = root.querySelector(id);
            const box = panel.getBoundingClientRect();
            const controls = [...panel.querySelectorAll('button, select, input, a, summary')].filter((part) => part.checkVisibility());
            return {
              box: [box.left, Math.round(box.right), Math.round(box.bottom)], sideways: panel.querySelector('.panel-body').scrollWidth - panel.querySelector('.panel-body').clientWidth,
              small: controls.filter((part) => { const size = (part.closest('label') ?? part).getBoundingClientRect(); return size.width < 24 || size.height < 24; }).map((part) => part.outerHTML),
            };
          }, `#panel-${name}`);
          same(seen, { box: [0, 320, 640], sideways: 0, small: [] }, `${sample} ${name}`);
          await closePanel(page);
        }
      }
    },
  },
  {
    name: 'contents: the section that is read is marked, an entry leads to its heading below the bar',
    async run({ driver, makePage, origin }) {
      const page = await openSample(driver, makePage, origin);
      await openPanel(page, 'contents');
      same(await ask(page, (root) => root.querySelectorAll('.section-link').length), 4);
      same(await ask(page, (root) => root.querySelector('.section-link[aria-current]')?.textContent ?? null), null);
      await clickInView(page, '.sections li:nth-child(3) a');
      await until(async () => (await findOpen(page)).length === 0, 'the panel closes');
      const place = await ask(page, (root) => ({ top: root.querySelectorAll('h2:not(.panel h2)')[2].getBoundingClientRect().top, focused: root.activeElement?.textContent, bar: root.querySelector('.bar').offsetHeight }));
      ok(place.top >= place.bar - 1 && place.top < 140, JSON.stringify(place));
      same(place.focused, 'What a line of people can and cannot do');
      await openPanel(page, 'contents');
      const current = () => ask(page, (root) => root.querySelector('.section-link[aria-current]')?.textContent ?? null);
      await until(async () => (await current()) === 'What a line of people can and cannot do', 'the section that is read is marked');
      await closePanel(page);
      const short = await openSample(driver, makePage, origin, 'plain');
      same(await ask(short, (root) => root.querySelector('.open-contents')), null, 'no contents without headings');
    },
  },
  {
    name: 'appearance: every choice is seen at once, the reset takes all back',
    async run({ driver, makePage, origin }) {
      const page = await openSample(driver, makePage, origin);
      const plain = await readLook(page);
      await chooseTheme(page, 'green');
      same((await readLook(page)).theme, 'green');
      await ask(page, (root) => (root.querySelector('.more-settings').open = true));
      const labels = await ask(page, (root) => [...root.querySelectorAll('.stepper')].map((row, at) => { row.dataset.at = at; return row.getAttribute('aria-label'); }));
      same(labels, ['Text size', 'Line height', 'Column width', 'Letter spacing', 'Word spacing', 'Paragraph spacing']);
      for (const at of [0, 1, 3]) await clickInView(page, `.stepper[data-at="${at}"] .more`);
      await clickInView(page, '.stepper[data-at="2"] .less');
      const ticks = await ask(page, (root) => [...root.querySelectorAll('#panel-look .tick')].map((row, at) => { row.dataset.at = at; return row.textContent; }));
      for (const words of ['Indent paragraphs instead of a gap', 'Justify lines', 'Show images']) await clickInView(page, `#panel-look .tick[data-at="${ticks.indexOf(words)}"] input`);
      const changed = await readLook(page);
      ok(changed.size > plain.size && changed.line > plain.line && changed.width / changed.size < plain.width / plain.size && changed.letter > plain.letter, JSON.stringify(changed));
      same([changed.align, changed.indent > 10, changed.images], ['justify', true, false]);
      await resetLook(page);
      const reset = await readLook(page);
      same({ ...reset, width: Math.round(reset.width) }, { ...plain, width: Math.round(plain.width) });
    },
  },
  {
    name: 'appearance: what a reset takes can be brought back; line focus leaves a few lines',
    async run({ driver, makePage, origin }) {
      const page = await openSample(driver, makePage, origin);
      await chooseTheme(page, 'custom');
      const theme = async () => (await readLook(page)).theme;
      await clickInView(page, '.stepper .more');
      const chosen = await readLook(page);
      const isUndoSeen = () => ask(page, (root) => root.querySelectorAll('.resets button')[1].checkVisibility());
      same(await isUndoSeen(), false);
      await clickInView(page, '.resets button');
      await until(async () => (await readLook(page)).size < chosen.size, 'the text is smaller');
      same(await isUndoSeen(), true);
      await clickInView(page, '.resets button + button');
      await soon(async () => [await theme(), (await readLook(page)).size], ['custom', chosen.size]);
      same(await isUndoSeen(), false);
      await clickInView(page, '.resets button');
      await clickInView(page, '.stepper .more');
      same(await isUndoSeen(), false, 'not after another choice');
      await clickInView(page, '.resets button');
      await openPanel(page, 'help');
      await clickInView(page, '#panel-help input');
      await openPanel(page, 'look');
      await clickInView(page, '.resets button + button');
      await openPanel(page, 'help');
      same(await ask(page, (root) => root.querySelector('#panel-help input').checked), false, 'what is no look stays as it is');
      await clickInView(page, '#panel-help input');
      await closePanel(page);
      const veils = () => readVeils(page);
      same(await veils(), [null, null]);
      await page.keyboard.press('f');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      const [above, below] = await until(async () => ((await veils()).every((height) => height > 100) ? veils() : null), 'both veils are there');
      const height = await page.evaluate(() => innerHeight);
      ok(height - above - below > 60 && height - above - below < 200, `${above} ${below}`);
      const paragraph = await ask(page, (root) => root.activeElement.getBoundingClientRect().top);
      ok(paragraph >= above - 2 && paragraph < height - below, `the paragraph begins between them: ${above} ${paragraph}`);
      same(await ask(page, (root) => root.elementFromPoint(innerWidth / 2, innerHeight - 160).matches('.veil')), false, 'a click goes through them');
      await page.setViewport({ width: 800, height: 400 });
      await until(async () => { const [upper, lower] = await veils(); return upper > 0 && lower > 0 && Math.abs(400 - upper - lower - (height - above - below)) < 2; }, 'they fit a window of another size');
      await page.setViewport({ width: 1280, height: 900 });
      await page.keyboard.press('f');
      same(await veils(), [null, null]);
      await resetLook(page);
    },
  },
  {
    name: 'fonts of ours come after the text, as bytes, and go with the view',
    async run({ driver, makePage, origin, server }) {
      for (const sample of ['english', 'strict-csp']) {
        const page = await makePage();
        await page.goto(`${origin}/pages/${sample}.html`);
        const before = await recordPage(page);
        const asked = server.requests.length;
        await openView(driver, page);
        await until(() => page.evaluate(() => [...document.fonts].some((face) => face.family.includes('Lectern Literata') && face.status === 'loaded')), 'the font is there');
        ok(await page.evaluate(() => document.fonts.check('20px "Lectern Literata"')));
        ok(server.requests.slice(asked).every(({ path }) => !path.includes('font')), 'nothing is asked of the page’s server');
        await leaveView(driver, page);
        same(await recordPage(page), before);
      }
    },
  },
  {
    name: 'keys: each does what the help says, none in fields, with modifiers, or when switched off',
    async run({ driver, makePage, origin }) {
      const page = await openSample(driver, makePage, origin);
      const plain = await readLook(page);
      const press = async (key) => { await page.keyboard.press(key); await pause(40); };
      await press('?');
      same(await findOpen(page), ['panel-help']);
      const listed = await ask(page, (root) => [...root.querySelectorAll('.keys kbd')].map((key) => key.textContent));
      // Browsers that tests drive may set none.
      const shown = await until(async () => (await ask(page, (root) => [...root.querySelectorAll('.keys dd')].map((row) => `${row.previousElementSibling.textContent}: ${row.textContent}`))).find((row) => row.endsWith(': Open or leave the reading view')), 'the key of the browser is named');
      ok(/^(Alt\+R|a key of your choice): /.test(shown), shown);
      for (const key of ['?', 't', 'a', '[', ']', 'j', 'k', 's', ',', '.', '+', '-', '0', 'd', 'w', 'g', 'o']) ok(listed.includes(key), key);
      await press('t');
      same(await findOpen(page), ['panel-contents']);
      await press('a');
      same(await findOpen(page), ['panel-look']);
      await closePanel(page);
      await press('+');
      ok((await readLook(page)).size > plain.size);
      await press('0');
      same((await readLook(page)).size, plain.size);
      await press('-');
      ok((await readLook(page)).size < plain.size);
      await press('0');
      await press('w');
      ok((await readLook(page)).width > plain.width);
      await press('w');
      await press('w');
      await press('d');
      await press('d');
      same((await readLook(page)).theme, 'sepia');
      const scroll = () => ask(page, (root) => root.querySelector('dialog').scrollTop);
      await press(']');
      const first = await scroll();
      await press(']');
      ok(first > 100 && (await scroll()) > first, `${first}`);
      await press('[');
      ok(Math.abs((await scroll()) - first) < 3);
      await press('j');
      const below = await scroll();
      ok(below > first);
      await press('k');
      ok((await scroll()) < below);
      const focused = await ask(page, (root) => root.activeElement.getBoundingClientRect().top - root.querySelector('.bar').getBoundingClientRect().bottom);
      ok(focused >= -1, 'the focus is not under the bar');
      await press('g');
      same(await scroll(), 0);
      await page.keyboard.down('Control');
      await press('d');
      await page.keyboard.up('Control');
      same((await readLook(page)).theme, 'sepia', 'not with a modifier');
      await press('?');
      await clickInView(page, '#panel-help .tick input');
      await closePanel(page);
      await press('d');
      same((await readLook(page)).theme, 'sepia', 'not when switched off');
      await openPanel(page, 'help');
      await clickInView(page, '#panel-help .tick input');
      await closePanel(page);
      await resetLook(page);
    },
  },
  {
    name: 'keys: where what had the focus has gone they still work, and the page hears none of them',
    async run({ driver, makePage, origin }) {
      const page = await openSample(driver, makePage, origin, 'plain');
      const before = (await readLook(page)).size;
      await ask(page, (root) => {
        root.querySelector('.exit').focus();
        root.activeElement.blur();
      });
      same(await ask(page, (root) => root.activeElement), null);
      await page.keyboard.press('+');
      await until(async () => (await readLook(page)).size > before, 'the text grows');
      same(await page.evaluate(() => window.pageState.keys), []);
      await ask(page, (root) => {
        root.querySelector('.exit').focus();
        root.activeElement.blur();
      });
      await page.keyboard.press('PageDown');
      await page.keyboard.press('PageDown');
      await until(() => ask(page, (root) => root.querySelector('dialog').scrollTop > 0), 'it scrolls');
      await resetLook(page);
    },
  },
  {
    name: 'keys: on a layout without Latin letters those that lie in their places, and Caps Lock changes nothing',
    // Only there can a test press a key of a layout that the machine does not have.
    browsers: ['chromium'],
    async run({ driver, makePage, origin }) {
      const page = await openSample(driver, makePage, origin);
      const session = await page.createCDPSession();
      const press = async (key, code, modifiers = 0) => {
        await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, text: key, modifiers });
        await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, modifiers });
      };
      const [ALT, SHIFT] = [1, 8];
      const scroll = () => ask(page, (root) => root.querySelector('dialog').scrollTop);
      await press('ъ', 'BracketRight');
      const first = await until(scroll, 'a heading, in Russian');
      await press('ξ', 'KeyJ');
      await until(async () => (await scroll()) > first, 'a paragraph, in Greek');
      for (const [key, code] of [['п', 'KeyG'], ['ل', 'KeyG'], ['ע', 'KeyG'], ['เ', 'KeyG'], ['ㅎ', 'KeyG'], ['G', 'KeyG'], ['g', 'KeyF']]) {
        await press('j', 'KeyJ');
        await until(scroll, 'further on');
        await press(key, code);
        await until(async () => (await scroll()) === 0, `${key} goes to the top`);
      }
      await press('j', 'KeyJ');
      const below = await until(scroll, 'further on');
      await press('П', 'KeyG', SHIFT);
      await press('п', 'KeyG', ALT);
      await press('é', 'KeyG');
      same(await scroll(), below, 'a shortcut, a capital and another Latin letter are none of them');
    },
  },
  {
    name: 'the key o leaves the view and shows the paragraph in the page',
    async run({ driver, makePage, origin }) {
      const page = await openSample(driver, makePage, origin);
      await page.keyboard.press(']');
      await page.keyboard.press('o');
      await until(async () => !(await isAnythingShown(page)), 'the view is left');
      const top = await page.evaluate(() => document.getElementById('why').getBoundingClientRect().top);
      ok(top > 0 && top < 900, `${top}`);
    },
  },
  {
    name: 'listening: without a voice it says so in words',
    async run({ driver, makePage, origin }) {
      const page = await openSample(driver, makePage, origin);
      await openPanel(page, 'listen');
      const words = await until(() => ask(page, (root) => {
        const [controls, answer] = [root.querySelector('.listening'), root.querySelector('.no-voice')];
        if (answer.textContent.includes('Looking')) return null;
        return controls.checkVisibility() ? 'voices' : answer.textContent;
      }), 'the browser has looked for voices');
      ok(words === 'voices' || /voice/.test(words), words);
      await closePanel(page);
    },
  },
  {
    name: 'a text of 10,000 words answers a change of size and theme within moments',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/english.html`);
      await page.evaluate(() => {
        // No two alike: a text that repeats itself is no article.
        const models = [...document.querySelectorAll('article > p:not(.byline)')].slice(0, 2);
        const sentences = models.map((model) => model.textContent.split(' '));
        for (let round = 1; round <= 95; round += 1) {
          models[1].after(
            ...sentences.map((words) => {
              const paragraph = document.createElement('p');
              paragraph.textContent = [...words.slice(round % 50), ...words.slice(0, round % 50), round].join(' ');
              return paragraph;
            }),
          );
        }
      });
      await openView(driver, page);
      await until(() => ask(page, (root) => root.querySelector('#panel-help') !== null), 'the tools are there');
      await pause(500);
      const words = await ask(page, (root) => root.querySelector('.body').textContent.split(/\s+/).length);
      ok(words > 9000, `${words}`);
      const times = [];
      for (const [key, back] of [['+', '-'], ['d', 'd'], ['a', 'a'], ['-', '+'], ['0', '+'], ['d', 'd']]) {
        let isFirst = true;
        const best = await bestOf(async () => {
          if (!isFirst) await measureKey(page, back);
          isFirst = false;
          return measureKey(page, key);
        }, MOST_KEY_MS);
        times.push(`${key} ${Math.round(best)}`);
      }
      console.log(`     ms to the second frame: ${times.join(', ')}`);
      ok(times.every((time) => Number(time.split(' ')[1]) < MOST_KEY_MS), times.join(', '));
      await resetLook(page);
    },
  },
  {
    name: 'stored settings that make no sense are mended, and it is said once',
    browsers: ['chromium'],
    async run({ driver, makePage, origin }) {
      await driver.inBackground(() => chrome.storage.local.set({ preferences: { theme: 'pink', latin: { size: 2, line: 'tall' } } }));
      const notices = [];
      for (let round = 0; round < 2; round += 1) {
        const page = await openSample(driver, makePage, origin, 'plain');
        notices.push(await ask(page, (root) => root.querySelector('.notice')?.textContent ?? null));
        const { theme, size } = await readLook(page);
        same([theme, size > 22], ['paper', true], 'what made sense is kept');
        if (round === 1) await resetLook(page);
      }
      same(notices, ['Some stored settings could not be read; they are at their defaults.', null]);
    },
  },
  {
    name: 'vertical Japanese: begins at the right, the wheel and the keys go on to the left, progress follows',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.setViewport({ width: 800, height: 600 });
      const address = asNew(`${origin}/pages/japanese.html`);
      await page.goto(address);
      await openView(driver, page);
      await openPanel(page, 'look');
      await ask(page, (root) => {
        root.querySelector('.more-settings').open = true;
        [...root.querySelectorAll('#panel-look .tick')].find((row) => row.textContent === 'Vertical writing').classList.add('wanted');
      });
      await clickInView(page, '.wanted input');
      await closePanel(page);
      const place = () => ask(page, (root) => ({
        mode: getComputedStyle(root.querySelector('article')).writingMode, left: root.querySelector('.page').scrollLeft,
        right: root.querySelector('h1').getBoundingClientRect().right, read: Number(root.querySelector('.progress').style.getPropertyValue('--read')),
      }));
      const start = await place();
      same([start.mode, start.left], ['vertical-rl', 0]);
      ok(start.right > 600 && start.right <= 800, `${start.right}`);
      await page.mouse.move(400, 300);
      await page.mouse.wheel({ deltaY: 300 });
      await until(async () => { const now = await place(); return now.left < -200 && now.read > 0.05; }, 'the wheel turns sideways');
      await page.keyboard.press('g');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await until(async () => (await place()).left < -100, 'the keys go on');
      await page.keyboard.press('Home');
      await until(async () => (await place()).left === 0, 'back to the beginning');
      await ask(page, (root) => root.querySelector('dialog').focus());
      for (const [key, way] of [[' ', -1], ['PageDown', -1], ['PageUp', 1], ['ArrowLeft', -1], ['ArrowRight', 1]]) {
        const { left: before } = await atRest(place, 'the view stands still');
        await page.keyboard.press(key);
        await until(async () => Math.sign((await place()).left - before) === way, `${key} turns`);
      }
      await page.mouse.wheel({ deltaY: 300 });
      await until(async () => (await place()).left < -200, 'further on');
      const { left } = await atRest(place, 'the view stands still');
      await page.keyboard.press('f');
      await openPanel(page, 'look');
      same(await ask(page, (root) => [...root.querySelectorAll('#panel-look .tick')].some((row) => row.textContent === 'Line focus' && row.checkVisibility())), false, 'there are no lines to focus');
      await closePanel(page);
      await leaveView(driver, page);
      await page.goto(address);
      await openView(driver, page);
      ok(/You stopped here last time/.test(await ask(page, (root) => root.querySelector('.toast')?.textContent ?? '')), 'the place was kept');
      ok(Math.abs((await place()).left - left) < 60, `${left}, then ${(await place()).left}`);
      const english = await openSample(driver, makePage, origin);
      same(await readVeils(english), [null, null], 'the key did nothing where the text was vertical');
      await english.keyboard.press('f');
      await until(async () => (await readVeils(english)).every((height) => height > 0), 'what is chosen for Japanese is nothing to an English text');
      await english.keyboard.press('f');
      await resetLook(english);
    },
  },
  {
    name: 'the address at the foot leads back to the page, which is not loaded again',
    async run({ driver, makePage, origin }) {
      const page = await openSample(driver, makePage, origin);
      await page.evaluate(() => (globalThis.isTheSame = true));
      await ask(page, (root) => root.querySelector('.origin a').scrollIntoView({ block: 'center', behavior: 'instant' }));
      await clickInView(page, '.origin a');
      await until(async () => !(await isAnythingShown(page)), 'the view is left');
      same(await page.evaluate(() => globalThis.isTheSame), true);
    },
  },
];

// Reading aloud where a test can be the voice: what is said first, and what happens to a voice that falls silent.
//
// Only in Chromium can a test give the extension's own world a voice.

import { ok, pause, same, until } from '../runner.mjs';
import { asNew, clickInView, closePanel, isAnythingShown, openPanel, openView } from '../view.mjs';

/** Waiting for a voice takes so much less. */
const FASTER = 40;

/** Opens the view on a page; gives what evaluates in the extension's own world. */
async function openWithWorld({ driver, makePage, origin }, sample) {
  const page = await makePage();
  await page.setViewport({ width: 800, height: 600 });
  await page.goto(asNew(`${origin}/pages/${sample}.html`));
  await openView(driver, page);
  await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('#panel-help') !== null), 'the tools are there');
  const session = await page.createCDPSession();
  const worlds = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  const world = await until(async () => worlds.find(({ auxData, name }) => auxData.type === 'isolated' && name.startsWith('Lectern')), 'the world of the extension');
  const evaluate = async (expression) => (await session.send('Runtime.evaluate', { expression, contextId: world.id, returnByValue: true })).result.value;
  return { page, evaluate };
}

/** A voice for this language that keeps what it is given, and never says a word. */
const addVoice = (lang) => `
  globalThis.given = [];
  const voice = { lang: '${lang}', name: 'Silent', voiceURI: 'silent', localService: true, default: true };
  speechSynthesis.getVoices = () => [voice];
  speechSynthesis.speak = ({ text }) => { globalThis.given.push(text); };
  globalThis.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
  const wait = globalThis.setTimeout;
  globalThis.setTimeout = (task, ms, ...more) => wait(task, ms > 4000 ? ms / ${FASTER} : ms, ...more);
  speechSynthesis.dispatchEvent(new Event('voiceschanged'));
  0`;

const hasLineFocus = () => [...document.querySelector('lectern-view').shadowRoot.querySelectorAll('.keys kbd')].some((key) => key.textContent === 'f');

export const listeningCases = [
  {
    name: 'listening: a voice that is found when the view has been left says nothing',
    browsers: ['chromium'],
    async run(context) {
      const { page, evaluate } = await openWithWorld(context, 'english');
      await page.keyboard.press('s');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await until(async () => !(await isAnythingShown(page)), 'the view is left');
      await evaluate(addVoice('en-US'));
      // Longer than voices are waited for.
      await pause(2000);
      same(await evaluate('globalThis.given.length'), 0);
    },
  },
  {
    name: 'listening: a voice that falls silent is passed over once, then it is said and nothing goes on',
    browsers: ['chromium'],
    async run(context) {
      const { page, evaluate } = await openWithWorld(context, 'english');
      await evaluate(addVoice('en-US'));
      await page.keyboard.press('s');
      await until(async () => (await evaluate('globalThis.given.length')) === 2, 'the next sentence is tried');
      const words = await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.announcement span')?.textContent), 'it is said');
      ok(/voice/i.test(words), words);
      const given = await evaluate('globalThis.given');
      ok(given[0] !== given[1], 'not the same again');
      await pause(1500);
      same(await evaluate('globalThis.given.length'), 2, 'and nothing more is tried');
    },
  },
  {
    name: 'listening: in vertical text it begins with what is in sight',
    browsers: ['chromium'],
    async run(context) {
      const { page, evaluate } = await openWithWorld(context, 'japanese');
      await openPanel(page, 'look');
      await page.evaluate(() => {
        const { shadowRoot } = document.querySelector('lectern-view');
        shadowRoot.querySelector('.more-settings').open = true;
        [...shadowRoot.querySelectorAll('#panel-look .tick')].find((row) => row.textContent === 'Vertical writing').classList.add('wanted');
      });
      await clickInView(page, '.wanted input');
      await closePanel(page);
      await evaluate(addVoice('ja-JP'));
      for (let press = 0; press < 4; press += 1) await page.keyboard.press('j');
      await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.page').scrollLeft < -100), 'columns further on');
      await page.keyboard.press('s');
      const first = await until(() => evaluate('globalThis.given[0]'), 'something is said');
      const title = await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('h1').textContent);
      ok(!title.startsWith(first), first);
      // There is no line to focus in columns.
      await openPanel(page, 'help');
      same(await page.evaluate(hasLineFocus), false);
      await closePanel(page);
      await openPanel(page, 'look');
      await clickInView(page, '.wanted input');
      await closePanel(page);
      await openPanel(page, 'help');
      await until(() => page.evaluate(hasLineFocus), 'in lines there is');
    },
  },
];

// Reading aloud, with voices that say nothing: no browser on a test machine can be relied on to have one.
//
// Decides that every sentence is said once and in order, that the one being said is marked and in sight, and that pause,
// skip, speed and voice do what they say. The sample is British English, so the British voice comes first. The playground shows the extension's own view in a world that a test can stock.

import { ok, same, soon, until } from '../runner.mjs';
import { openPlayground, viewOf, waitForResult } from './playground.mjs';

/**
 * Stands in for the browser's voices; keeps what was said, and ends a sentence when it is told to.
 * @param {boolean} isLate whether there is no voice until `findVoices` is called
 */
function stockVoices(isLate) {
  globalThis.said = [];
  globalThis.cancelled = 0;
  let current = null;
  globalThis.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) {
      super();
      Object.assign(this, { text, voice: null, lang: '', rate: 1 });
    }
  };
  const voice = (name, lang, localService) => ({ name, lang, localService, voiceURI: name, default: false });
  const voices = [voice('Away', 'en-US', false), voice('Near', 'en_GB', true), voice('Second', 'en-US', true), voice('Other', 'fr-FR', true), voice('Han', 'cmn_CN', true)];
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => (globalThis.hasVoices ? voices : []),
    speak: (utterance) => {
      current = utterance;
      globalThis.said.push({ text: utterance.text, voice: utterance.voice.name, rate: utterance.rate });
    },
    cancel: () => {
      globalThis.cancelled += 1;
      current = null;
    },
  });
  globalThis.hasVoices = !isLate;
  globalThis.findVoices = () => {
    globalThis.hasVoices = true;
    synthesis.dispatchEvent(new Event('voiceschanged'));
  };
  Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis, configurable: true });
  globalThis.finishSentence = () => current?.dispatchEvent(new Event('end'));
  globalThis.reachWord = (charIndex) => current?.dispatchEvent(Object.assign(new Event('boundary'), { name: 'word', charIndex }));
  globalThis.failSentence = (error) => current?.dispatchEvent(Object.assign(new Event('error'), { error }));
  // What is waited for seconds comes in moments.
  const wait = globalThis.setTimeout;
  globalThis.setTimeout = (act, ms, ...values) => wait(act, globalThis.isHasty && ms > 4000 ? 60 : ms, ...values);
}

const openListening = async (context, hash) => {
  const makePage = async () => {
    const page = await context.makePage();
    await page.evaluateOnNewDocument(stockVoices);
    return page;
  };
  const { page, finish } = await openPlayground({ ...context, makePage }, hash);
  await waitForResult(page);
  const frame = await viewOf(page);
  await until(() => frame.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('#panel-listen') !== null), 'the tools are there');
  await press(page, frame, '.open-listen');
  await until(async () => (await state(frame)).voices.length > 0, 'the voices of the language are listed');
  return { page, frame, finish };
};

const state = (frame) => frame.evaluate(() => {
  const [range] = [...(CSS.highlights.get('lectern-sentence') ?? [])];
  const root = document.querySelector('lectern-view').shadowRoot;
  return {
    said: globalThis.said, marked: range?.toString() ?? null, top: range?.getBoundingClientRect().top ?? null, height: innerHeight,
    label: root.querySelector('.play')?.getAttribute('aria-label') ?? null, voices: [...root.querySelectorAll('.listening optgroup option')].map((option) => option.textContent),
  };
});

async function press(page, frame, selector) {
  const handle = await frame.evaluateHandle((wanted) => document.querySelector('lectern-view').shadowRoot.querySelector(wanted), selector);
  await handle.evaluate((part) => part.scrollIntoView({ block: 'nearest' }));
  await handle.asElement().click();
}

export const listeningCases = [
  {
    name: 'listening: sentences in order, marked and in sight; pause, skip, speed; a voice of this device first',
    browsers: ['chromium'],
    async run(context) {
      const makePage = async () => {
        const page = await context.makePage();
        await page.evaluateOnNewDocument(stockVoices);
        return page;
      };
      const { page, finish } = await openPlayground({ ...context, makePage }, '#sample=english');
      await waitForResult(page);
      const frame = await viewOf(page);
      await until(() => frame.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('#panel-listen') !== null), 'the tools are there');
      await press(page, frame, '.open-listen');
      await until(async () => (await state(frame)).voices.length === 3, 'the voices of the language are listed');
      same((await state(frame)).voices, ['Near', 'Second', 'Away']);
      await press(page, frame, '.play');
      const first = await until(async () => { const now = await state(frame); return now.said.length === 1 ? now : null; }, 'it speaks');
      same([first.said[0].voice, first.label, first.marked.trim()], ['Near', 'Pause', first.said[0].text]);
      for (let round = 0; round < 12; round += 1) await frame.evaluate(() => globalThis.finishSentence());
      const later = await state(frame);
      same(later.said.length, 13);
      same(new Set(later.said.map(({ text }) => text)).size, 13, 'each sentence once');
      const whole = await frame.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('article').textContent.replace(/\s+/g, ''));
      const places = later.said.map(({ text }) => whole.indexOf(text.replace(/\s+/g, '')));
      ok(places.every((place, at) => place >= 0 && (at === 0 || place > places[at - 1])), places.join(' '));
      await until(async () => { const { top, height } = await state(frame); return top > 0 && top < height; }, 'the sentence is in sight');
      await press(page, frame, '.player button:first-child');
      await soon(async () => (await state(frame)).said.at(-1).text, later.said.at(-2).text, 'one sentence back');
      await press(page, frame, '.play');
      const paused = await state(frame);
      await frame.evaluate(() => globalThis.finishSentence());
      same((await state(frame)).said.length, paused.said.length, 'silent while paused');
      await press(page, frame, '.play');
      await soon(async () => (await state(frame)).said.at(-1).text, paused.said.at(-1).text, 'and on from there');
      finish();
    },
  },
  {
    name: 'listening: voices that come after the panel was opened are taken, and what was asked for begins',
    browsers: ['chromium'],
    async run(context) {
      const makePage = async () => {
        const page = await context.makePage();
        await page.evaluateOnNewDocument(stockVoices, true);
        return page;
      };
      const { page, finish } = await openPlayground({ ...context, makePage }, '#sample=english');
      await waitForResult(page);
      const frame = await viewOf(page);
      const panel = () => frame.evaluate(() => {
        const root = document.querySelector('lectern-view').shadowRoot;
        const answer = root.querySelector('.no-voice');
        return { words: answer?.checkVisibility() ? answer.textContent : '', hasControls: root.querySelector('.listening')?.checkVisibility() ?? false };
      });
      await until(() => frame.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('#panel-listen') !== null), 'the tools are there');
      await frame.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.open-listen').focus());
      await page.keyboard.press('s');
      await until(async () => (await panel()).words !== '', 'it says that there is nothing to read with');
      same((await panel()).hasControls, false);
      await frame.evaluate(() => globalThis.findVoices());
      await until(async () => (await panel()).hasControls, 'the controls are there');
      same(await panel(), { words: '', hasControls: true });
      const now = await until(async () => { const found = await state(frame); return found.said.length === 1 ? found : null; }, 'it speaks');
      same([now.said[0].voice, now.label, now.voices], ['Near', 'Pause', ['Near', 'Second', 'Away']]);
      finish();
    },
  },
  {
    name: 'listening: no more is said in one breath than a voice can say; the word that is said is marked',
    browsers: ['chromium'],
    async run(context) {
      for (const [hash, longestChars] of [['#sample=portal', 75], ['#sample=english', 150]]) {
        const { page, frame, finish } = await openListening(context, hash);
        await press(page, frame, '.play');
        for (let round = 0; round < 40; round += 1) await frame.evaluate(() => globalThis.finishSentence());
        const { said } = await state(frame);
        ok(said.length > 20 && said.every(({ text }) => [...text].length <= longestChars), JSON.stringify(said.map(({ text }) => text.length)));
        await frame.evaluate(() => globalThis.reachWord(0));
        const word = await frame.evaluate(() => [...(CSS.highlights.get('lectern-word') ?? [])].map(String));
        ok(word.length === 1 && said.at(-1).text.startsWith(word[0]), JSON.stringify([word, said.at(-1)]));
        finish();
      }
    },
  },
  {
    name: 'listening: a voice that falls silent is helped on once, then it is said; and so is what went wrong',
    browsers: ['chromium'],
    async run(context) {
      const { page, frame, finish } = await openListening(context, '#sample=english');
      const told = () => frame.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.announcement')?.textContent ?? '');
      await press(page, frame, '.play');
      const said = await frame.evaluate(async () => {
        globalThis.isHasty = true;
        // Each word comes in time, the end of the sentence long after.
        for (let word = 0; word < 15; word += 1) {
          globalThis.reachWord(0);
          await new Promise((done) => setTimeout(done, 20));
        }
        return globalThis.said.length;
      });
      same(said, 1, 'a slow voice is not cut off');
      await until(async () => /^The voice has stopped/.test(await told()), 'it is said that the voice has stopped');
      const silent = await state(frame);
      same([silent.said.length, silent.label], [2, 'Read aloud from here']);
      await frame.evaluate(() => (globalThis.isHasty = false));
      await press(page, frame, '.play');
      await until(async () => (await state(frame)).said.length === 3, 'it goes on');
      same((await state(frame)).said.at(-1).text, silent.said.at(-1).text, 'on from there');
      await frame.evaluate(() => {
        document.querySelector('lectern-view').shadowRoot.querySelector('.announcement span').textContent = '';
        globalThis.failSentence('synthesis-failed');
      });
      await until(async () => (await state(frame)).label === 'Read aloud from here', 'it has stopped');
      await until(async () => /^The voice has stopped/.test(await told()), 'and said so');
      await press(page, frame, '.play');
      const cancelled = await frame.evaluate(() => globalThis.cancelled);
      await frame.evaluate(() => globalThis.failSentence('interrupted'));
      await until(async () => (await state(frame)).label === 'Read aloud from here', 'it gives way');
      same(await frame.evaluate(() => globalThis.cancelled), cancelled, 'whoever speaks now is not cut off');
      finish();
    },
  },
];

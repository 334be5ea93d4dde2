// Reads the article aloud, sentence by sentence.
//
// Decides what is said next and shows which sentence that is: marked without touching the text, and brought into sight.
// Speaks by the browser's own voices; nothing is sent anywhere unless the reader chose a voice that says so.

import type { OpenedView } from '../opened_view.ts';
import { isVertical } from './reading_line.ts';
import type { MessageKey } from '../wording.ts';
import type { Announcer } from './announcer.ts';
import { collectSentences, type Sentence, weigh, WEIGHT_PER_SECOND } from './sentences.ts';
import { chooseVoice, languageOf, listVoices, speakableLanguage, watchVoices } from './voices.ts';

/** The names of the marks: see `reading.css`. */
const MARK = 'lectern-sentence';
const WORD = 'lectern-word';
/** A sentence that is read stands in this part of the window. */
const SIGHT = { top: 0.1, bottom: 0.75, target: 0.3 };

/** Browsers find their voices late; after this time it is said that there are none. Those that come later still are taken. */
const PATIENCE_MS = 1500;
/** A wish to hear is forgotten after this time: nobody wants to be spoken to out of the blue. */
const WISH_MS = 8000;
/** A voice that needs more than this many times what is expected, and some seconds to begin, has fallen silent. */
const PATIENT_TIMES = 2;
const BEGIN_MS = 5000;
/** So many sentences in which a voice falls silent are an accident. */
const MOST_LOST = 2;

export type SpeechState = 'silent' | 'speaking' | 'paused';

export class Speech {
  private sentences: Sentence[] | null = null;
  private voices: SpeechSynthesisVoice[] = [];
  private at = -1;
  private state: SpeechState = 'silent';
  /** Belongs to what is being said; what an older one reports is no news. */
  private utterance: SpeechSynthesisUtterance | null = null;
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  /** Sentences in a row that no voice has finished. */
  private lost = 0;
  private readonly listeners = new Set<() => void>();
  private readonly end = new AbortController();
  /** Until when the reader's wish to hear waits for a voice. */
  private wantedUntil = 0;
  private isPatient = true;
  private readonly patience: ReturnType<typeof setTimeout>;

  constructor(private readonly view: OpenedView, private readonly announcer: Announcer) {
    this.voices = listVoices();
    watchVoices(() => this.takeVoices(), this.end.signal);
    this.patience = setTimeout(() => {
      this.isPatient = false;
      this.takeVoices();
    }, PATIENCE_MS);
    view.look.onChange(() => {
      if (this.state === 'speaking' && this.isChanged()) this.say(this.at);
    });
  }

  get current(): SpeechState {
    return this.state;
  }

  get known(): readonly SpeechSynthesisVoice[] {
    return this.voices;
  }

  get voice(): SpeechSynthesisVoice | null {
    return chooseVoice(this.voices, this.lang, this.view.look.preferences.voices[languageOf(this.lang)]);
  }

  /** The language that voices are looked for in: where the text does not tell its own, the reader's. */
  get lang(): string {
    return speakableLanguage(this.view.lang, this.view.wording.locale);
  }

  /** Whether voices may still be found. */
  get isLooking(): boolean {
    return this.isPatient && this.voices.length === 0;
  }

  get canSpeak(): boolean {
    return this.voice !== null;
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  toggle(): void {
    if (this.state === 'speaking') this.pause();
    else if (this.canSpeak) this.say(this.state === 'paused' && this.isInSight(this.at) ? this.at : this.findStart());
    else this.wantedUntil = this.wantedUntil === 0 ? performance.now() + WISH_MS : 0;
  }

  /** Voices come late where another program has to be started for them. */
  private takeVoices(): void {
    this.voices = listVoices();
    if (this.canSpeak && this.state === 'silent' && performance.now() < this.wantedUntil) {
      this.wantedUntil = 0;
      this.toggle();
    }
    this.tell();
  }

  /** False where nothing is read. */
  skip(by: 1 | -1): boolean {
    if (this.state === 'silent' || !this.sentences) return false;
    const at = Math.min(this.sentences.length - 1, Math.max(0, this.at + by));
    if (this.state === 'speaking') this.say(at);
    else this.moveTo(at);
    return true;
  }

  disconnect(): void {
    this.end.abort();
    clearTimeout(this.patience);
    this.wantedUntil = 0;
    this.listeners.clear();
    this.stop();
  }

  stop(): void {
    this.hush();
    this.at = -1;
    this.state = 'silent';
    for (const name of [MARK, WORD]) globalThis.CSS.highlights?.delete(name);
    this.tell();
  }

  /** A pause ends the sentence and says it anew: browsers forget a paused one after a while. */
  private pause(): void {
    this.hush();
    this.state = 'paused';
    this.tell();
  }

  private hush(): void {
    clearTimeout(this.watchdog);
    globalThis.CSS.highlights?.delete(WORD);
    if (!this.utterance) return;
    this.utterance = null;
    speechSynthesis.cancel();
  }

  private say(at: number): void {
    const sentence = this.all()[at];
    const { voice } = this;
    if (!sentence || !voice) {
      this.stop();
      return;
    }
    this.hush();
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = this.view.look.preferences.speed;
    const listen = <Kind extends keyof SpeechSynthesisUtteranceEventMap>(kind: Kind, act: (event: SpeechSynthesisUtteranceEventMap[Kind]) => void): void =>
      utterance.addEventListener(kind, (event) => {
        if (this.utterance === utterance) act(event);
      });
    listen('start', () => this.watch(at, utterance));
    listen('boundary', ({ name, charIndex }) => {
      this.watch(at, utterance);
      const word = name === 'sentence' ? null : sentence.findWord(charIndex);
      if (word) globalThis.CSS.highlights?.set(WORD, new Highlight(word));
    });
    listen('end', () => {
      // Nothing is being said that would have to be cut off: some voices lose what follows upon that.
      this.utterance = null;
      this.lost = 0;
      this.say(at + 1);
    });
    listen('error', ({ error }) => this.fail(error));
    this.utterance = utterance;
    this.state = 'speaking';
    this.moveTo(at);
    speechSynthesis.speak(utterance);
    this.watch(at, utterance);
  }

  /** Whatever is heard of a voice gives it its whole time again, and so does its waiting for another page's speech. */
  private watch(at: number, utterance: SpeechSynthesisUtterance): void {
    clearTimeout(this.watchdog);
    const expectedMs = (weigh(utterance.text) / WEIGHT_PER_SECOND / utterance.rate) * 1000;
    this.watchdog = setTimeout(() => {
      if (speechSynthesis.pending) this.watch(at, utterance);
      else this.goOnAfterSilence(at);
    }, expectedMs * PATIENT_TIMES + BEGIN_MS);
  }

  /** Voices over the network fall silent without a word of it. */
  private goOnAfterSilence(at: number): void {
    this.lost += 1;
    if (this.lost >= MOST_LOST) this.fail('synthesis-failed');
    else this.say(at + 1);
  }

  private fail(error: SpeechSynthesisErrorCode): void {
    // Somebody else has begun to speak, and is heard: nothing of ours is left to be cut off.
    const isCutOff = error === 'canceled' || error === 'interrupted';
    if (isCutOff) this.utterance = null;
    this.lost = 0;
    this.pause();
    if (isCutOff) return;
    const message: MessageKey = this.voice?.localService === false ? 'listen_lost_network' : 'listen_lost';
    this.announcer.say(this.view.wording.text(message));
  }

  private isChanged(): boolean {
    const { utterance, voice } = this;
    return utterance !== null && (utterance.voice?.voiceURI !== voice?.voiceURI || utterance.rate !== this.view.look.preferences.speed);
  }

  private moveTo(at: number): void {
    this.at = at;
    const range = this.all()[at]?.range;
    if (!range) return;
    globalThis.CSS.highlights?.set(MARK, new Highlight(range));
    this.follow(range);
    this.tell();
  }

  /** Scrolls only when the sentence is not well in sight: the eye rests in between. */
  private follow(range: Range): void {
    const { article, root } = this.view;
    const box = range.getBoundingClientRect();
    if (isVertical(article)) {
      if (box.left < 0 || box.right > root.clientWidth) article.parentElement?.scrollBy({ left: box.right - root.clientWidth * (1 - SIGHT.top) });
      return;
    }
    const height = root.clientHeight;
    if (box.top >= height * SIGHT.top && box.bottom <= height * SIGHT.bottom) return;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    root.scrollBy({ top: box.top - height * SIGHT.target, behavior: isCalm ? 'instant' : 'smooth' });
  }

  private isInSight(at: number): boolean {
    const box = this.all()[at]?.range.getBoundingClientRect();
    return box !== undefined && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  }

  /** The first sentence that is in sight; below the last one, as among the notes, that one. */
  private findStart(): number {
    const { article, bar, root } = this.view;
    const box = root.getBoundingClientRect();
    const top = box.top + bar.offsetHeight;
    const isVerticalText = isVertical(article);
    const isAhead = ({ range }: Sentence): boolean => {
      const { left, bottom } = range.getBoundingClientRect();
      return isVerticalText ? left < box.right : bottom > top;
    };
    const at = this.all().findIndex(isAhead);
    return at < 0 ? this.all().length - 1 : at;
  }

  private all(): Sentence[] {
    this.sentences ??= collectSentences(this.view.article, this.view.lang);
    return this.sentences;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

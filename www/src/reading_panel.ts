// The pane with the reading view, or the honest answer that there is no article.
//
// Decides which frame shows the view: one whose policy lets no picture through, until the reader allows them. Pictures of
// our own samples are files of ours and always shown. Never builds a view itself: the extension's code in the frame does.

import { element, icon } from '../../extension/src/view/element.ts';
import { listHeadlines } from '../../extension/src/view/headlines.ts';
import type { Digest, Image, Reading } from '../../extension/src/outcome.ts';
import { DEFAULT_PREFERENCES, parsePreferences, type Preferences } from '../../extension/src/view/preferences.ts';
import { countText, formatPercent, type MessageKey } from '../../extension/src/view/wording.ts';
import type { Refusal } from '../generated/core.js';
import { type FrameNews, isOwn, type ShowDigest, type ShowReading } from './frame_protocol.ts';
import { choosePictures } from './pictures.ts';
import type { Result, Source } from './result.ts';
import type { Words } from './words.ts';

const FRAMES = { withheld: 'view.html', shown: 'view-pictures.html' } as const;
const REASONS: Record<Refusal['why'], MessageKey> = {
  empty: 'refusal_empty', frames: 'refusal_frames', list: 'refusal_list', too_short: 'refusal_too_short',
};
const NO_PAGE = 'M5 3h7l4 4v10H5zM12 3v4h4M8 11l4 4M12 11l-4 4';

export interface ReadingActions {
  allowPictures(): void;
  seeDecisions(): void;
  /** What an article in this language is about. */
  digest(source: Source, lang: string): Promise<Digest>;
  exit(): void;
}

export class ReadingPanel {
  private readonly frame = element('iframe', { class: 'view', src: FRAMES.withheld });
  private readonly above = element('div', { class: 'above' });
  private readonly answer = element('div', { class: 'answer', hidden: true });
  private preferences: Preferences = { ...DEFAULT_PREFERENCES };
  private isReady = false;
  private allowsPictures = false;
  private isExpanded = false;
  private insisted: 'guess' | 'headlines' | null = null;
  private result: Result | null = null;
  private words!: Words;

  constructor(root: HTMLElement, private readonly actions: ReadingActions) {
    root.append(this.above, this.frame, this.answer);
    addEventListener('message', (event: MessageEvent<FrameNews>) => {
      if (isOwn(event, this.frame.contentWindow)) this.receive(event.data);
    });
  }

  show(result: Result, words: Words): void {
    if (result !== this.result) this.insisted = null;
    this.result = result;
    this.words = words;
    this.frame.title = words.text('frame_title');
    this.update();
  }

  setPictures(allowed: boolean): void {
    if (allowed === this.allowsPictures) return;
    this.allowsPictures = allowed;
    this.isReady = false;
    // Not by `src`: that would leave a step behind for the browser's Back button.
    this.frame.contentWindow?.location.replace(new URL(allowed ? FRAMES.shown : FRAMES.withheld, location.href));
    this.update();
  }

  setExpanded(isExpanded: boolean): void {
    this.isExpanded = isExpanded;
    this.update();
  }

  private receive(news: FrameNews): void {
    switch (news.kind) {
      case 'ready':
        this.isReady = true;
        this.update();
        return;
      case 'exit':
        this.actions.exit();
        return;
      case 'digest':
        void this.answerDigest(news.number);
        return;
      case 'preferences':
        this.preferences = parsePreferences(news.preferences);
    }
  }

  private async answerDigest(number: number): Promise<void> {
    const { result } = this;
    const outcome = result?.explanation.outcome;
    const reading = outcome?.outcome === 'not_an_article' ? this.readAnyway(outcome) : outcome;
    const lang = reading?.metadata.lang ?? '';
    const digest = result ? await this.actions.digest(result.source, lang).catch(() => null) : null;
    const message: ShowDigest = { kind: 'digested', number, digest };
    this.frame.contentWindow?.postMessage(message, location.origin);
  }

  private update(): void {
    const { result, words } = this;
    if (!result) return;
    const { outcome } = result.explanation;
    const reading: Reading | undefined = outcome.outcome === 'article' ? outcome : this.readAnyway(outcome);
    this.frame.hidden = reading === undefined;
    this.answer.hidden = reading !== undefined;
    this.above.replaceChildren();
    if (reading) {
      if (outcome.outcome === 'not_an_article') this.above.append(this.buildGuessNote(outcome));
      this.fillFrame(reading);
    } else if (outcome.outcome === 'not_an_article') {
      this.answer.replaceChildren(this.buildAnswer(outcome));
    }
    this.answer.lang = words.view.locale;
  }

  /** What the reader asked for instead of an article. */
  private readAnyway(refusal: Refusal): Reading | undefined {
    if (this.insisted === 'headlines') return listHeadlines(refusal);
    return this.insisted === 'guess' ? refusal.guess : undefined;
  }

  private fillFrame(reading: Reading): void {
    const { words, result } = this;
    const word = (alt: string) => (alt === '' ? words.text('picture_withheld_silent') : words.text('picture_withheld', alt));
    const shown = choosePictures(reading, (image) => this.choosePicture(image), word);
    if (shown.withheld > 0) this.above.append(this.buildWithheld(shown.withheld));
    if (!this.isReady) return;
    const message: ShowReading = {
      kind: 'show', reading: shown.reading, language: words.language, address: result?.source.address ?? '',
      preferences: this.preferences, isExpanded: this.isExpanded,
    };
    this.frame.contentWindow?.postMessage(message, location.origin);
  }

  private choosePicture(image: Image): Image | null {
    const file = this.result?.source.pictures[image.src];
    if (file !== undefined) return { ...image, src: new URL(file, location.href).href, srcset: undefined };
    return this.allowsPictures ? image : null;
  }

  private buildWithheld(count: number): HTMLElement {
    const load = element('button', { type: 'button', class: 'quiet' }, this.words.text('load_pictures'));
    load.addEventListener('click', () => this.actions.allowPictures());
    return element('p', { class: 'band' }, element('span', {}, this.words.count('withheld', count)), load);
  }

  private buildGuessNote({ headlines }: Refusal): HTMLElement {
    const back = element('button', { type: 'button', class: 'quiet' }, this.words.text('back_to_answer'));
    back.addEventListener('click', () => {
      this.insisted = null;
      this.update();
    });
    const { words } = this;
    const note = this.insisted === 'headlines' ? countText(words.view, 'headlines_notice', headlines.length) : words.text('guess_note');
    return element('p', { class: 'band guess' }, element('span', {}, note), back);
  }

  private buildAnswer(refusal: Refusal): HTMLElement {
    const { words } = this;
    const lines = [words.view.text(REASONS[refusal.why])];
    if (refusal.chars > 0) {
      lines.push(countText(words.view, 'refusal_numbers', refusal.chars, formatPercent(words.view, refusal.link_percent)));
    }
    if (refusal.guess) lines.push(words.text('verdict_chance', words.percent(refusal.guess.confidence)));
    const buttons: Node[] = [];
    const offer = (kind: 'guess' | 'headlines', label: string) => {
      const button = element('button', { type: 'button', class: buttons.length === 0 ? 'primary' : 'quiet' }, label);
      button.addEventListener('click', () => {
        this.insisted = kind;
        this.update();
      });
      buttons.push(button);
    };
    if (refusal.headlines.length > 0) offer('headlines', words.view.text('show_headlines'));
    if (refusal.guess) offer('guess', words.text('show_guess'));
    const decisions = element('button', { type: 'button', class: 'quiet' }, words.text('see_decisions'));
    decisions.addEventListener('click', () => this.actions.seeDecisions());
    return element(
      'div', { class: 'card' }, icon(NO_PAGE), element('h3', {}, words.view.text('refusal_title')),
      ...lines.map((line) => element('p', {}, line)), element('p', { class: 'actions' }, ...buttons, decisions),
    );
  }
}

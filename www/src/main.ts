// The playground: a page goes in on one side, what the core makes of it comes out on the other.
//
// Decides which state the result is in (nothing yet, reading, failed, read) and what stands in the address. Never puts
// anything of a pasted page into it, never stores anything, asks nothing of the network by itself.

import { element, icon } from '../../extension/src/view/element.ts';
import { CoreLink } from './core_link.ts';
import { DecisionsPanel } from './decisions_panel.ts';
import { readFragment, writeFragment } from './fragment.ts';
import { HiddenPanel } from './hidden_panel.ts';
import { buildJsonPanel } from './json_panel.ts';
import type { Pane } from './panes.ts';
import { findPart } from './parts.ts';
import { ReadingPanel } from './reading_panel.ts';
import type { Result, Source } from './result.ts';
import { findSample, SAMPLES } from './samples.ts';
import { SourcePanel, type Trouble } from './source_panel.ts';
import { Tabs } from './tabs.ts';
import { buildTimingPanel } from './timing_panel.ts';
import { translatePage } from './translation.ts';
import { chooseLanguage, createWords, type Language, LANGUAGES, type Words } from './words.ts';
import type { CoreStart, Measured } from './worker_protocol.ts';

const CHECK = 'M4 10.5l4 4 8-9';
const DASH = 'M5 10h10';
const PAGE = 'M5 3h7l4 4v10H5zM12 3v4h4M8 10h5M8 13h5';
const WARNING = 'M10 3l8 14H2zM10 8v4M10 14.5v.1';

const CORE_FAILED: Trouble = { title: 'failed_title', text: 'failed_core', values: [] };

type State =
  | { kind: 'empty' }
  | { kind: 'reading'; before: Result | null }
  | { kind: 'failed'; trouble: Trouble }
  | { kind: 'read'; result: Result };

class Playground {
  private readonly core = new CoreLink();
  private readonly result = findPart('result');
  private readonly status = findPart('status');
  private readonly verdict = findPart('verdict');
  private readonly notice = findPart('notice');
  private readonly expand = findPart<HTMLButtonElement>('expand');
  private readonly pictures = findPart<HTMLInputElement>('pictures');
  private readonly source = new SourcePanel({
    open: (source) => void this.open(source),
    refuse: (trouble) => this.enter({ kind: 'failed', trouble }),
    say: (text) => this.say(text),
  });
  private readonly reading = new ReadingPanel(findPart('panel-reading'), {
    allowPictures: () => this.allowPictures(true),
    seeDecisions: () => this.panes.choose('decisions'),
    exit: () => this.setExpanded(false),
  });
  private readonly hidden = new HiddenPanel(findPart('panel-hidden'), {
    ask: (source, level) => this.core.declutter(source.markup, source.address, level),
    fail: () => this.enter({ kind: 'failed', trouble: CORE_FAILED }),
  });
  private readonly decisions = new DecisionsPanel(findPart('panel-decisions'));
  private readonly panes = new Tabs<Pane>(findPart('result-tabs'), () => {
    this.showPane();
    this.writeAddress();
  });
  private state: State = { kind: 'empty' };
  private opened = 0;
  private words: Words;
  private chosenLanguage: Language | null = null;
  private start: CoreStart | null = null;
  private measured: Measured | null = null;
  private isMeasuring = false;
  /** The panes that show the present result in the present language. */
  private readonly drawn = new Set<Pane>();

  constructor() {
    const place = readFragment(location.hash);
    this.chosenLanguage = place.language;
    this.words = createWords(place.language ?? chooseLanguage(navigator.languages));
    this.translate();
    this.listen();
    void this.core.started.then((start) => {
      this.start = start;
      this.redraw('timing');
    });
    this.followAddress();
  }

  private listen(): void {
    for (const radio of document.querySelectorAll<HTMLInputElement>('input[name="language"]')) {
      radio.addEventListener('change', () => {
        this.chosenLanguage = LANGUAGES.find((language) => language === radio.value) ?? null;
        this.words = createWords(this.chosenLanguage ?? 'en');
        this.translate();
        this.writeAddress();
      });
    }
    this.pictures.addEventListener('change', () => this.allowPictures(this.pictures.checked));
    this.expand.addEventListener('click', () => this.setExpanded(!this.isExpanded));
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.isExpanded && !event.isComposing) this.setExpanded(false);
    });
    addEventListener('hashchange', () => this.followAddress());
  }

  private followAddress(): void {
    const { sample: id, pane } = readFragment(location.hash);
    if (pane) this.panes.choose(pane);
    const sample = findSample(id);
    const shown = this.state.kind === 'read' ? this.state.result.source.sample : null;
    if (sample && sample.id !== shown) this.source.openSample(sample);
  }

  private writeAddress(): void {
    const sample = this.state.kind === 'read' ? this.state.result.source.sample : null;
    const fragment = writeFragment({ sample, pane: this.panes.chosen, language: this.chosenLanguage });
    history.replaceState(null, '', `${location.pathname}${location.search}${fragment}`);
  }

  private async open(source: Source): Promise<void> {
    this.opened += 1;
    const number = this.opened;
    this.enter({ kind: 'reading', before: this.state.kind === 'read' ? this.state.result : null });
    try {
      const explained = await this.core.explain(source.markup, source.address);
      // A page that was handed in meanwhile is the one that is waited for.
      if (number !== this.opened) return;
      this.measured = null;
      this.enter({ kind: 'read', result: { source, ...explained } });
      this.writeAddress();
    } catch {
      if (number === this.opened) this.enter({ kind: 'failed', trouble: CORE_FAILED });
    }
  }

  private enter(state: State): void {
    this.state = state;
    this.drawn.clear();
    if (state.kind === 'failed') this.writeAddress();
    this.drawState();
  }

  private translate(): void {
    translatePage(this.words);
    for (const radio of document.querySelectorAll<HTMLInputElement>('input[name="language"]')) radio.checked = radio.value === this.words.language;
    this.source.translate(this.words);
    this.nameExpand();
    this.drawn.clear();
    this.drawState();
  }

  private drawState(): void {
    const { state } = this;
    const hasResult = state.kind === 'read' || (state.kind === 'reading' && state.before !== null);
    this.result.dataset['state'] = state.kind;
    this.result.ariaBusy = String(state.kind === 'reading');
    findPart('progress').hidden = state.kind !== 'reading';
    for (const id of ['result-tabs', 'panels', 'expand']) findPart(id).hidden = !hasResult;
    this.verdict.hidden = state.kind !== 'read';
    this.notice.hidden = hasResult;
    switch (state.kind) {
      case 'empty':
        this.say('');
        this.notice.replaceChildren(this.buildEmpty());
        return;
      case 'reading':
        this.say(this.words.text('reading_now'));
        if (!hasResult) this.notice.replaceChildren();
        return;
      case 'failed':
        this.say(this.words.text(state.trouble.text, ...state.trouble.values));
        this.notice.replaceChildren(this.buildTrouble(state.trouble));
        this.setExpanded(false);
        return;
      case 'read':
        this.drawVerdict(state.result);
        this.showPane();
    }
  }

  private buildEmpty(): HTMLElement {
    const { words } = this;
    const action = element('button', { type: 'button', class: 'primary' }, words.text('empty_action'));
    action.addEventListener('click', () => {
      const [first] = SAMPLES;
      if (first) this.source.openSample(first);
    });
    return element(
      'div', { class: 'card' }, icon(PAGE), element('h3', {}, words.text('empty_title')), element('p', {}, words.text('empty_text')),
      element('p', { class: 'actions' }, action),
    );
  }

  private buildTrouble({ title, text, values }: Trouble): HTMLElement {
    const { words } = this;
    return element(
      'div', { class: 'card' }, icon(WARNING), element('h3', {}, words.text(title)), element('p', {}, words.text(text, ...values)),
      element('p', {}, words.text('try_again')),
    );
  }

  private drawVerdict({ explanation, ms }: Result): void {
    const { words } = this;
    const { outcome, blocks } = explanation;
    const time = words.milliseconds(ms);
    const isArticle = outcome.outcome === 'article';
    const confidence = isArticle ? outcome.confidence : null;
    this.verdict.dataset['verdict'] = outcome.outcome;
    this.verdict.replaceChildren(
      icon(isArticle ? CHECK : DASH), element('strong', {}, words.text(isArticle ? 'verdict_article' : 'verdict_no_article')),
      confidence === null ? '' : element('span', {}, words.text('verdict_sure', words.percent(confidence))),
    );
    if (isArticle) {
      const kept = blocks.filter(({ fate }) => fate === 'kept').length;
      this.say(words.text('status_article', time, words.number(kept), words.number(blocks.length), words.count('status_parts', outcome.account.length)));
    } else {
      this.say(words.text('status_no_article', time, words.number(blocks.length)));
    }
  }

  private showPane(): void {
    if (this.state.kind !== 'read') return;
    const { result } = this.state;
    const pane = this.panes.chosen;
    if (this.drawn.has(pane)) return;
    this.drawn.add(pane);
    switch (pane) {
      case 'reading':
        this.reading.show(result, this.words);
        return;
      case 'hidden':
        this.hidden.show(result, this.words);
        return;
      case 'decisions':
        this.decisions.show(result.explanation, this.words);
        return;
      case 'json':
        findPart('panel-json').replaceChildren(...buildJsonPanel(result.explanation.outcome, this.words, (text) => this.say(text)));
        return;
      case 'timing':
        this.drawTiming(result);
    }
  }

  private redraw(pane: Pane): void {
    this.drawn.delete(pane);
    if (this.panes.chosen === pane) this.showPane();
  }

  private drawTiming(result: Result): void {
    const { markup } = result.source;
    const timed = {
      firstMs: result.ms, markupChars: markup.length, markupBytes: new Blob([markup]).size, blocks: result.explanation.blocks.length, core: this.start, measured: this.measured,
    };
    findPart('panel-timing').replaceChildren(...buildTimingPanel(timed, this.words, () => {
      this.measured = null;
      this.redraw('timing');
    }));
    if (this.measured === null && !this.isMeasuring) void this.measure(result);
  }

  private async measure(result: Result): Promise<void> {
    const number = this.opened;
    this.isMeasuring = true;
    try {
      const measured = await this.core.measure(result.source.markup, result.source.address);
      if (number === this.opened) this.measured = measured;
    } catch {
      if (number === this.opened) this.enter({ kind: 'failed', trouble: CORE_FAILED });
    } finally {
      this.isMeasuring = false;
    }
    this.redraw('timing');
  }

  private allowPictures(allowed: boolean): void {
    this.pictures.checked = allowed;
    this.reading.setPictures(allowed);
  }

  private get isExpanded(): boolean {
    return document.documentElement.classList.contains('expanded');
  }

  private setExpanded(isExpanded: boolean): void {
    if (isExpanded === this.isExpanded) return;
    document.documentElement.classList.toggle('expanded', isExpanded);
    this.nameExpand();
    this.reading.setExpanded(isExpanded);
    if (!isExpanded) this.expand.focus();
  }

  private nameExpand(): void {
    const name = this.words.text(this.isExpanded ? 'leave_expanded' : 'expand');
    this.expand.ariaLabel = name;
    this.expand.title = name;
    this.expand.ariaPressed = String(this.isExpanded);
  }

  private say(text: string): void {
    this.status.textContent = text;
  }
}

new Playground();

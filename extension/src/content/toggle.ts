// What a click on the toolbar button means for this page: open, leave, or nothing because it is part of a double click.
//
// Decides the state of the page, which lives here and nowhere else: off, reading, a view, or a card. Never touches the
// page before the click, and leaves nothing behind when it is off.

import type { Outcome, Reading } from '../outcome.ts';
import type { Failure, TabState } from '../protocol.ts';
import type { CardText } from '../view/card.ts';
import { readDocument } from '../view/page_document.ts';
import type { Preferences } from '../view/preferences.ts';
import { prepareWording, type Wording } from '../view/wording.ts';
import { greet, isConnected, requestReading, tellState } from './background_link.ts';
import { capturePage } from './capture/walk.ts';
import { wordFailure, wordGuess, wordRefusal, wordWaiting } from './refusal.ts';
import { ShownCard } from './shown_card.ts';
import { ShownView, type ViewSetting } from './shown_view.ts';
import { loadPreferences } from './stored_preferences.ts';
import { createBrowserWording } from './words.ts';

/** Clicks closer than this are one double click: the second neither closes what the first opened nor opens it twice. */
const DOUBLE_CLICK_MS = 400;
/** Below this, a message would only flicker. */
const PATIENCE_MS = 150;
const READABLE = /^(text\/html|application\/xhtml\+xml)$/;

export class Toggle {
  private shown: ShownView | ShownCard | null = null;
  private isReading = false;
  private lastClick = -Infinity;
  /** To be said once, by the next view. */
  private brokenNotice: string | null = null;

  /** Whether this script can still do what a click asks for. */
  get isAlive(): boolean {
    return isConnected();
  }

  click(): void {
    const now = performance.now();
    const isDouble = now - this.lastClick < DOUBLE_CLICK_MS;
    this.lastClick = now;
    if (isDouble || this.isReading) return;
    if (this.shown) this.close();
    else void this.open();
  }

  /** Takes away whatever is shown; the page is as it was. */
  close(): void {
    this.shown?.close();
  }

  /** After the browser has brought the page back from its cache, the button has forgotten what it said. */
  tellAgain(): void {
    if (this.shown instanceof ShownView) tellState('reading');
  }

  private async open(): Promise<void> {
    if (!READABLE.test(readDocument('contentType')) || !readDocument('documentElement')) {
      tellState('not_a_page');
      return;
    }
    this.isReading = true;
    const wording = createBrowserWording();
    const preferences = loadPreferences(() => (this.brokenNotice = wording.text('preferences_broken')));
    const waiting = setTimeout(() => void preferences.then((known) => this.showWaiting(wording, known)), PATIENCE_MS);
    try {
      const greeting = greet();
      const { snapshot, shadowRoots } = capturePage(Math.floor(Date.now() / 1000));
      const reading = greeting.then((known) => requestReading(snapshot, known));
      // While the background reads.
      prepareWording(wording);
      const answer = await reading;
      clearTimeout(waiting);
      const known = await preferences;
      this.finishReading();
      if (answer.kind === 'failure') this.showFailure(answer.failure, wording, known);
      else this.showOutcome(answer.outcome, wording, known, shadowRoots);
    } catch {
      clearTimeout(waiting);
      const known = await preferences;
      this.finishReading();
      this.showFailure('core', wording, known);
    }
  }

  private finishReading(): void {
    this.isReading = false;
    this.shown?.close();
  }

  private showOutcome(outcome: Outcome, wording: Wording, preferences: Preferences, shadowRoots: ShadowRoot[]): void {
    if (outcome.outcome === 'article') {
      this.showView(outcome, { wording, preferences, shadowRoots });
      return;
    }
    const { guess } = outcome;
    const showGuess = () => {
      this.close();
      if (guess) this.showView(guess, { wording, preferences, shadowRoots, notice: wordGuess(guess.confidence, wording) });
    };
    this.showCard(wordRefusal(outcome, wording, showGuess), 'no_article', wording, preferences);
  }

  private showView(reading: Reading, setting: Omit<ViewSetting, 'onClosed'>): void {
    const onClosed = (reason: 'left' | 'removed') => {
      this.shown = null;
      if (reason === 'removed') this.showFailure('removed', setting.wording, setting.preferences);
      else tellState('off');
    };
    const notice = setting.notice ?? this.brokenNotice;
    this.brokenNotice = null;
    this.shown = new ShownView(reading, { ...setting, ...(notice ? { notice } : {}), onClosed });
    tellState('reading');
  }

  private showFailure(failure: Failure | 'removed', wording: Wording, preferences: Preferences): void {
    this.showCard(wordFailure(failure, wording), 'failed', wording, preferences);
  }

  private showCard(text: CardText, state: TabState, wording: Wording, preferences: Preferences): void {
    this.shown = new ShownCard(text, { wording, preferences, isDismissable: true, onClosed: () => (this.shown = null) });
    tellState(state);
  }

  private showWaiting(wording: Wording, preferences: Preferences): void {
    if (!this.isReading) return;
    this.shown = new ShownCard(wordWaiting(wording), {
      wording, preferences, isDismissable: false, onClosed: () => (this.shown = null),
    });
  }
}

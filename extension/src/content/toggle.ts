// What a click on the toolbar button means for this page: open, leave, or nothing because it is part of a double click.
//
// Decides the state of the page, which lives here and nowhere else: off, reading, a view, a card, or pointing at a
// block. Never touches the page before it is asked, and leaves nothing behind when it is off.

import type { Intent } from '../intent.ts';
import type { Outcome, Reading } from '../outcome.ts';
import type { Failure, Greeting, ReadAnswer, TabState } from '../protocol.ts';
import type { Place } from '../settings/places.ts';
import { lookOf } from '../settings/looks.ts';
import { findHideChoice } from '../settings/hiding.ts';
import { collectKept } from '../settings/sites.ts';
import { loadSettings } from '../settings/storage.ts';
import type { CardText } from '../view/card.ts';
import { isReadable, readDocument } from '../view/page_document.ts';
import type { Preferences } from '../view/preferences.ts';
import { createViewSheets } from '../view/stylesheet.ts';
import { prepareWording, type Wording } from '../view/wording.ts';
import { greet, isConnected, recallPlace, requestReading, tellState } from './background_link.ts';
import { Choice } from './capture/choice.ts';
import { type Capture, capturePage } from './capture/walk.ts';
import { KeptParts } from './kept_parts.ts';
import { isLoading, isWhole, waitForPage } from './page_watch.ts';
import { loadPart } from './parts.ts';
import { buildPlainReading } from './plain_reading.ts';
import { wordFailure, wordNoSelection, wordRefusal, wordWaiting } from './refusal.ts';
import { ShownCard } from './shown_card.ts';
import type { ReadText } from './read_text.ts';
import { type CloseReason, ShownView, type ViewSetting } from './shown_view.ts';
import { loadPreferences } from './stored_preferences.ts';
import { createBrowserWording, keepWords } from './words.ts';

/** Clicks closer than this are one double click: the second neither closes what the first opened nor opens it twice. */
const DOUBLE_CLICK_MS = 400;
/** Below this, a message would only flicker. */
const PATIENCE_MS = 150;
/** What is still missing of a page after this time may never come. */
const LOADING_MS = 1000;
/** So often a page that shows nothing yet is looked at again. */
const LOOKS = 20;

/** A reading under way. */
interface Turn {
  isQuiet: boolean;
}

/** What is known once a page has been read. */
interface Read {
  wording: Wording;
  preferences: Preferences;
  capture: Capture;
  kept: KeptParts;
  greeting: Greeting;
  /** Where the last visit stopped. */
  remembered: Place | null;
  isPart: boolean;
  isQuiet: boolean;
}

export class Toggle {
  private shown: ShownView | ShownCard | null = null;
  private endPicking: (() => void) | null = null;
  /** The reading under way, if there is one; a click ends it. */
  private reading: Turn | null = null;
  private lastClick = -Infinity;
  /** What the last view has shown. */
  private lastText: ReadText | null = null;
  /** To be said once, by the next view. */
  private brokenNotice: string | null = null;

  /** Whether this script can still do what a click asks for. */
  get isAlive(): boolean {
    return isConnected();
  }

  run(intent: Intent): void {
    // What began by itself gives way to what is asked for.
    if (this.reading?.isQuiet && !intent.startsWith('quiet')) this.finishReading();
    // A reading is not disturbed; a page can be decluttered meanwhile.
    if (this.reading && intent !== 'toggle' && intent !== 'declutter') return;
    switch (intent) {
      case 'toggle':
        this.click();
        break;
      case 'quiet':
        if (!this.shown && !this.endPicking) void this.open(null, true);
        break;
      case 'quiet_next':
        // A page that goes on to its next text leaves the one before in place.
        if (this.lastText?.isGone !== false) this.run('quiet');
        break;
      case 'quiet_wait':
        break;
      case 'declutter':
        void this.declutter('toggle');
        break;
      case 'account':
        void this.declutter('showAccount');
        break;
      case 'quiet_declutter':
        void this.declutter('startQuietly');
        break;
      case 'selection':
        void this.readSelection();
        break;
      case 'pick':
        void this.pick();
        break;
    }
  }

  /** Whether the view is over the page. */
  get isReading(): boolean {
    return this.shown instanceof ShownView;
  }

  /** Whether something of this is shown, or about to be: no room for a card of another part. */
  get isBusy(): boolean {
    return this.shown !== null || this.endPicking !== null || this.reading?.isQuiet === false;
  }

  /** Takes away whatever is shown; the page is as it was. */
  close(): void {
    this.endPicking?.();
    this.shown?.close();
  }

  /** After the browser has brought the page back from its cache, the button has forgotten what it said. Hiding tells for itself. */
  tellAgain(): void {
    if (this.isReading) tellState('reading');
  }

  private click(): void {
    const now = performance.now();
    const isDouble = now - this.lastClick < DOUBLE_CLICK_MS;
    this.lastClick = now;
    if (isDouble) return;
    if (this.reading) this.finishReading();
    else if (this.shown || this.endPicking) this.close();
    else void this.open(null, false);
  }

  /** In the page itself; a view that is open goes first. */
  private async declutter(act: 'toggle' | 'startQuietly' | 'showAccount'): Promise<void> {
    const isQuiet = act === 'startQuietly';
    if (!isReadable()) {
      if (!isQuiet) tellState('not_a_page');
      return;
    }
    const [part, { settings }, greeting] = await Promise.all([loadPart('declutter'), loadSettings(), greet()]);
    const host = location.hostname;
    if (!part) {
      if (!isQuiet) this.tellRefused(createBrowserWording(), lookOf(settings, host));
      return;
    }
    if (!isQuiet) this.close();
    part[act]({ ...findHideChoice(settings, host), greeting });
  }

  private async readSelection(): Promise<void> {
    const choice = Choice.ofSelection(getSelection());
    if (choice && this.shown instanceof ShownView && this.shown.holds(choice)) {
      this.shown.tell('selection_in_view');
      return;
    }
    const focused = readDocument('activeElement');
    const isInFrame = focused instanceof HTMLIFrameElement || focused instanceof HTMLFrameElement;
    this.close();
    if (choice) {
      await this.open(choice, false);
      return;
    }
    const wording = createBrowserWording();
    this.showCard(wordNoSelection(wording, isInFrame), 'off', wording, await loadPreferences(location.hostname));
  }

  /** Lets the reader point at the block to read. */
  private async pick(): Promise<void> {
    const before = this.shown;
    const wording = createBrowserWording();
    const [start, preferences] = await Promise.all([loadPart('pick'), loadPreferences(location.hostname)]);
    if (this.shown !== before || this.reading) return;
    if (!start) {
      this.tellRefused(wording, preferences);
      return;
    }
    this.endPicking?.();
    this.shown?.close('replaced');
    clearCorner();
    const onDone = (element: Element | null) => {
      this.endPicking = null;
      if (element) void this.open(Choice.ofElement(element), false);
    };
    this.endPicking = start({ wording, preferences, onDone });
  }

  private async open(choice: Choice | null, isQuiet: boolean): Promise<void> {
    if (!isReadable() || !readDocument('documentElement')) {
      if (!isQuiet) tellState('not_a_page');
      return;
    }
    const turn: Turn = { isQuiet };
    this.reading = turn;
    const wording = createBrowserWording();
    const preferences = loadPreferences(location.hostname, () => (this.brokenNotice = wording.text('preferences_broken')));
    const settings = loadSettings();
    const waiting = setTimeout(() => {
      if (!isQuiet) void preferences.then((known) => this.showWaiting(turn, wording, known));
    }, PATIENCE_MS);
    try {
      const greeting = greet();
      const address = readDocument('URL');
      let remembered = choice ? null : recallPlace(address);
      await waitForPage(() => !isLoading(), LOADING_MS);
      const kept = new KeptParts(location.hostname, collectKept((await settings).settings.sites, location.hostname));
      const look = () => {
        const capture = captureAsMade(choice, kept);
        return { capture, answer: greeting.then((known) => requestReading(capture.snapshot, known)) };
      };
      let { capture, answer: reading } = look();
      // While the background reads.
      prepareWording(wording);
      createViewSheets();
      let answer = await reading;
      for (let round = 1; round < LOOKS && this.reading === turn && isTooEarly(answer); round += 1) {
        await waitForPage(isWhole, LOADING_MS);
        ({ capture, answer: reading } = look());
        answer = await reading;
      }
      clearTimeout(waiting);
      // A page may have given itself another address while it was loading.
      if (remembered && capture.address !== address) remembered = recallPlace(capture.address);
      if (this.reading !== turn) return;
      const read: Read = {
        wording, preferences: await preferences, capture, kept, greeting: await greeting, remembered: await remembered,
        isPart: choice !== null, isQuiet,
      };
      this.finishReading();
      if (answer.kind === 'outcome') this.showOutcome(answer.outcome, read);
      else if (!isQuiet) this.showPlain(answer.failure, read);
    } catch {
      clearTimeout(waiting);
      const known = await preferences;
      if (this.reading !== turn) return;
      this.finishReading();
      if (!isQuiet) this.showFailure('core', wording, known);
    }
  }

  private finishReading(): void {
    this.reading = null;
    this.shown?.close();
  }

  private showOutcome(outcome: Outcome, read: Read): void {
    if (outcome.outcome === 'article') {
      this.showView(outcome, { ...read, isOfCore: true });
      return;
    }
    if (read.isQuiet) return;
    const { wording, preferences } = read;
    const show = (reading: Reading, notice: string, isOfCore: boolean) => {
      this.close();
      this.showView(reading, { ...read, notice, isOfCore });
    };
    const others = { pick: () => void this.pick(), declutter: () => void this.declutter('showAccount') };
    this.showCard(wordRefusal(outcome, wording, show, others), 'no_article', wording, preferences);
  }

  private showView(reading: Reading, setting: Omit<ViewSetting, 'onClosed' | 'onReadAgain' | 'onReadPart' | 'onPick' | 'hasMore'>): void {
    const { wording, preferences, kept, greeting } = setting;
    const parting = keepWords(wording, 'orphaned', 'dismiss', 'card_keys');
    const onClosed = (reason: CloseReason) => {
      this.shown = null;
      if (reason === 'removed') this.showFailure('removed', wording, preferences);
      else if (reason === 'orphaned') this.showParting(parting, preferences);
      else tellState('off');
      globalThis.lecternParts?.declutter?.tellAgain();
    };
    const onReadAgain = () => {
      this.close();
      void this.open(null, false);
    };
    const onReadPart = (part: Element) => {
      view.close('replaced');
      void this.open(Choice.ofElement(part), false);
    };
    const onPick = () => void this.pick();
    const hasMore = async () => {
      const answer = await requestReading(captureAsMade(null, kept).snapshot, greeting);
      return answer.kind === 'outcome' && answer.outcome.outcome === 'article' && answer.outcome.size.chars > reading.size.chars;
    };
    const notice = setting.notice ?? this.brokenNotice;
    this.brokenNotice = null;
    clearCorner();
    let view: ShownView;
    try {
      view = new ShownView(reading, { ...setting, ...(notice ? { notice } : {}), onClosed, onReadAgain, onReadPart, onPick, hasMore });
    } catch {
      if (!setting.isQuiet) this.showFailure('core', wording, preferences);
      return;
    }
    this.shown = view;
    this.lastText = view.text;
    tellState('reading');
  }

  /** What the page shows, where the core could not say what of it is the article. */
  private showPlain(failure: Failure, read: Read): void {
    const reading = buildPlainReading(read.capture);
    if (reading) this.showView(reading, { ...read, notice: read.wording.text('plain_notice'), isOfCore: false });
    else this.showFailure(failure, read.wording, read.preferences);
  }

  private showFailure(failure: Failure | 'removed', wording: Wording, preferences: Preferences): void {
    this.showCard(wordFailure(failure, wording), 'failed', wording, preferences);
  }

  /** The browser's leave ends where the reader goes on to another site, and does not come back with the page. */
  private tellRefused(wording: Wording, preferences: Preferences): void {
    if (this.shown instanceof ShownView) {
      this.shown.tell('part_refused');
      return;
    }
    this.shown?.close();
    this.showCard({ title: wording.text('part_refused'), lines: [] }, 'off', wording, preferences);
  }

  private showCard(text: CardText, state: TabState, wording: Wording, preferences: Preferences): void {
    clearCorner();
    this.shown = new ShownCard(text, { wording, preferences, isDismissable: true, onClosed: () => (this.shown = null) });
    tellState(state);
  }

  /** The extension has gone: all that is left are these words. */
  private showParting(wording: Wording, preferences: Preferences): void {
    const onClosed = () => (this.shown = null);
    this.shown = new ShownCard({ title: wording.text('orphaned'), lines: [] }, { wording, preferences, isDismissable: true, isParting: true, onClosed });
  }

  private showWaiting(turn: Turn, wording: Wording, preferences: Preferences): void {
    if (this.reading !== turn) return;
    clearCorner();
    const cancel = () => {
      if (this.reading === turn) this.finishReading();
    };
    this.shown = new ShownCard(wordWaiting(wording, cancel), {
      wording, preferences, isDismissable: false, onClosed: () => (this.shown = null),
    });
  }
}

/** The card that says what is hidden would lie under ours, or over the view where no click reaches it. */
function clearCorner(): void {
  globalThis.lecternParts?.declutter?.closeCard();
}

/** What is hidden in place is part of the page, and told of in the account. */
function captureAsMade(choice: Choice | null, kept: KeptParts): Capture {
  const capture = () => capturePage(Math.floor(Date.now() / 1000), choice, kept.boxes);
  return globalThis.lecternParts?.declutter?.suspended(capture) ?? capture();
}

/** Whether a refusal may only mean that the page has not arrived, or is not laid out yet. */
function isTooEarly(answer: ReadAnswer): boolean {
  if (isWhole() || answer.kind !== 'outcome' || answer.outcome.outcome === 'article') return false;
  return isLoading() || answer.outcome.why === 'empty' || answer.outcome.why === 'too_short';
}

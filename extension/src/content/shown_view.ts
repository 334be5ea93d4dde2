// The view in the page: a modal dialog in the top layer over everything, and the page held still behind it.
//
// Decides how it opens, how it is left, and what happens when the page takes it away. Never builds the view's content,
// never acts on what a page's script pretends.

import type { HiddenItem, Reading } from '../outcome.ts';
import type { Greeting } from '../protocol.ts';
import type { Place } from '../settings/places.ts';
import { isHost } from '../settings/hosts.ts';
import type { PartActions } from '../view/account.ts';
import { withoutFragment } from '../view/address.ts';
import { leadToPanel } from '../view/bar.ts';
import { element, icon, onTrusted } from '../view/element.ts';
import { createHost, isPlaced, moveIfUnseen, placeHost } from '../view/host.ts';
import { createElement, readDocument } from '../view/page_document.ts';
import type { Doors, OtherTexts, SiteLook } from '../view/opened_view.ts';
import type { Preferences } from '../view/preferences.ts';
import { fillReadingView } from '../view/reading_view.ts';
import { createViewSheets } from '../view/stylesheet.ts';
import type { Wording } from '../view/wording.ts';
import { loadFont, loadTools, requestDigest, requestShortcuts, tellPrint } from './background_link.ts';
import type { Choice } from './capture/choice.ts';
import { isInPage } from './capture/dom_reads.ts';
import { type Capture, listElements } from './capture/walk.ts';
import type { KeptParts } from './kept_parts.ts';
import { frameForAMoment, showLanding } from './outline.ts';
import { type FoundText, findOtherTexts, isDoubtful } from './other_texts.ts';
import { findPopovers, isCovered } from './covering.ts';
import { PageHold } from './page_hold.ts';
import { PageWatch } from './page_watch.ts';
import { type ExportSetting, loadPart } from './parts.ts';
import { boxOf, Places, scrollPageTo } from './place.ts';
import { PlaceKeeper } from './place_keeper.ts';
import { ReadText } from './read_text.ts';
import { StoredLook } from './stored_preferences.ts';
import { ViewMessages } from './view_messages.ts';
import { ViewPlace } from './view_place.ts';

/** A script that empties the page is put up with once; one that fights back is not. */
const MOST_RETURNS = 1;
/** A page that opens more boxes over the view than these means it. */
const MOST_RAISES = 3;
const ARROW = 'M10 3v10M6 9l4 4 4-4M4 17h12';

/** Unique in its shadow tree. */
const DIALOG_ID = 'view';

/** `replaced` by another choice of the reader: the page stays where it was. `orphaned`: the extension has gone. */
export type CloseReason = 'left' | 'replaced' | 'removed' | 'orphaned';

export interface ViewSetting {
  wording: Wording;
  preferences: Preferences;
  capture: Capture;
  /** What the reader keeps of this site. */
  kept: KeptParts;
  greeting: Greeting;
  /** Where the last visit stopped. */
  remembered: Place | null;
  /** Whether only a part of the page is shown, which the reader chose. */
  isPart: boolean;
  /** Whether the core would make the same of the page once more: only then can it write it, and tell what it is about. */
  isOfCore: boolean;
  /** Whether the view opened by itself. */
  isQuiet: boolean;
  notice?: string;
  /** Called once, after the page is as it was. */
  onClosed(reason: CloseReason): void;
  /** The page has become another one, and the reader wants to read that; or all of it after a part. */
  onReadAgain(): void;
  /** The reader wants to read this part instead. */
  onReadPart(part: Element): void;
  /** The reader wants to point at the text. */
  onPick(): void;
  /** Whether the page, read once more, has more of the text. */
  hasMore(): Promise<boolean>;
}

function describeSiteLook(stored: () => StoredLook): SiteLook {
  return { host: location.hostname, isOwn: () => stored().isOwn, setOwn: (isOwn, look) => stored().setOwn(isOwn, look) };
}

export class ShownView {
  private readonly host = createHost(createViewSheets());
  private readonly dialog = createElement('dialog');
  private readonly messages: ViewMessages;
  private readonly hold: PageHold;
  private readonly place: ViewPlace;
  private keeper: PlaceKeeper | null = null;
  /** What of the page is read. */
  readonly text: ReadText;
  private watch: PageWatch | null = null;
  private readonly disconnectView: () => void;
  private readonly digestIn: () => string | null;
  private readonly parts: readonly (Node | null)[];
  private readonly observer = new MutationObserver(() => this.handleMutation());
  private returns = 0;
  private raises = 0;
  /** Popovers of the page that were there before. */
  private below: ReadonlySet<Element> = new Set();
  private isOpen = true;

  constructor(reading: Reading, private readonly setting: ViewSetting) {
    const { capture } = setting;
    const sources = reading.sources.map((number) => capture.nodes[number] ?? null);
    this.place = new ViewPlace(new Places(sources));
    this.text = new ReadText(sources);
    this.messages = new ViewMessages(this.dialog, setting.wording);
    const leftOut = findLeftOut(reading, capture);
    // The other nodes are the page's, to keep or to let go, and so are its films.
    capture.nodes = [];
    capture.media = [];
    const view = fillReadingView(this.dialog, reading, {
      ...setting, address: capture.address, beginsAtTop: !this.place.hasEntered && setting.remembered === null, buttons: setting.isOfCore ? [this.buildExport()] : [], loadTools,
      onPreferences: (preferences) => stored.store(preferences),
      doors: {
        exit: () => this.close(), loadFont, shortcuts: requestShortcuts, showInPage: (part) => this.showInPage(part),
        ...(setting.isOfCore ? this.describeCore(reading.metadata.lang ?? '') : {}),
        parts: this.buildPartActions(leftOut),
        otherTexts: this.describeOtherTexts(isDoubtful(reading), () => findOtherTexts(reading, sources, view.parts, leftOut)),
        ...(isHost(location.hostname) && !chrome.extension.inIncognitoContext ? { siteLook: describeSiteLook(() => stored) } : {}),
      },
    });
    // Not before: a view that could not be built would listen for ever.
    const stored = new StoredLook(location.hostname, (preferences) => view.look.take(preferences), () => this.messages.tellUnkept());
    this.digestIn = () => (view.look.preferences.digest ? (reading.metadata.lang ?? '') : null);
    this.disconnectView = () => {
      stored.disconnect();
      view.disconnect();
    };
    this.parts = view.parts;
    this.dialog.setAttribute('aria-label', view.title);
    this.dialog.tabIndex = -1;
    this.letExitWorkAlone();
    this.host.root.append(this.dialog);
    this.hold = new PageHold(this.host.element.localName, capture.shadowRoots);
    try {
      this.open();
    } catch (error) {
      this.takeAway();
      throw error;
    }
  }

  private open(): void {
    this.show();
    this.preparePrint();
    const isResumed = this.place.enter(this.dialog, this.parts, this.setting.remembered);
    this.listen();
    this.watchPage();
    this.messages.greet(this.setting.isQuiet, isResumed, () => this.place.goToTop());
    this.showBar();
  }

  /**
   * Once, however often a page has it put back: browsers take back one rule at a time. Not before the first frame: a rule
   * of the reader's has the styles of the whole page worked out anew.
   */
  private preparePrint(): void {
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (this.isOpen) tellPrint(this.host.element.localName, true);
    }));
  }

  close(reason: CloseReason = 'left'): void {
    if (!this.isOpen) return;
    let left: Place | null = null;
    try {
      this.keeper?.keep();
      if (reason === 'left' && !this.hasMoved) left = this.place.findLeft();
    } finally {
      this.takeAway();
    }
    if (left) this.land(left);
    this.setting.onClosed(reason);
  }

  /** The page comes first: whatever goes wrong after that, the reader has it back. */
  private takeAway(): void {
    this.isOpen = false;
    this.dialog.close();
    this.host.element.remove();
    this.hold.release(this.hasMoved);
    this.watch?.stop();
    this.keeper?.stop();
    this.observer.disconnect();
    this.place.disconnect();
    this.disconnectView();
    tellPrint(this.host.element.localName, false);
  }

  private show(): void {
    placeHost(this.host);
    this.dialog.showModal();
    this.below = new Set(findPopovers());
    if (moveIfUnseen(this.host)) {
      this.dialog.close();
      this.dialog.showModal();
    }
    this.dialog.focus({ preventScroll: true });
  }

  /** The button closes the dialog by the browser's own means where this script is gone: after an update in Firefox. */
  private letExitWorkAlone(): void {
    this.dialog.id = DIALOG_ID;
    const exit = this.dialog.querySelector('.exit');
    exit?.setAttribute('commandfor', DIALOG_ID);
    exit?.setAttribute('command', 'close');
    exit?.addEventListener('click', (event) => {
      if (!event.isTrusted) event.preventDefault();
    });
  }

  private listen(): void {
    onTrusted(this.dialog, 'cancel', (event) => {
      event.preventDefault();
      this.close();
    });
    // Closed by the browser or by the page: either way nothing is shown any more, so nothing may stay behind.
    this.dialog.addEventListener('close', () => {
      if (!this.dialog.open && this.host.element.isConnected) this.close();
    });
    this.observer.observe(document, { childList: true });
    this.watchParents();
  }

  /** What goes on behind the view, and where in the text the reader is. */
  private watchPage(): void {
    const { capture: { address }, isPart } = this.setting;
    this.watch = new PageWatch({
      grown: () => this.handleGrown(), isSame: () => !this.text.isGone, moved: () => this.handleMoved(), looked: () => this.uncover(), orphaned: () => this.close('orphaned'),
    }, address);
    if (!isPart) this.keeper = new PlaceKeeper(address, this.dialog, () => this.place.findResumable());
  }

  private watchParents(): void {
    for (const parent of [readDocument('documentElement'), readDocument('body')]) {
      if (parent) this.observer.observe(parent, { childList: true });
    }
  }

  /** Puts the view back where a script has taken it away, be it with the rest of the page; once. */
  private handleMutation(): void {
    if (!this.isOpen || isPlaced(this.host)) return;
    if (this.returns >= MOST_RETURNS) {
      this.close('removed');
      return;
    }
    this.returns += 1;
    this.raise();
    this.watchParents();
  }

  /**
   * A box that the page opens in the top layer, when it has time to ask for something, freezes all that is below it, or
   * lies over it and takes no click.
   */
  private uncover(): void {
    if (this.raises >= MOST_RAISES || !isCovered(this.host.element, findPopovers().filter((box) => !this.below.has(box)))) return;
    this.raises += 1;
    this.raise();
  }

  /** Above all that the page has opened meanwhile. */
  private raise(): void {
    // What lies over the view, such as an enlarged picture, would be beneath it and still be open.
    for (const inner of this.dialog.querySelectorAll<HTMLDialogElement>('dialog[open]')) inner.close();
    const scrollers = [this.dialog, ...this.dialog.querySelectorAll('.page')].map((part) => ({ part, left: part.scrollLeft, top: part.scrollTop }));
    this.dialog.close();
    this.show();
    for (const { part, left, top } of scrollers) part.scrollTo({ left, top, behavior: 'instant' });
  }

  /** Scrolling to the place was not reading on: the bar, and the way out, are there. */
  private showBar(): void {
    const show = () => this.dialog.querySelector('.bar')?.classList.remove('away');
    // The scroll is told in the next frame, and the bar moves in it.
    requestAnimationFrame(() => requestAnimationFrame(show));
  }

  /** What only the core can do, once more from the snapshot. */
  private describeCore(lang: string): Pick<Doors, 'copyMarkdown' | 'digest'> {
    const { capture, greeting } = this.setting;
    return { copyMarkdown: () => this.copyMarkdown(), digest: () => requestDigest(capture.snapshot, greeting, lang) };
  }

  private buildExport(): HTMLElement {
    const label = this.setting.wording.text('export');
    const button = element('button', { type: 'button', class: 'export', 'aria-label': label, title: label, 'aria-expanded': 'false' }, icon(ARROW));
    leadToPanel(button, 'export', () => {
      void loadPart('export').then((part) => (part ? part.bring(this.describeExport()) : this.tell('part_refused')));
    });
    return button;
  }

  private describeExport(): ExportSetting {
    const { wording, capture, greeting } = this.setting;
    return { wording, snapshot: capture.snapshot, greeting, digestIn: this.digestIn, view: this.dialog };
  }

  private async copyMarkdown(): Promise<boolean> {
    return (await (await loadPart('export'))?.copyMarkdown(this.describeExport())) ?? false;
  }

  /** Leaves the view for the place in the page that a part of it comes from. */
  private showInPage(part: HTMLElement): void {
    const block = this.parts.findIndex((one) => one?.contains(part));
    this.close();
    if (block >= 0 && !this.hasMoved) this.land({ block, ratio: 0 });
  }

  /** What can be done about the parts that the view leaves out. */
  private buildPartActions(leftOut: ReadonlyMap<HiddenItem, Element>): PartActions {
    const { kept, onReadAgain } = this.setting;
    return {
      stateOf: (item) => kept.stateOf(item) ?? 'hidden',
      show: (item) => {
        const part = leftOut.get(item);
        this.close();
        if (!part || this.hasMoved) return;
        globalThis.lecternParts?.declutter?.reveal(part);
        frameForAMoment(part);
      },
      keep: async (item, isArticle) => {
        const part = leftOut.get(item);
        return part ? kept.keep(item, part, isArticle) : 'cannot_keep';
      },
      forget: (item) => kept.forget(item),
      forgetsAll: chrome.extension.inIncognitoContext,
      saveReport: (item) => kept.saveReport(item),
      readAgain: onReadAgain,
    };
  }

  private describeOtherTexts(isDoubtful: boolean, find: () => FoundText[]): OtherTexts {
    const { isPart, onReadAgain, onReadPart, onPick } = this.setting;
    return {
      isDoubtful,
      // The page may have gone on to another text.
      find: () => find().map(({ element: part, words, chars }) => ({ words, chars, read: () => (isInPage(part) ? onReadPart(part) : onReadAgain()) })),
      pick: onPick,
      ...(isPart ? { readWhole: onReadAgain } : {}),
    };
  }

  private handleGrown(): void {
    if (this.setting.isPart) return;
    void this.setting.hasMore().then((hasMore) => {
      if (hasMore && this.isOpen) this.messages.offerReading('page_loaded', this.setting.onReadAgain);
    });
  }

  /** The page has another address, and another text. */
  private get hasMoved(): boolean {
    return withoutFragment(readDocument('URL')) !== withoutFragment(this.setting.capture.address) && this.text.isGone;
  }

  private handleMoved(): void {
    if (this.hasMoved) this.messages.offerReading('page_moved', this.setting.onReadAgain);
  }

  /** Why what was asked for is not done. */
  tell(message: 'part_refused' | 'selection_in_view' | 'not_saved'): void {
    if (this.isOpen) this.messages.tell(message);
  }

  /** Whether it is the view's own text that was chosen. */
  holds(choice: Choice): boolean {
    return choice.isWithin(this.host.root);
  }

  /** The page stands where the reader stopped, and shows where that is. */
  private land(place: Place): void {
    if (!scrollPageTo(this.place.page, place)) return;
    const part = this.place.page.partOf(place);
    if (part) showLanding(boxOf(part));
  }
}

/** The elements of the page that the account speaks of. */
function findLeftOut(reading: Reading, capture: Capture): Map<HiddenItem, Element> {
  const elements = listElements(capture);
  return new Map(reading.account.flatMap((item): [HiddenItem, Element][] => {
    const part = elements[item.element];
    return part ? [[item, part]] : [];
  }));
}

// What is hidden of one page, from the command until it is taken back.
//
// Decides when the page is looked at: at the command, after parts were added, after it went to another address, at
// another level. What is hidden is the core's judgement; how, is `hiding.ts`; what speaks of it is brought when there is
// something to say.

import type { HiddenItem, HideLevel, HideList } from '../../outcome.ts';
import type { Teller } from '../account/teller.ts';
import { requestHideList, requestLevel, requestPart, tellHidden } from '../background_link.ts';
import { readDocument } from '../../view/page_document.ts';
import { contains } from '../capture/dom_reads.ts';
import { type Capture, captureElement, capturePage, listElements } from '../capture/walk.ts';
import { KeptParts } from '../kept_parts.ts';
import { PageWatch } from '../page_watch.ts';
import { type DeclutterSetting, loadPart } from '../parts.ts';
import { Shape } from './collapse.ts';
import { type Found, type Hidden, Hiding } from './hiding.ts';
import { findUsed } from './in_use.ts';
import { LateParts, Slices } from './late_parts.ts';
import { Listed } from './listed.ts';
import { listenForPeek } from './peek_key.ts';
import { isTextLost } from './reach.ts';

/** Looks at the whole of one page after the first: lists that arrive late. */
const MOST_LOOKS = 4;

type Look = 'done' | 'collapsed' | 'failed' | 'over';

/** What the part that speaks of the hidden may know and ask for. */
export interface HidingDoor {
  readonly setting: DeclutterSetting;
  readonly hiding: Hiding;
  readonly kept: KeptParts;
  readonly level: HideLevel;
  find(item: HiddenItem): Hidden | undefined;
  show(part: Hidden, isShown: boolean): void;
  changeLevel(level: HideLevel): Promise<void>;
  leave(): void;
}

export class Session implements HidingDoor {
  readonly hiding: Hiding;
  readonly kept: KeptParts;
  level: HideLevel;
  isOn = true;
  private readonly late = new LateParts((roots) => this.inTurn(() => this.lookAtParts(roots)), () => void this.lookAgain(true));
  private readonly listed: Listed;
  private readonly watch: PageWatch;
  private readonly byItem = new WeakMap<HiddenItem, Hidden>();
  private readonly stopKeys: () => void;
  private looks = 0;
  /** The last look that was asked for. */
  private turn: Promise<unknown> = Promise.resolve();
  /** Whether the reader has asked for it, and is told how it goes. */
  private isTold = false;
  private teller: Teller | null = null;
  private coming: Promise<Teller | null> | null = null;
  private isPeeking = false;

  /** @param leave takes everything back */
  constructor(readonly setting: DeclutterSetting, readonly leave: () => void) {
    this.level = setting.level;
    this.hiding = new Hiding(setting.greeting);
    this.kept = new KeptParts(location.hostname, setting.kept);
    this.listed = new Listed(setting.hasLists);
    this.watch = new PageWatch({ moved: () => this.handleMoved(), looked: () => this.late.lookAtBuilt(), orphaned: leave });
    this.stopKeys = listenForPeek({ open: () => void this.peek(), close: () => this.endPeek() }, isViewOpen);
  }

  /** @param isTold whether the reader is told at once what was found */
  async begin(isTold: boolean, isListed = false): Promise<void> {
    this.isTold = isTold;
    if (isTold) void this.bringTeller();
    // What is added while the page is looked at is not a part of that look.
    this.late.watch(document);
    this.late.lookAtBuilt();
    const look = await this.inTurn(() => this.lookAtPage());
    if (look === 'over') return;
    if (look === 'done') {
      this.tell();
    } else {
      this.end();
    }
    if (isTold) await this.say(({ ledger }) => (look === 'done' ? ledger.show(isListed) : look === 'failed' ? ledger.showFailure() : ledger.showCollapse()));
  }

  stop(): void {
    if (this.isOn) this.end();
    this.isTold = false;
    this.teller?.ledger.remove();
  }

  /** Everything is as it was; what the card says stays until it has been read. */
  private end(): void {
    this.isOn = false;
    this.watch.stop();
    this.stopKeys();
    this.late.disconnect();
    this.teller?.settle();
    void this.hiding.release();
    if (!isViewOpen()) tellHidden(null);
  }

  /** Nothing was gained: the page stood on what was to be hidden. */
  private endCollapsed(): void {
    this.end();
    if (this.isTold) void this.say(({ ledger }) => ledger.showCollapse());
  }

  tell(): void {
    if (!isViewOpen()) tellHidden(this.hiding.count);
    if (this.setting.leavesStubs && this.hiding.parts.length > 0) void this.bringTeller();
    this.teller?.update();
  }

  /** @param hidesAlways as it was chosen since */
  async showAccount(hidesAlways: boolean): Promise<void> {
    this.isTold = true;
    await this.say(({ ledger }) => ledger.show(true, hidesAlways));
  }

  /** It was chosen elsewhere while a card may be open. */
  tellAlways(hidesAlways: boolean): void {
    this.teller?.ledger.updateAlways(hidesAlways);
  }

  closeCard(): void {
    this.teller?.ledger.close();
  }

  reveal(element: Element): void {
    const part = this.hiding.parts.find((one) => contains(one.element, element));
    if (part) this.show(part, true);
  }

  find(item: HiddenItem): Hidden | undefined {
    return this.byItem.get(item);
  }

  /** What speaks of the hidden; null where the browser does not let it in any more. */
  private bringTeller(): Promise<Teller | null> {
    this.coming ??= this.loadTeller();
    return this.coming;
  }

  private async loadTeller(): Promise<Teller | null> {
    // It borrows what the content script lends.
    if (!globalThis.lecternToggle) await requestPart('content');
    const create = await loadPart('account');
    // The extension may be another one since, and its settings out of reach.
    this.teller = (await create?.(this).catch(() => null)) ?? null;
    if (this.teller === null) this.coming = null;
    else if (this.isOn) this.teller.update();
    else if (!this.isTold) this.teller.ledger.remove();
    return this.teller;
  }

  /** In the card, where the reader still wants to know; what he has asked for since then comes first. */
  private async say(speak: (teller: Teller) => void): Promise<void> {
    const teller = await this.bringTeller();
    if (teller && this.isTold && !globalThis.lecternToggle?.isBusy) speak(teller);
  }

  private async peek(): Promise<void> {
    if (this.hiding.parts.length === 0) return;
    this.isPeeking = true;
    const teller = await this.bringTeller();
    if (this.isPeeking && this.isOn) teller?.peek.open();
  }

  private endPeek(): void {
    this.isPeeking = false;
    this.teller?.peek.close();
  }

  show(part: Hidden, isShown: boolean): void {
    this.hiding.set(part, isShown);
    this.tell();
  }

  async changeLevel(level: HideLevel): Promise<void> {
    const before = this.level;
    this.level = level;
    const look = await this.inTurn(() => this.lookAtPage());
    if (look === 'over') return;
    if (look === 'collapsed') {
      this.endCollapsed();
    } else if (look === 'failed') {
      this.level = before;
      void this.say(({ ledger }) => ledger.showFailure());
    } else {
      this.tell();
      if (!(await requestLevel(level))) this.teller?.say('not_saved');
    }
  }

  /** Another page in the same document: what was found belongs to the one before. */
  private handleMoved(): void {
    this.looks = 0;
    this.kept.settle();
    this.late.renew();
    void this.lookAgain(false);
  }

  /** Lists are judged by what stands around them, so the page is looked at whole; a few times only. */
  private async lookAgain(isSamePage: boolean): Promise<void> {
    this.hiding.prune();
    this.late.prune();
    if (this.looks < MOST_LOOKS && this.isOn) {
      this.looks += 1;
      if ((await this.inTurn(() => this.lookAtPage(isSamePage))) === 'collapsed') this.endCollapsed();
    }
    if (this.isOn) this.tell();
  }

  /** One look after the other: what one finds after another has captured the page would be taken for gone. */
  private inTurn<Result>(look: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(look, look);
    this.turn = result;
    return result;
  }

  /** @param isSamePage whether what was found before may still stand there */
  private async lookAtPage(isSamePage = true): Promise<Look> {
    if (!this.isOn) return 'over';
    this.hiding.dropCopies(document);
    const capture = await this.capture();
    if (!this.isOn) return 'over';
    const list = await requestHideList(capture.snapshot, this.setting.greeting, 'page', this.level, findUsed(capture), await this.listed.find(capture, document));
    if (!this.isOn) return 'over';
    if (list === null) return 'failed';
    const matched = match(list, capture);
    const found = isSamePage ? this.withRenamed(matched) : matched;
    // Most pages have nothing to hide, and need not be measured.
    const shape = found.length > 0 ? this.hiding.suspended(() => new Shape(capture.nodes)) : null;
    await this.hiding.replace(found);
    if (!this.isOn) return 'over';
    this.remember(capture);
    const hidden = this.hiding.parts.map(({ element }) => element);
    if (shape === null || hidden.length === 0) return 'done';
    const text = findText(list, capture, hidden);
    // What is worth keeping of a page with an article is its text, and that may be short.
    if (list.is_article && text.length > 0 ? !this.losesText(text) : !shape.isCollapsed(hidden)) return 'done';
    await this.hiding.replace([]);
    return 'collapsed';
  }

  /** With all marks off and on again in one turn; where there are none, and nobody waits, the page has the thread in between. */
  private async capture(): Promise<Capture> {
    if (this.hiding.parts.length > 0 || this.isTold) return this.hiding.suspended(() => capturePage(0, null, this.kept.boxes));
    const slices = new Slices();
    return captureElement(readDocument('documentElement'), this.kept.boxes, () => slices.next());
  }

  private losesText(text: readonly Element[]): boolean {
    return isTextLost(text, (task) => this.hiding.suspended(task));
  }

  /** With ads that nothing tells any more but what they were called, or only a part of them; outermost elements. */
  private withRenamed(found: Found): Found {
    const isIn = (element: Element, others: Found) => others.some(([, other]) => contains(other, element));
    const renamed = this.hiding.findRenamed().filter(([, element]) => !isIn(element, found));
    return [...found.filter(([, element]) => !isIn(element, renamed)), ...renamed];
  }

  /** Those of the parts that were ads or held some. */
  private async lookAtParts(roots: readonly Element[]): Promise<readonly Element[]> {
    const slices = new Slices();
    const looks: Promise<boolean>[] = [];
    for (const root of roots) {
      if (this.hiding.isFull) break;
      this.hiding.dropCopies(root);
      const capture = await captureElement(root, this.kept.boxes, () => slices.next());
      if (!this.isOn) return [];
      looks.push(this.judgePart(capture, root, slices));
    }
    const areHits = await Promise.all(looks);
    const hits = roots.filter((_, at) => areHits[at]);
    if (this.isOn && hits.length > 0) this.tell();
    return hits;
  }

  private async judgePart(capture: Capture, root: Element, slices: Slices): Promise<boolean> {
    const list = await requestHideList(capture.snapshot, this.setting.greeting, 'part', this.level, findUsed(capture), await this.listed.find(capture, root, slices));
    if (!list || list.items.length === 0 || !this.isOn) return false;
    await this.hiding.add(match(list, capture));
    this.remember(capture);
    return true;
  }

  /** Shadow trees tell of their own changes only. */
  private remember({ shadowRoots }: Capture): void {
    for (const part of this.hiding.parts) this.byItem.set(part.item, part);
    for (const root of shadowRoots) this.late.watch(root);
  }
}

/** Over the page: the button speaks of the view then, and nothing of the page is seen. */
function isViewOpen(): boolean {
  return globalThis.lecternToggle?.isReading === true;
}

function match(list: HideList, capture: Capture): [HiddenItem, Element][] {
  const elements = list.items.length === 0 ? [] : listElements(capture);
  return list.items.flatMap((item): [HiddenItem, Element][] => {
    const element = elements[item.element];
    return element ? [[item, element]] : [];
  });
}

/** Lines of the article's text beside what is hidden. */
function findText({ text }: HideList, capture: Capture, hidden: readonly Element[]): Element[] {
  const elements = listElements(capture);
  return text.flatMap((number) => elements[number] ?? []).filter((line) => !hidden.some((part) => contains(part, line)));
}

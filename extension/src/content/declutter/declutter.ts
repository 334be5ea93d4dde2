// Hides the ads and link farms of the page itself, says what and why, and takes it all back.
//
// Decides when the page is looked at: at the command, after parts were added, after it went to another address, at
// another level. What is hidden is the core's judgement; how, is `hiding.ts`.

import type { HiddenItem, HideLevel, HideList } from '../../outcome.ts';
import { requestAlways, requestHideList, requestHideNoMore, requestLevel, tellHidden } from '../background_link.ts';
import { contains } from '../capture/dom_reads.ts';
import { type Capture, captureElement, capturePage, listElements } from '../capture/walk.ts';
import { KeptParts } from '../kept_parts.ts';
import { frameForAMoment } from '../outline.ts';
import { PageWatch } from '../page_watch.ts';
import type { DeclutterSetting } from '../parts.ts';
import { Shape } from './collapse.ts';
import { type Found, type Hidden, Hiding } from './hiding.ts';
import { findUsed } from './in_use.ts';
import { LateParts, Slices } from './late_parts.ts';
import { Ledger } from './ledger.ts';
import { Listed } from './listed.ts';
import { Peek } from './peek.ts';
import { listenForPeek } from './peek_key.ts';
import { isTextLost } from './reach.ts';
import { Stubs } from './stubs.ts';

/** Looks at the whole of one page after the first: lists that arrive late. */
const MOST_LOOKS = 4;

type Look = 'done' | 'collapsed' | 'failed' | 'over';

export class Declutter {
  private session: Session | null = null;

  /** On, or off again. */
  toggle(setting: DeclutterSetting): void {
    if (this.session?.isOn) this.stop();
    else void this.start(setting).begin(true);
  }

  /** On, where it is not, without a word; a card that is open learns whether this is to stay so. */
  startQuietly(setting: DeclutterSetting): void {
    if (this.session?.isOn) this.session.tellAlways(setting.hidesAlways);
    else void this.start(setting).begin(false);
  }

  /** What is hidden and why; hides it first where nothing is. */
  showAccount(setting: DeclutterSetting): void {
    if (this.session?.isOn) this.session.showAccount(setting.hidesAlways);
    else void this.start(setting).begin(true, true);
  }

  stop(): void {
    this.session?.stop();
    this.session = null;
  }

  /** Takes the card away; what is hidden stays so. */
  closeCard(): void {
    this.session?.closeCard();
  }

  /** Something else has said what the button shows. */
  tellAgain(): void {
    if (this.session?.isOn) this.session.tell();
  }

  /** Does something while the page is as its author made it. */
  suspended<Result>(task: () => Result): Result {
    return this.session ? this.session.hiding.suspended(task) : task();
  }

  /** Shows the part that holds an element, where it is hidden. */
  reveal(element: Element): void {
    this.session?.reveal(element);
  }

  private start(setting: DeclutterSetting): Session {
    // One that has ended may still say why.
    this.stop();
    this.session = new Session(setting, () => this.stop());
    return this.session;
  }
}

class Session {
  readonly hiding: Hiding;
  private readonly ledger: Ledger;
  private readonly peek: Peek;
  private readonly stubs: Stubs | null;
  private readonly kept: KeptParts;
  private readonly late = new LateParts((roots) => this.lookAtParts(roots), () => void this.lookAgain(true));
  private readonly listed = new Listed();
  private readonly watch: PageWatch;
  private readonly byItem = new WeakMap<HiddenItem, Hidden>();
  private readonly stopKeys: () => void;
  private level: HideLevel;
  private looks = 0;
  /** Whether the reader has asked for it, and is told how it goes. */
  private isTold = false;
  isOn = true;

  constructor(private readonly setting: DeclutterSetting, onLeave: () => void) {
    const { wording, settings } = setting;
    this.level = settings.level;
    this.hiding = new Hiding(setting.greeting);
    this.kept = new KeptParts(location.hostname, settings.sites);
    this.peek = new Peek(this.hiding, wording);
    this.stubs = settings.leavesStubs ? new Stubs(wording, (part) => this.show(part, !part.isShown)) : null;
    this.ledger = new Ledger(setting, this.hiding, this.peek, {
      parts: {
        stateOf: (item) => this.kept.stateOf(item) ?? (this.byItem.get(item)?.isShown ? 'shown' : 'hidden'),
        show: (item) => this.withPart(item, (part) => {
          this.show(part, true);
          frameForAMoment(part.element);
        }),
        hide: (item) => this.withPart(item, (part) => this.show(part, false)),
        keep: async (item, isArticle) => {
          const part = this.byItem.get(item);
          if (!part) return 'cannot_keep';
          const obstacle = await this.kept.keep(item, part.element, isArticle);
          if (obstacle === null) this.show(part, true);
          return obstacle;
        },
        forget: async (item) => {
          const obstacle = await this.kept.forget(item);
          if (obstacle === null) this.withPart(item, (part) => this.show(part, false));
          return obstacle;
        },
        forgetsAll: chrome.extension.inIncognitoContext,
        saveReport: (item) => this.kept.saveReport(item),
      },
      leave: onLeave,
      level: () => this.level,
      changeLevel: (level) => void this.changeLevel(level),
      hideAlways: requestAlways,
      stopHiding: requestHideNoMore,
    });
    this.watch = new PageWatch({ moved: () => this.handleMoved(), orphaned: onLeave });
    this.stopKeys = listenForPeek(this.peek, isViewOpen);
  }

  /** @param isTold whether the reader is told at once what was found */
  async begin(isTold: boolean, isListed = false): Promise<void> {
    this.isTold = isTold;
    const look = await this.lookAtPage();
    if (look === 'over') return;
    // What the reader has asked for since then comes first.
    const hasRoom = isTold && !globalThis.lecternToggle?.isBusy;
    if (look !== 'done') {
      this.end();
      if (hasRoom) this.ledger[look === 'failed' ? 'showFailure' : 'showCollapse']();
      return;
    }
    this.tell();
    if (hasRoom) this.ledger.show(isListed);
    this.late.watch(document);
  }

  stop(): void {
    if (this.isOn) this.end();
    this.ledger.remove();
  }

  /** Everything is as it was; what the card says stays until it has been read. */
  private end(): void {
    this.isOn = false;
    this.watch.stop();
    this.stopKeys();
    this.peek.close();
    this.late.disconnect();
    this.stubs?.remove();
    void this.hiding.release();
    if (!isViewOpen()) tellHidden(null);
  }

  /** Nothing was gained: the page stood on what was to be hidden. */
  private endCollapsed(): void {
    this.end();
    if (this.isTold && !globalThis.lecternToggle?.isBusy) this.ledger.showCollapse();
  }

  tell(): void {
    if (!isViewOpen()) tellHidden(this.hiding.count);
    this.stubs?.update(this.hiding.parts);
    this.ledger.update();
  }

  /** @param hidesAlways as it was chosen since */
  showAccount(hidesAlways: boolean): void {
    this.isTold = true;
    this.ledger.show(true, hidesAlways);
  }

  /** It was chosen elsewhere while a card may be open. */
  tellAlways(hidesAlways: boolean): void {
    this.ledger.updateAlways(hidesAlways);
  }

  closeCard(): void {
    this.ledger.close();
  }

  reveal(element: Element): void {
    const part = this.hiding.parts.find((one) => contains(one.element, element));
    if (part) this.show(part, true);
  }

  private withPart(item: HiddenItem, act: (part: Hidden) => void): void {
    const part = this.byItem.get(item);
    if (part) act(part);
  }

  private show(part: Hidden, isShown: boolean): void {
    this.hiding.set(part, isShown);
    this.tell();
  }

  private async changeLevel(level: HideLevel): Promise<void> {
    const before = this.level;
    this.level = level;
    const look = await this.lookAtPage();
    if (look === 'over') return;
    if (look === 'collapsed') {
      this.endCollapsed();
    } else if (look === 'failed') {
      this.level = before;
      if (!globalThis.lecternToggle?.isBusy) this.ledger.showFailure();
    } else {
      this.tell();
      if (!(await requestLevel(level))) this.ledger.say(this.setting.wording.text('not_saved'));
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
      if ((await this.lookAtPage(isSamePage)) === 'collapsed') this.endCollapsed();
    }
    if (this.isOn) this.tell();
  }

  /** @param isSamePage whether what was found before may still stand there */
  private async lookAtPage(isSamePage = true): Promise<Look> {
    this.hiding.dropCopies(document);
    const { capture, shape } = this.hiding.suspended(() => {
      const capture = capturePage(0, null, this.kept.boxes);
      return { capture, shape: new Shape(capture.nodes) };
    });
    const list = await requestHideList(capture.snapshot, this.setting.greeting, 'page', this.level, findUsed(capture), await this.listed.find(capture, document));
    if (!this.isOn) return 'over';
    if (list === null) return 'failed';
    const found = match(list, capture);
    await this.hiding.replace(isSamePage ? this.withRenamed(found) : found);
    if (!this.isOn) return 'over';
    this.remember(capture);
    const hidden = this.hiding.parts.map(({ element }) => element);
    const text = findText(list, capture, hidden);
    // What is worth keeping of a page with an article is its text, and that may be short.
    const isWhole = hidden.length === 0 || (list.is_article && text.length > 0 ? !this.losesText(text) : !shape.isCollapsed(hidden));
    if (isWhole) return 'done';
    await this.hiding.replace([]);
    return 'collapsed';
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

  /** Whether one of the parts was an ad. */
  private async lookAtParts(roots: readonly Element[]): Promise<boolean> {
    const slices = new Slices();
    const looks: Promise<boolean>[] = [];
    for (const root of roots) {
      if (this.hiding.isFull) break;
      this.hiding.dropCopies(root);
      const capture = await captureElement(root, this.kept.boxes, () => slices.next());
      if (!this.isOn) return false;
      looks.push(this.judgePart(capture, root, slices));
    }
    const hits = await Promise.all(looks);
    if (!this.isOn || !hits.includes(true)) return false;
    this.tell();
    return true;
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

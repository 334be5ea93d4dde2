// How parts of the page are hidden, and shown again, so that nothing is left behind.
//
// Decides the means: an attribute with a name that is made up for this page, and one rule of the reader's own origin,
// which no rule of the page can beat. The document, until that rule is there, and shadow trees, where that origin does not
// reach, get a sheet that is taken away again. A page that takes the attribute away gets it back, but not for ever.

import type { HiddenClass, HiddenItem } from '../../outcome.ts';
import type { Greeting } from '../../protocol.ts';
import { requestHideStyle } from '../background_link.ts';
import { findAll, hasAttribute, isInPage, readAttribute, readOuter, readRoot, readText, removeAttribute, setAttribute } from '../capture/dom_reads.ts';
import { changeSheets, writeMarkedSheet } from '../left_marks.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const NAME_LETTERS = 8;
/** A page that takes the attribute from one part more often than this means it. */
const MOST_RETURNS = 12;
/** Beyond this, a page adds ads for ever: what comes then is let be. */
const MOST_PARTS = 2000;
/** What may be told by its name alone. */
const ADS: ReadonlySet<HiddenClass> = new Set(['ad', 'sponsored']);

export interface Hidden {
  readonly item: HiddenItem;
  readonly element: Element;
  /** Whether the reader asked to see it. */
  isShown: boolean;
  /** How often the page took the attribute away. */
  returns: number;
  /** What it was called and what it held when it was found. */
  readonly name: string;
  readonly content: string;
}

export type Found = readonly (readonly [HiddenItem, Element])[];

export class Hiding {
  private readonly attribute = `data-${[...crypto.getRandomValues(new Uint8Array(NAME_LETTERS))].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`;
  private readonly sheets = new Map<ShadowRoot | Document, CSSStyleSheet>();
  private readonly byElement = new Map<Element, Hidden>();
  /** What the reader asked to see, for as long as the page has it somewhere: it may be taken away and come back. */
  private readonly wanted = new WeakSet<Element>();
  private readonly guard = new MutationObserver((records) => this.restore(records));
  private hasRule = false;
  private isPeeking = false;
  private isOver = false;

  constructor(readonly greeting: Greeting) {}

  get parts(): Hidden[] {
    return [...this.byElement.values()];
  }

  /** Parts that are hidden now; what the page has taken away itself hides nothing. */
  get count(): number {
    return this.parts.filter(({ isShown, element }) => !isShown && isInPage(element)).length;
  }

  /** Whether there is no room for more, not even after what the page has taken away is forgotten. */
  get isFull(): boolean {
    if (this.byElement.size >= MOST_PARTS) this.prune();
    return this.byElement.size >= MOST_PARTS;
  }

  find(element: Element): Hidden | undefined {
    return this.byElement.get(element);
  }

  /** Ads that the page calls by another name since, and that hold what they held: they are what they were. */
  findRenamed(): Found {
    const isRenamed = ({ item, element, name, content }: Hidden) =>
      ADS.has(item.class) && isInPage(element) && readName(element) !== name && readContent(element) === content;
    return this.parts.filter(isRenamed).map(({ item, element }) => [item, element]);
  }

  /** Hides more. */
  async add(found: Found): Promise<void> {
    const fresh = found.filter(([, element]) => !this.isInside(element)).slice(0, Math.max(0, MOST_PARTS - this.byElement.size));
    if (fresh.length === 0 || this.isOver) return;
    const rule = this.putRule();
    for (const [item, element] of fresh) {
      const part = this.describe(item, element);
      this.byElement.set(element, part);
      this.mark(part);
    }
    await rule;
  }

  /** Hides these and shows what is not among them any more; what the reader asked to see stays in sight. */
  async replace(found: Found): Promise<void> {
    if (found.length === 0 && this.byElement.size === 0) return;
    await this.putRule();
    if (this.isOver) return;
    const before = new Map(this.byElement);
    this.byElement.clear();
    for (const [item, element] of found.slice(0, MOST_PARTS)) {
      this.byElement.set(element, before.get(element) ?? this.describe(item, element));
    }
    for (const { element } of before.values()) {
      if (!this.byElement.has(element)) removeAttribute(element, this.attribute);
    }
    this.markAll();
  }

  set(part: Hidden, isShown: boolean): void {
    part.isShown = isShown;
    if (isShown) this.wanted.add(part.element);
    else this.wanted.delete(part.element);
    this.mark(part);
  }

  /** Does something while the page is as its author made it; nothing of that is painted. */
  suspended<Result>(task: () => Result): Result {
    for (const { element } of this.parts) removeAttribute(element, this.attribute);
    try {
      return task();
    } finally {
      this.markAll();
    }
  }

  /** Shows all that is hidden, until told otherwise; gives what is seen now and otherwise is not. */
  peek(isPeeking: boolean): Hidden[] {
    this.isPeeking = isPeeking;
    this.markAll();
    return this.parts.filter(({ isShown }) => !isShown);
  }

  /** Takes the marks from copies that the page made of hidden parts: what it made them for, nobody has judged. */
  dropCopies(root: Document | Element | ShadowRoot): void {
    const copies = root instanceof Element && hasAttribute(root, this.attribute) ? [root] : [];
    for (const copy of [...copies, ...findAll(root, `[${this.attribute}]`)]) {
      if (!this.byElement.has(copy)) removeAttribute(copy, this.attribute);
    }
  }

  /** Forgets what the page has taken away itself, and the shadow trees that went with it. */
  prune(): void {
    for (const { element } of this.parts) {
      if (isInPage(element)) continue;
      removeAttribute(element, this.attribute);
      this.byElement.delete(element);
    }
    for (const [root, sheet] of this.sheets) {
      if (!isInPage(root)) this.uncover(root, sheet);
    }
  }

  /** Everything as it was; copies that the page made of hidden parts too. */
  async release(): Promise<void> {
    this.isOver = true;
    this.guard.disconnect();
    for (const element of this.byElement.keys()) removeAttribute(element, this.attribute);
    this.byElement.clear();
    this.dropCopies(document);
    for (const [root, sheet] of this.sheets) this.uncover(root, sheet);
    if (this.hasRule) await requestHideStyle(this.attribute, false);
  }

  private markAll(): void {
    for (const part of this.parts) this.mark(part);
    // These changes are ours.
    this.guard.takeRecords();
  }

  private mark({ element, isShown }: Hidden): void {
    if (isShown || this.isPeeking) {
      removeAttribute(element, this.attribute);
      return;
    }
    const root = readRoot(element);
    if (root instanceof ShadowRoot) this.cover(root);
    if (!hasAttribute(element, this.attribute)) setAttribute(element, this.attribute, '');
  }

  private describe(item: HiddenItem, element: Element): Hidden {
    return { item, element, isShown: this.wanted.has(element), returns: 0, name: readName(element), content: readContent(element) };
  }

  private isInside(element: Element): boolean {
    for (let outer: Node | null = element; outer; outer = readOuter(outer)) {
      if (this.byElement.has(outer as Element)) return true;
    }
    return false;
  }

  /** Something to hide by: at once by a sheet of the page, soon by the reader's own, which needs a way to the background. */
  private async putRule(): Promise<void> {
    if (this.hasRule) return;
    this.hasRule = true;
    this.watch(document);
    this.cover(document);
    await requestHideStyle(this.attribute, true);
  }

  private cover(root: ShadowRoot | Document): void {
    if (this.sheets.has(root)) return;
    const sheet = writeMarkedSheet(this.attribute);
    this.sheets.set(root, sheet);
    changeSheets(root, (sheets) => [...sheets, sheet]);
    if (root instanceof ShadowRoot) this.watch(root);
  }

  /** The tree as the page made it. */
  private uncover(root: ShadowRoot | Document, sheet: CSSStyleSheet): void {
    this.dropCopies(root);
    changeSheets(root, (sheets) => sheets.filter((one) => one !== sheet));
    this.sheets.delete(root);
  }

  private watch(root: Node): void {
    this.guard.observe(root, { subtree: true, attributes: true, attributeFilter: [this.attribute] });
  }

  private restore(records: readonly MutationRecord[]): void {
    for (const { target } of records) {
      const part = this.byElement.get(target as Element);
      if (!part || part.isShown || this.isPeeking || hasAttribute(part.element, this.attribute) || part.returns >= MOST_RETURNS) continue;
      part.returns += 1;
      setAttribute(part.element, this.attribute, '');
    }
  }
}

function readName(element: Element): string {
  return `${readAttribute(element, 'id')} ${readAttribute(element, 'class')}`;
}

function readContent(element: Element): string {
  return `${readAttribute(element, 'src') ?? ''} ${findAll(element, '*').length} ${readText(element)}`;
}

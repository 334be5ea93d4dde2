// How parts of the page are hidden, and shown again, so that nothing is left behind.
//
// Decides the means: an attribute with a name that is made up for this page, and one rule of the reader's own origin,
// which no rule of the page can beat. Shadow trees, where that origin does not reach, get a sheet that is taken away again.

import type { HiddenItem } from '../../outcome.ts';
import type { Greeting } from '../../protocol.ts';
import { requestHideStyle } from '../background_link.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const NAME_LETTERS = 8;

export interface Hidden {
  readonly item: HiddenItem;
  readonly element: Element;
  /** Whether the reader asked to see it. */
  isShown: boolean;
}

export class Hiding {
  readonly parts: Hidden[] = [];
  private readonly attribute = `data-${[...crypto.getRandomValues(new Uint8Array(NAME_LETTERS))].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`;
  private readonly sheets = new Map<ShadowRoot | Document, CSSStyleSheet>();
  private hasRule = false;

  constructor(readonly greeting: Greeting) {}

  /** Parts that are hidden now. */
  get count(): number {
    return this.parts.filter(({ isShown }) => !isShown).length;
  }

  async add(found: readonly (readonly [HiddenItem, Element])[]): Promise<void> {
    const fresh = found.filter(([, element]) => !this.parts.some((part) => part.element.contains(element)));
    if (fresh.length > 0 && !this.hasRule) {
      this.hasRule = true;
      if (!(await requestHideStyle(this.attribute, true))) this.cover(document);
    }
    for (const [item, element] of fresh) {
      const part: Hidden = { item, element, isShown: false };
      this.parts.push(part);
      this.set(part, false);
    }
  }

  set(part: Hidden, isShown: boolean): void {
    part.isShown = isShown;
    if (isShown) part.element.removeAttribute(this.attribute);
    else {
      const root = part.element.getRootNode();
      if (root instanceof ShadowRoot) this.cover(root);
      part.element.setAttribute(this.attribute, '');
    }
  }

  /** Everything as it was. */
  async release(): Promise<void> {
    for (const { element } of this.parts) element.removeAttribute(this.attribute);
    this.parts.length = 0;
    for (const [root, sheet] of this.sheets) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    this.sheets.clear();
    if (this.hasRule) await requestHideStyle(this.attribute, false);
    this.hasRule = false;
  }

  private cover(root: ShadowRoot | Document): void {
    if (this.sheets.has(root)) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`[${this.attribute}]{display:none!important}`);
    this.sheets.set(root, sheet);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}

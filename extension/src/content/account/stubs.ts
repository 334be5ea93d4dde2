// The lines that stay where something was hidden, where the reader wants them: each shows its part again.
//
// Decides which parts leave one and what it says. Every line has a shadow root of its own and goes with the hiding.

import type { HiddenItem } from '../../outcome.ts';
import { namePart } from '../../view/account.ts';
import { element, icon, onTrusted } from '../../view/element.ts';
import { createHost } from '../../view/host.ts';
import { nameOf } from '../../view/page_document.ts';
import style from '../../view/style/stub.css';
import { countText, type Wording } from '../../view/wording.ts';
import { isInPage, readParentNode } from '../capture/dom_reads.ts';
import { STUB_NAME } from '../left_marks.ts';
import type { Hidden } from '../declutter/hiding.ts';

const TRIANGLE = 'M7 4l7 6-7 6z';
/** A page whose ads never end gets no line for each. */
const MOST_STUBS = 200;
/** Nothing but their own kind may stand in these. */
const STRICT_PARENTS: ReadonlySet<string> = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'select', 'colgroup']);

interface Stub {
  readonly host: HTMLElement;
  readonly button: HTMLButtonElement;
}

export class Stubs {
  private readonly stubs = new Map<Hidden, Stub>();

  constructor(private readonly wording: Wording, private readonly toggle: (part: Hidden) => void) {}

  /** Makes the lines agree with what is hidden. */
  update(parts: readonly Hidden[]): void {
    const present = new Set(parts);
    for (const [part, { host }] of this.stubs) {
      if (present.has(part) && isInPage(part.element)) continue;
      host.remove();
      this.stubs.delete(part);
    }
    for (const part of parts) {
      const stub = this.stubs.get(part) ?? this.add(part);
      if (stub) this.word(stub, part);
    }
  }

  remove(): void {
    for (const { host } of this.stubs.values()) host.remove();
    this.stubs.clear();
  }

  private add(part: Hidden): Stub | null {
    const { chars, links } = part.item;
    const parent = readParentNode(part.element);
    if (this.stubs.size >= MOST_STUBS || (chars === 0 && links === 0) || parent === null) return null;
    if (parent instanceof Element && STRICT_PARENTS.has(nameOf(parent))) return null;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    const { element: host, root } = createHost([sheet], STUB_NAME);
    const button = element('button', { type: 'button', lang: this.wording.locale, dir: this.wording.direction }, icon(TRIANGLE), element('span'));
    onTrusted(button, 'click', () => this.toggle(part));
    root.append(button);
    Node.prototype.insertBefore.call(parent, host, part.element);
    const stub = { host, button };
    this.stubs.set(part, stub);
    return stub;
  }

  private word({ button }: Stub, { item, isShown }: Hidden): void {
    button.setAttribute('aria-expanded', String(isShown));
    const words = button.querySelector('span');
    if (words) words.textContent = this.wordStub(item, isShown);
  }

  private wordStub(item: HiddenItem, isShown: boolean): string {
    const { wording } = this;
    const name = namePart(item, wording);
    if (isShown) return wording.text('stub_shown', name);
    if (item.links === 0) return wording.text('stub_hidden', name);
    return wording.text('stub_hidden_links', name, countText(wording, 'amount_links', item.links));
  }
}

// A look at what is hidden, in its place, for as long as a key or a button is held.
//
// Decides how the parts are framed and named without touching them, and that the text the reader was at stays where it is.

import { namePart } from '../../view/account.ts';
import { element } from '../../view/element.ts';
import { createHost, type Host, placeHost } from '../../view/host.ts';
import { readDocument } from '../../view/page_document.ts';
import style from '../../view/style/peek.css';
import type { Wording } from '../../view/wording.ts';
import { measureBox } from '../capture/dom_reads.ts';
import type { Hidden, Hiding } from '../declutter/hiding.ts';

/** Smaller is nothing to see. */
const LEAST_PX = 2;

export class Peek {
  private host: Host | null = null;
  private end = new AbortController();

  constructor(private readonly hiding: Hiding, private readonly wording: Wording) {}

  get isOpen(): boolean {
    return this.host !== null;
  }

  open(): void {
    if (this.host) return;
    const parts = holdingPlace(() => this.hiding.peek(true));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    this.host = createHost([sheet]);
    const layer = element('div', { class: 'peek', popover: 'manual', lang: this.wording.locale, dir: this.wording.direction });
    this.host.root.append(layer);
    placeHost(this.host);
    layer.showPopover();
    const frames = parts.map((part) => this.frame(part));
    layer.append(...frames.map(({ box }) => box));
    const place = () => frames.forEach(({ box, part }) => placeFrame(box, part));
    place();
    this.end = new AbortController();
    for (const kind of ['scroll', 'resize'] as const) addEventListener(kind, () => requestAnimationFrame(place), { capture: true, passive: true, signal: this.end.signal });
  }

  close(): void {
    if (!this.host) return;
    this.end.abort();
    this.host.element.remove();
    this.host = null;
    holdingPlace(() => this.hiding.peek(false));
  }

  private frame(part: Hidden): { box: HTMLElement; part: Hidden } {
    return { box: element('div', {}, element('span', {}, namePart(part.item, this.wording))), part };
  }
}

function placeFrame(box: HTMLElement, part: Hidden): void {
  const { left, top, width, height } = measureBox(part.element);
  box.hidden = width < LEAST_PX || height < LEAST_PX;
  Object.assign(box.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
}

/** What is in the middle of the window stays there while things above it come and go. */
function holdingPlace<Result>(task: () => Result): Result {
  const anchor = Document.prototype.elementFromPoint.call(document, innerWidth / 2, innerHeight / 2);
  const isUseful = anchor !== null && anchor !== readDocument('documentElement') && anchor !== readDocument('body');
  const before = isUseful ? measureBox(anchor).top : 0;
  const result = task();
  if (isUseful) scrollBy({ top: measureBox(anchor).top - before, behavior: 'instant' });
  return result;
}

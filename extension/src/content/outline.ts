// A frame around a part of the page: what is pointed at, or where the reader is led back to.
//
// Decides how it is shown without touching the part: a box of our own above everything, which takes no click.

import { createHost, type Host, placeHost } from '../view/host.ts';
import { createElement } from '../view/page_document.ts';
import style from '../view/style/outline.css';

const SHOWN_MS = 1600;

export class Outline {
  readonly host: Host;
  private readonly box = createElement('div');

  /** @param state how it looks: `picking` while the reader points, `landing` where the view has led */
  constructor(state: 'picking' | 'landing') {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    this.host = createHost([sheet]);
    this.box.className = `outline ${state}`;
    this.box.popover = 'manual';
    this.host.root.append(this.box);
    placeHost(this.host);
    this.box.showPopover();
  }

  place({ left, top, width, height }: DOMRect): void {
    Object.assign(this.box.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  }

  remove(): void {
    this.host.element.remove();
  }
}

/** Brings a part of the page into sight and shows for a moment which it is. */
export function frameForAMoment(part: Element): void {
  Element.prototype.scrollIntoView.call(part, { block: 'center', behavior: 'instant' });
  showLanding(Element.prototype.getBoundingClientRect.call(part));
}

/** Shows for a moment where the reader is; gone at the first thing they do. */
export function showLanding(box: DOMRect): void {
  const outline = new Outline('landing');
  outline.place(box);
  const end = new AbortController();
  const remove = () => {
    end.abort();
    clearTimeout(timer);
    outline.remove();
  };
  const timer = setTimeout(remove, SHOWN_MS);
  for (const kind of ['wheel', 'keydown', 'pointerdown', 'touchstart'] as const) {
    window.addEventListener(kind, remove, { capture: true, passive: true, signal: end.signal });
  }
}

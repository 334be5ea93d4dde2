// Frames that scroll sideways can be reached and scrolled by keyboard, and only those.
//
// Decides when a frame is a region with a name and a stop of the Tab key: while its content is wider than itself. No two
// have the same name: from the second of a kind on it has a number.

import { formatNumber, type MessageKey, type Wording } from './wording.ts';

export class Overflow {
  private readonly counts = new Map<MessageKey, number>();
  private readonly names = new WeakMap<Element, string>();
  private readonly observer = new ResizeObserver((entries) => {
    for (const { target } of entries) this.update(target as HTMLElement);
  });

  constructor(private readonly wording: Wording) {}

  watch(frame: HTMLElement, kind: MessageKey): void {
    const { wording } = this;
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    const name = wording.text(kind);
    this.names.set(frame, count > 1 ? wording.text('numbered', name, formatNumber(wording, count)) : name);
    this.observer.observe(frame);
  }

  disconnect(): void {
    this.observer.disconnect();
  }

  private update(frame: HTMLElement): void {
    const name = this.names.get(frame);
    if (frame.scrollWidth > frame.clientWidth + 1 && name) {
      frame.tabIndex = 0;
      frame.setAttribute('role', 'region');
      frame.setAttribute('aria-label', name);
    } else {
      for (const attribute of ['tabindex', 'role', 'aria-label']) frame.removeAttribute(attribute);
    }
  }
}

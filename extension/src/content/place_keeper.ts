// Keeps the place while one reads, since tabs are closed without a word.
//
// Decides when: a moment after the text has come to rest, when the page goes out of sight, and when the view is left.

import type { Place } from '../settings/places.ts';
import { listenToDocument, readDocument } from '../view/page_document.ts';
import { tellPlace } from './background_link.ts';

/** Scrolling has ended by then. */
const REST_MS = 400;

export class PlaceKeeper {
  private readonly end = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private told: string | null = null;

  /**
   * @param scroller what scrolls, or holds it
   * @param find the place to come back to
   */
  constructor(private readonly address: string, scroller: HTMLElement, private readonly find: () => Place | null) {
    const { signal } = this.end;
    scroller.addEventListener('scroll', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keep(), REST_MS);
    }, { capture: true, passive: true, signal });
    listenToDocument('visibilitychange', () => {
      if (readDocument('visibilityState') === 'hidden') this.keep();
    }, { signal });
    addEventListener('pagehide', () => this.keep(), { capture: true, signal });
  }

  keep(): void {
    const place = this.find();
    const words = JSON.stringify(place);
    if (words !== this.told) tellPlace(this.address, place);
    this.told = words;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.end.abort();
  }
}

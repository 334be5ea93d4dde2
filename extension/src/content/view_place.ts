// Begins the view where the page stood, and tells where it was left.
//
// Decides which of three places the view begins at: that of the page, else that of the last visit, else the top. A
// reader who did not scroll has not gone anywhere, and leaves the page exactly where it was.

import type { Place } from '../settings/places.ts';
import { isVertical } from '../view/tools/reading_line.ts';
import { Places } from './place.ts';

/** Fonts and pictures come for this long after the view has opened; meanwhile the place is kept. */
const SETTLING_MS = 3000;
/** What a reader does to scroll. Those who drag the bar or have the text read to them do none of it, and yet scroll. */
const ACTS = ['wheel', 'touchmove', 'keydown', 'pointerdown', 'scroll'] as const;
/** Scrolling less than this is no reading. */
const MOVED_PX = 40;

export class ViewPlace {
  private readonly entered: Place | null;
  private inView = new Places([]);
  private scroller: HTMLElement | null = null;
  private article: HTMLElement | null = null;
  private openedAt = 0;
  /** Whether the reader has done anything; what moves by itself is late fonts and pictures. */
  private hasActed = false;
  private isSettling = false;
  private readonly listening = new AbortController();
  private endSettling: () => void = () => undefined;

  /** To be made while the page is still shown. */
  constructor(private readonly inPage: Places) {
    // While the beginning of the text is on the screen, nobody has begun to read.
    const beginning = inPage.locate({ block: 0, ratio: 0 });
    this.entered = beginning === null || beginning >= 0 ? null : inPage.find(inPage.readingLine);
  }

  /** Whether the page itself stood within the text. */
  get hasEntered(): boolean {
    return this.entered !== null;
  }

  /**
   * Scrolls the view to where it begins; true where that is the place of the last visit.
   * @param scroller the view; within it the page scrolls where the text runs in columns
   */
  enter(scroller: HTMLElement, parts: readonly (Node | null)[], remembered: Place | null): boolean {
    this.scroller = scroller;
    this.article = scroller.querySelector('article');
    this.inView = new Places(parts, () => this.isVertical);
    const place = this.entered ?? remembered;
    const isFound = place !== null && this.bring(place);
    this.openedAt = this.scrolled;
    this.listen(scroller);
    if (place && isFound) this.settle(scroller, place);
    return this.entered === null && isFound && this.openedAt > 0;
  }

  /** Stops what watches. */
  disconnect(): void {
    this.endSettling();
    this.listening.abort();
  }

  private listen(scroller: HTMLElement): void {
    const act = (event: Event) => {
      if (!event.isTrusted || (event.type === 'scroll' && this.isSettling)) return;
      this.hasActed = true;
      this.endSettling();
    };
    for (const kind of ACTS) scroller.addEventListener(kind, act, { capture: true, passive: true, signal: this.listening.signal });
  }

  /** Stays at the place while the text around it still takes its form, until the reader does something. */
  private settle(scroller: HTMLElement, place: Place): void {
    this.isSettling = true;
    const observer = new ResizeObserver(() => {
      this.bring(place);
      this.openedAt = this.scrolled;
    });
    this.endSettling = () => {
      this.isSettling = false;
      observer.disconnect();
      clearTimeout(timer);
    };
    const timer = setTimeout(this.endSettling, SETTLING_MS);
    for (const part of scroller.querySelectorAll('article')) observer.observe(part);
  }

  goToTop(): void {
    this.scroller?.scrollTo({ top: 0, behavior: 'instant' });
    this.article?.parentElement?.scrollTo({ left: 0, behavior: 'instant' });
  }

  /** Where the reader has gone; null where they stayed. To be asked while the view is shown. */
  findLeft(): Place | null {
    if (!this.scroller || !this.hasActed || Math.abs(this.scrolled - this.openedAt) < MOVED_PX) return null;
    return this.findCurrent() ?? { block: 0, ratio: 0 };
  }

  /** What a next visit may begin at; null at the top, and where the end of the text has been seen. */
  findResumable(): Place | null {
    const isAtEnd = this.inView.find(this.inView.windowSize) === null && this.findCurrent() !== null;
    return isAtEnd ? null : this.findCurrent();
  }

  get page(): Places {
    return this.inPage;
  }

  private findCurrent(): Place | null {
    return this.scrolled > 0 ? this.inView.find(this.inView.readingLine) : null;
  }

  private get isVertical(): boolean {
    return this.article !== null && isVertical(this.article);
  }

  /** How far the view has been scrolled along the text. */
  private get scrolled(): number {
    return this.isVertical ? -(this.article?.parentElement?.scrollLeft ?? 0) : (this.scroller?.scrollTop ?? 0);
  }

  /** Brings a place to the reading line; false where the view does not show it. */
  private bring(place: Place): boolean {
    const at = this.inView.locate(place);
    if (at === null) return false;
    const distance = at - this.inView.readingLine;
    if (this.isVertical) this.article?.parentElement?.scrollBy({ left: -distance, behavior: 'instant' });
    else this.scroller?.scrollBy({ top: distance, behavior: 'instant' });
    return true;
  }
}

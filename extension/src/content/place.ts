// The same sentence, both ways: where the page stood is where the view begins, and where the reader stopped is where the
// page is left.
//
// Decides what a place is: a block of the article and how far into it, at the line where eyes rest. Everything is measured
// along the text: from the top of the window, or from its right edge where columns run from right to left. Only measures
// and scrolls; never changes an element.

import type { Place } from '../settings/places.ts';

/** The line at which one reads, as a part of the window. */
const READING_LINE = 0.2;
/** A place of an article: an element of the view, or a node of the page; null where a block has none. */
type Part = Node | null;

export class Places {
  /** @param isVertical whether the text now runs in columns from right to left */
  constructor(private readonly parts: readonly Part[], private readonly isVertical: () => boolean = () => false) {}

  /** Where eyes rest. */
  get readingLine(): number {
    return this.windowSize * READING_LINE;
  }

  /** How far the window reaches along the text. */
  get windowSize(): number {
    return this.isVertical() ? innerWidth : innerHeight;
  }

  /** Where the reading line stands; null above the text, below it, and where nothing of it is shown. */
  find(line: number): Place | null {
    const spans = this.measure();
    const last = spans.at(-1);
    if (!last || last.end < line) return null;
    const at = spans.findLastIndex((span) => span.start <= line);
    const span = spans[at];
    if (!span) return null;
    const end = Math.max(spans[at + 1]?.start ?? span.end, span.start + 1);
    return { block: span.block, ratio: Math.min(1, (line - span.start) / (end - span.start)) };
  }

  /** Where a place stands now. */
  locate({ block, ratio }: Place): number | null {
    // The one after it tells where it ends.
    const spans = this.measure((found) => found.length > 1 && (found.at(-1)?.block ?? 0) > block);
    const at = Math.max(0, spans.findLastIndex((span) => span.block <= block));
    const span = spans[at];
    if (!span) return null;
    const end = spans[at + 1]?.start ?? span.end;
    return span.start + Math.max(0, end - span.start) * (span.block === block ? ratio : 0);
  }

  partOf({ block }: Place): Part {
    return this.parts[block] ?? null;
  }

  /**
   * The parts that are shown, in the order of reading; what stands in another column of the page is left out.
   * @param isEnough whether no further ones are needed
   */
  private measure(isEnough: (found: readonly Span[]) => boolean = () => false): Span[] {
    const spans: Span[] = [];
    const isVertical = this.isVertical();
    for (const [block, part] of this.parts.entries()) {
      const box = part && boxOf(part);
      if (!box || (box.width === 0 && box.height === 0)) continue;
      const [start, end] = isVertical ? [innerWidth - box.right, innerWidth - box.left] : [box.top, box.bottom];
      if (start < (spans.at(-1)?.start ?? -Infinity)) continue;
      spans.push({ block, start, end });
      if (isEnough(spans)) break;
    }
    return spans;
  }
}

interface Span {
  block: number;
  start: number;
  end: number;
}

export function boxOf(part: Node): DOMRect {
  if (part instanceof Element) return Element.prototype.getBoundingClientRect.call(part);
  const range = new Range();
  range.selectNode(part);
  return range.getBoundingClientRect();
}

/** Scrolls the page, and what scrolls within it, until the place stands at the reading line. */
export function scrollPageTo(places: Places, place: Place): boolean {
  const part = places.partOf(place);
  const element = part instanceof Element ? part : (part?.parentElement ?? null);
  if (!element?.isConnected) return false;
  Element.prototype.scrollIntoView.call(element, { block: 'start', behavior: 'instant' });
  const top = places.locate(place);
  if (top === null) return false;
  window.scrollBy({ top: top - places.readingLine, behavior: 'instant' });
  return true;
}

// The same sentence, both ways: where the page stood is where the view begins, and where the reader stopped is where the
// page is left.
//
// Decides what a place is: a block of the article and how far into it, at the line where eyes rest. Only measures and
// scrolls; never changes an element.

/** A place in an article. */
export interface Place {
  block: number;
  /** How far into the block, from 0 to 1. */
  ratio: number;
}

/** The line at which one reads, as a part of the window's height. */
const READING_LINE = 0.2;
/** A place of an article: an element of the view, or a node of the page; null where a block has none. */
type Part = Node | null;

export class Places {
  constructor(private readonly parts: readonly Part[]) {}

  /** Where the reading line stands; null above the text, below it, and where nothing of it is shown. */
  find(line: number): Place | null {
    const spans = this.measure();
    const last = spans.at(-1);
    if (!last || last.bottom < line) return null;
    const at = spans.findLastIndex((span) => span.top <= line);
    const span = spans[at];
    if (!span) return null;
    const end = Math.max(spans[at + 1]?.top ?? span.bottom, span.top + 1);
    return { block: span.block, ratio: Math.min(1, (line - span.top) / (end - span.top)) };
  }

  /** Where a place stands now, from the top of the window. */
  locate({ block, ratio }: Place): number | null {
    const spans = this.measure();
    const at = Math.max(0, spans.findLastIndex((span) => span.block <= block));
    const span = spans[at];
    if (!span) return null;
    const end = spans[at + 1]?.top ?? span.bottom;
    return span.top + Math.max(0, end - span.top) * (span.block === block ? ratio : 0);
  }

  partOf({ block }: Place): Part {
    return this.parts[block] ?? null;
  }

  /** The parts that are shown, from above to below; what stands in another column of the page is left out. */
  private measure(): Span[] {
    const spans: Span[] = [];
    for (const [block, part] of this.parts.entries()) {
      const box = part && boxOf(part);
      if (!box || (box.width === 0 && box.height === 0) || box.top < (spans.at(-1)?.top ?? -Infinity)) continue;
      spans.push({ block, top: box.top, bottom: box.bottom });
    }
    return spans;
  }
}

interface Span {
  block: number;
  top: number;
  bottom: number;
}

export function boxOf(part: Node): DOMRect {
  if (part instanceof Element) return Element.prototype.getBoundingClientRect.call(part);
  const range = new Range();
  range.selectNode(part);
  return range.getBoundingClientRect();
}

/** From the top of the window. */
export function readingLine(): number {
  return innerHeight * READING_LINE;
}

/** Scrolls the page, and what scrolls within it, until the place stands at the reading line. */
export function scrollPageTo(places: Places, place: Place): boolean {
  const part = places.partOf(place);
  const element = part instanceof Element ? part : (part?.parentElement ?? null);
  if (!element?.isConnected) return false;
  Element.prototype.scrollIntoView.call(element, { block: 'start', behavior: 'instant' });
  const top = places.locate(place);
  if (top === null) return false;
  window.scrollBy({ top: top - readingLine(), behavior: 'instant' });
  return true;
}

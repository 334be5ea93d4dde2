// What the page adds after it was looked at: ads that come late, and pages that go on without loading anew.
//
// Decides how much work that may be: parts are collected, looked at a few at a time, and no more once the page adds
// nothing or nothing that is an ad. A page that inserts for ever costs next to nothing.

/** Collected for so long, so that one look serves many. */
const PAUSE_MS = 48;
/** Parts looked at in one go; of the rest the next time. */
const MOST_PARTS = 16;
const MOST_WAITING = 256;
/** Looks without a hit, in a row, until the parts are let be. */
const MOST_MISSES = 64;
/** After so much quiet the page as a whole may be looked at again. */
const QUIET_MS = 1500;

export class LateParts {
  private readonly observer = new MutationObserver((records) => this.collect(records));
  private readonly waiting = new Set<Element>();
  private address = location.href;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private misses = 0;

  /**
   * @param look is given parts that were added
   * @param lookAgain is called when the page has come to rest, or is another one
   */
  constructor(private readonly look: (roots: readonly Element[]) => void, private readonly lookAgain: () => void) {}

  watch(): void {
    this.observer.observe(document, { childList: true, subtree: true });
  }

  /** The last look found something. */
  hit(): void {
    this.misses = 0;
  }

  disconnect(): void {
    this.observer.disconnect();
    clearTimeout(this.timer);
    clearTimeout(this.quiet);
    this.waiting.clear();
  }

  private collect(records: readonly MutationRecord[]): void {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node instanceof Element && this.waiting.size < MOST_WAITING && !node.localName.startsWith('lectern-')) this.waiting.add(node);
      }
    }
    if (this.waiting.size === 0) return;
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.rest(), QUIET_MS);
    this.timer ??= setTimeout(() => this.flush(), PAUSE_MS);
  }

  private flush(): void {
    this.timer = undefined;
    if (document.visibilityState === 'hidden' || this.misses >= MOST_MISSES) {
      this.waiting.clear();
      return;
    }
    const outermost = [...this.waiting].filter((node) => node.isConnected && !hasAncestorIn(node, this.waiting));
    const now = outermost.slice(0, MOST_PARTS);
    this.waiting.clear();
    for (const node of outermost.slice(MOST_PARTS)) this.waiting.add(node);
    this.misses += now.length > 0 ? 1 : 0;
    if (now.length > 0) this.look(now);
    if (this.waiting.size > 0) this.timer = setTimeout(() => this.flush(), PAUSE_MS);
  }

  private rest(): void {
    if (location.href !== this.address) {
      this.address = location.href;
      this.misses = 0;
    }
    this.lookAgain();
  }
}

function hasAncestorIn(node: Element, others: ReadonlySet<Element>): boolean {
  for (let outer = node.parentElement; outer; outer = outer.parentElement) {
    if (others.has(outer)) return true;
  }
  return false;
}

// What the page adds after it was looked at, or calls by another name: ads that come late.
//
// Decides how much work that may be: parts are collected, looked at a few at a time in short slices, and no more once
// the page adds nothing that is an ad. A page that inserts for ever costs next to nothing.

import { findAll, findFirst, hasAttribute, isInPage, matches, readAttribute, readLocalName, readParentNode } from '../capture/dom_reads.ts';
import { listenToDocument, readDocument } from '../../view/page_document.ts';

/** Collected for so long, so that one look serves many. */
const PAUSE_MS = 48;
/** Parts looked at in one go; of the rest the next time. */
const MOST_PARTS = 16;
const MOST_WAITING = 256;
/** Elements whose code is waited for; beyond them, those that have waited longest are given up. */
const MOST_UNBUILT = 1024;
/** Looks without a hit, in a row, until the parts are let be. */
const MOST_MISSES = 128;
/** Parts of one kind in one place that are looked at in vain, one after the other, until their like is let be: a clock, a ticker, slides in turn. */
const MOST_ALIKE = 16;
/** After so much quiet the page as a whole may be looked at again; a page that never rests is looked at all the same. */
const QUIET_MS = 1500;
const LATEST_MS = 6000;
/** The page has the thread again after so much work. */
const SLICE_MS = 3;
const OWN_NAMES = 'lectern-';
/** Elements that get another class or id, or are hidden no more, or frames that get another source, and are looked at for that, each once: pages do so at every movement. */
const MOST_RENAMED = 32;
/** A slot holds no more than this; what does is a part of the page's own build. */
const MOST_WITHIN = 40;
const PARTS_ONLY: MutationObserverInit = { childList: true, subtree: true };
const WATCHED: MutationObserverInit = { ...PARTS_ONLY, attributeFilter: ['class', 'id', 'src', 'hidden'] };

export class LateParts {
  private readonly observer = new MutationObserver((records) => this.collect(records));
  private readonly waiting = new Set<Element>();
  private readonly roots = new Set<Node>();
  private readonly renamed = new Set<Node>();
  /** By place: how many parts of each kind were no ads since the last that was one. */
  private vain = new WeakMap<Node, Map<string, number>>();
  /** Elements of the page's own making whose code has not come. */
  private readonly unbuilt = new Set<Element>();
  private readonly givenUp = new WeakSet<Element>();
  private readonly end = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private restlessSince: number | null = null;
  private misses = 0;
  private isLooking = false;

  /**
   * @param look is given parts that were added, and gives those that were ads or held some
   * @param lookAgain is called when the page has come to rest
   */
  constructor(private readonly look: (roots: readonly Element[]) => Promise<readonly Element[]>, private readonly lookAgain: () => void) {}

  /** What happens in a shadow tree is told of only where the tree itself is watched. */
  watch(root: Document | ShadowRoot): void {
    if (this.roots.has(root)) return;
    this.roots.add(root);
    this.observer.observe(root, WATCHED);
  }

  /** To be called now and then: an element whose code comes builds a shadow tree, and nothing tells of that. */
  lookAtBuilt(): void {
    const before = this.waiting.size;
    for (const one of this.unbuilt) {
      const isBuilt = isInPage(one) && matches(one, ':defined');
      if (isBuilt && this.waiting.size < MOST_WAITING) this.waiting.add(one);
      if (isBuilt ? this.waiting.has(one) : !isInPage(one)) this.unbuilt.delete(one);
    }
    if (this.waiting.size > before) this.lookSoon();
    this.waitForCode();
  }

  /** The page is another one now, or seen again: what it adds deserves a look. */
  renew(): void {
    this.misses = 0;
    this.vain = new WeakMap();
    this.renamed.clear();
    this.observeAll(WATCHED);
    this.waitForQuiet();
  }

  /** Lets go of shadow trees that the page has taken away; one that comes back is met again. */
  prune(): void {
    for (const root of this.roots) {
      if (!isInPage(root)) this.roots.delete(root);
    }
  }

  disconnect(): void {
    this.end.abort();
    this.observer.disconnect();
    clearTimeout(this.timer);
    clearTimeout(this.quiet);
    this.waiting.clear();
    this.unbuilt.clear();
  }

  private waitForCode(): void {
    for (const one of findAll(document, ':not(:defined)')) {
      if (!this.givenUp.has(one)) this.unbuilt.add(one);
      if (this.unbuilt.size > MOST_UNBUILT) this.giveUpOldest();
    }
  }

  private giveUpOldest(): void {
    const [oldest] = this.unbuilt;
    if (!oldest) return;
    this.unbuilt.delete(oldest);
    this.givenUp.add(oldest);
  }

  private collect(records: readonly MutationRecord[]): void {
    const before = this.waiting.size;
    for (const { attributeName, target, addedNodes } of records) {
      // Pictures get other sources all the time; of what a frame shows, its source is the name.
      const isTold = attributeName === 'src' ? target instanceof HTMLIFrameElement : attributeName === 'hidden' ? !hasAttribute(target as Element, 'hidden') : attributeName !== null;
      for (const node of isTold && this.isRenamedSlot(target) ? [target] : addedNodes) {
        if (node instanceof Element && this.waiting.size < MOST_WAITING && !readLocalName(node).startsWith(OWN_NAMES) && !this.isVain(node, target)) this.waiting.add(node);
      }
    }
    if (this.waiting.size > before) this.lookSoon();
  }

  private lookSoon(): void {
    this.waitForQuiet();
    this.timer ??= setTimeout(() => void this.flush(), PAUSE_MS);
  }

  private observeAll(what: MutationObserverInit): void {
    for (const root of this.roots) this.observer.observe(root, what);
  }

  private isRenamedSlot(node: Node): boolean {
    if (this.renamed.size >= MOST_RENAMED || this.renamed.has(node)) return false;
    this.renamed.add(node);
    // A page that names its parts anew for ever is asked no more for that.
    if (this.renamed.size === MOST_RENAMED) this.observeAll(PARTS_ONLY);
    return node instanceof Element && findAll(node, '*').length <= MOST_WITHIN;
  }

  private isVain(node: Element, place: Node): boolean {
    return (this.vain.get(place)?.get(kindOf(node)) ?? 0) >= MOST_ALIKE;
  }

  private note(node: Element, isHit: boolean): void {
    const place = readParentNode(node);
    if (place === null) return;
    const kind = kindOf(node);
    const kinds = this.vain.get(place) ?? new Map<string, number>();
    kinds.set(kind, isHit ? 0 : (kinds.get(kind) ?? 0) + 1);
    this.vain.set(place, kinds);
  }

  private waitForQuiet(): void {
    const now = performance.now();
    this.restlessSince ??= now;
    clearTimeout(this.quiet);
    const wait = Math.max(0, Math.min(QUIET_MS, this.restlessSince + LATEST_MS - now));
    this.quiet = setTimeout(() => {
      this.restlessSince = null;
      this.lookAgain();
    }, wait);
  }

  /** Nobody looks, or nothing comes of it. */
  private rest(): void {
    this.observer.disconnect();
    this.waiting.clear();
    if (readDocument('visibilityState') === 'hidden') {
      listenToDocument('visibilitychange', () => this.renew(), { once: true, signal: this.end.signal });
    }
  }

  private async flush(): Promise<void> {
    this.timer = undefined;
    if (this.isLooking) return;
    if (readDocument('visibilityState') === 'hidden' || this.misses >= MOST_MISSES) {
      this.rest();
      return;
    }
    const outermost = [...this.waiting].filter((node) => isInPage(node) && !hasAncestorIn(node, this.waiting));
    const now = outermost.slice(0, MOST_PARTS);
    this.waiting.clear();
    for (const node of outermost.slice(MOST_PARTS)) this.waiting.add(node);
    if (now.length > 0) {
      this.isLooking = true;
      const hits = await this.look(now).catch((): Element[] => []);
      this.isLooking = false;
      this.misses = hits.length > 0 ? 0 : this.misses + 1;
      now.forEach((node) => this.note(node, hits.includes(node)));
    }
    if (this.waiting.size > 0) this.timer ??= setTimeout(() => void this.flush(), PAUSE_MS);
  }
}

/** Shares the thread with the page: what calls it goes on until the time given, then asks again. */
export class Slices {
  private until = 0;

  /** When the slice that begins now must end. */
  async next(): Promise<number> {
    const now = performance.now();
    if (now < this.until) return this.until;
    if (this.until > 0) await new Promise((resume) => setTimeout(resume));
    this.until = performance.now() + SLICE_MS;
    return this.until;
  }
}

/** What a part and the first in it are called: their like is called the same. */
function kindOf(node: Element): string {
  return [node, findFirst(node, '*')].map((one) => one && `${readLocalName(one)} ${readAttribute(one, 'class')} ${readAttribute(one, 'id')}`).join('>');
}

function hasAncestorIn(node: Element, others: ReadonlySet<Element>): boolean {
  for (let outer = readParentNode(node); outer; outer = readParentNode(outer)) {
    if (others.has(outer as Element)) return true;
  }
  return false;
}

// The elements of a page that rules of subscribed filter lists name.
//
// Decides by the browser's own matching: one selector at a time, so that one that is not understood spoils no other. What
// of them may be hidden is decided in the core, and nothing is hidden here.

import { requestListRules } from '../background_link.ts';
import { type Capture, listElements } from '../capture/walk.ts';
import { findAll, matches } from '../capture/dom_reads.ts';
import type { ListedElements } from '../../protocol.ts';
import type { Slices } from './late_parts.ts';

type Root = Document | Element | ShadowRoot;

/** More elements of one rule are no ads. */
const MOST_ELEMENTS = 500;
/** No more work than this: what the rules behind that name stays. */
const MOST_MS = 120;
/** A selector that takes longer is not tried on parts that come late. */
const MOST_MS_EACH = 10;

export class Listed {
  private readonly slow = new Set<string>();

  /** @param hasLists whether any list is on: one that is turned on meanwhile is heard of with the next page */
  constructor(private readonly hasLists: boolean) {}

  /**
   * What the lists name of what was captured.
   * @param root where to look: the document, or a part that was added to it; open shadow trees are looked into
   * @param slices of the work on parts that come late
   */
  async find(capture: Capture, root: Document | Element, slices: Slices | null = null): Promise<ListedElements[]> {
    if (!this.hasLists) return [];
    const answer = await requestListRules(capture.snapshot.strings);
    if (answer === null || answer.rules.length === 0) return [];
    const numbers = new Map<Element, number>(listElements(capture).map((element, number) => [element, number]));
    const roots = [root, ...capture.shadowRoots];
    const listed: ListedElements[] = [];
    let spentMs = 0;
    for (const { list, selector } of answer.rules) {
      if (spentMs > MOST_MS) break;
      if (slices !== null && this.slow.has(selector)) continue;
      await slices?.next();
      const began = performance.now();
      const elements = findNumbers(selector, roots, numbers);
      const tookMs = performance.now() - began;
      if (tookMs > MOST_MS_EACH) this.slow.add(selector);
      spentMs += tookMs;
      if (elements.length > 0) listed.push({ list: answer.titles[list] ?? '', selector, elements });
    }
    return listed;
  }
}

function findNumbers(selector: string, roots: readonly Root[], numbers: ReadonlyMap<Element, number>): number[] {
  const found: number[] = [];
  const take = (element: Element) => {
    const number = numbers.get(element);
    if (number !== undefined && found.length < MOST_ELEMENTS) found.push(number);
  };
  try {
    for (const root of roots) {
      if (root instanceof Element && matches(root, selector)) take(root);
      findAll(root, selector).forEach(take);
    }
  } catch {
    // Not understood by this browser.
  }
  return found;
}

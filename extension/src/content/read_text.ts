// Whether the text that was read still stands in the page.
//
// Decides by a few of its blocks: an address says little, since pages tidy theirs, and go on to other texts without one.

import { checkVisibility, isInPage, readParentNode, readText } from './capture/dom_reads.ts';

const SAMPLES = 12;
const SAMPLE_CHARS = 80;
/** A text of which so little is left is another one. */
const LEAST_LEFT = 0.5;

export class ReadText {
  private readonly samples: { node: Node; words: string }[];

  /** @param sources where each block of the text begins in the page */
  constructor(sources: readonly (Node | null)[]) {
    const nodes = sources.filter((node) => node !== null);
    const step = Math.max(1, Math.floor(nodes.length / SAMPLES));
    this.samples = nodes.filter((_, at) => at % step === 0).map((node) => ({ node, words: wordsOf(node) }));
  }

  /** True as well where nothing is known of it. */
  get isGone(): boolean {
    const left = this.samples.filter(({ node, words }) => isInPage(node) && isSeen(node) && wordsOf(node) === words);
    return left.length <= LEAST_LEFT * this.samples.length;
  }
}

function wordsOf(node: Node): string {
  return (readText(node) ?? '').slice(0, SAMPLE_CHARS);
}

function isSeen(node: Node): boolean {
  const element = node instanceof Element ? node : readParentNode(node);
  return element instanceof Element && checkVisibility(element, {});
}

// A part of the page that the reader chose: what is selected, or one block.
//
// Decides which nodes belong to it, and cuts the texts at its ends. The head of the page always belongs: it knows the
// headline and the people. Never changes the selection.

import { readChildNodes, readClosedRoot, readParentNode, readRoot, readShadowRoot } from './dom_reads.ts';

/** Shadow trees within each other that a selection is followed into. */
const MOST_TREES = 16;

/** How much of an element was chosen. */
export const enum Overlap {
  None,
  Part,
  Whole,
}

export class Choice {
  /** What holds the shadow trees in which something was chosen: no range of theirs reaches so far. */
  private readonly around = new Set<Node>();

  private constructor(private readonly ranges: readonly Range[]) {
    for (const { startContainer } of ranges) {
      for (let root = readRoot(startContainer); root instanceof ShadowRoot; root = readRoot(root.host)) {
        for (let outer: Node | null = root.host; outer !== null; outer = readParentNode(outer)) this.around.add(outer);
      }
    }
  }

  /** Null where nothing is selected, or only in a form field. */
  static ofSelection(selection: Selection | null): Choice | null {
    const filled = findSelected(selection).filter((range) => !range.collapsed && range.toString().trim() !== '');
    return filled.length > 0 ? new Choice(filled) : null;
  }

  /** Whether all of it stands in this tree. */
  isWithin(root: Node): boolean {
    return this.ranges.every(({ startContainer }) => readRoot(startContainer) === root);
  }

  static ofElement(element: Element): Choice {
    const range = new Range();
    range.selectNode(element);
    return new Choice([range]);
  }

  findOverlap(node: Node): Overlap {
    const touching = this.ranges.filter((range) => range.intersectsNode(node));
    if (touching.length === 0) return this.around.has(node) ? Overlap.Part : Overlap.None;
    return touching.some((range) => holdsWhole(range, node)) ? Overlap.Whole : Overlap.Part;
  }

  /** The chosen part of a text. */
  cut(node: Node, text: string): string {
    const parts = this.ranges.filter((range) => range.intersectsNode(node)).map((range) => {
      const from = range.startContainer === node ? range.startOffset : 0;
      const to = range.endContainer === node ? range.endOffset : text.length;
      return text.slice(from, to);
    });
    return parts.join('');
  }
}

/** What is selected, also in shadow trees: Chromium shows it there only to who names them. */
function findSelected(selection: Selection | null): Range[] {
  if (!selection || selection.rangeCount === 0) return [];
  const shown = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index).cloneRange());
  if (shown.some(({ collapsed }) => !collapsed) || !('getComposedRanges' in selection)) return shown;
  const shadowRoots: ShadowRoot[] = [];
  for (let round = 0; round < MOST_TREES; round += 1) {
    const [range] = selection.getComposedRanges({ shadowRoots });
    const { startContainer, startOffset, endContainer, endOffset } = range ?? {};
    if (!startContainer || !endContainer || startOffset === undefined || endOffset === undefined) return shown;
    const hosts = [readChildNodes(startContainer)[startOffset], readChildNodes(endContainer)[endOffset - 1]];
    const inner = hosts.flatMap((host) => (host instanceof Element ? (readShadowRoot(host) ?? readClosedRoot(host) ?? []) : [])).filter((root) => !shadowRoots.includes(root));
    if (inner.length === 0) {
      const composed = new Range();
      composed.setStart(startContainer, startOffset);
      composed.setEnd(endContainer, endOffset);
      return [composed];
    }
    shadowRoots.push(...inner);
  }
  return shown;
}

/** @param name the element's name */
export function findOverlap(choice: Choice | null, element: Element, name: string): Overlap {
  if (choice === null || name === 'head') return Overlap.Whole;
  return choice.findOverlap(element);
}

function holdsWhole(range: Range, node: Node): boolean {
  const own = new Range();
  own.selectNode(node);
  return range.compareBoundaryPoints(Range.START_TO_START, own) <= 0 && range.compareBoundaryPoints(Range.END_TO_END, own) >= 0;
}

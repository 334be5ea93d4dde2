// The parts of the text that one steps through, and which of them one is reading.
//
// Decides what a step is: a block of the body, a list or a table as a whole.

import type { OpenedView } from '../opened_view.ts';
import { findLastPassed, hasBegunBefore } from './reading_line.ts';

export function findParagraphs({ article }: OpenedView): HTMLElement[] {
  return [...article.querySelectorAll<HTMLElement>('h1, .body > *')].filter((part) => part.checkVisibility());
}

/** The part at the line where one reads; the last one above it where the line falls between two. */
export function findParagraph(view: OpenedView): HTMLElement | null {
  const parts = findParagraphs(view);
  return parts[Math.max(0, findLastPassed(parts, view.root))] ?? null;
}

/** The part `by` steps on from where one is; null beyond the ends. */
export function findNeighbour(parts: readonly HTMLElement[], root: HTMLElement, by: 1 | -1): HTMLElement | null {
  // -1 where even the first is still below: then that is the next one.
  const at = findLastPassed(parts, root);
  const part = parts[at];
  // Back goes to the beginning of the part first, where that is out of sight.
  const hasBegun = part !== undefined && hasBegunBefore(part, root);
  return by < 0 && hasBegun ? part : (parts[at + by] ?? null);
}

// The line where one reads: a little below the upper edge, or left of the right edge where the text is set vertically.
//
// Decides which of the parts of a text have passed it.

/** What begins above this distance from the edge counts as passed; or so far below where parts are brought to. */
const LINE_PX = 90;
const BELOW_PX = 34;

/** The place among `parts`, which are in the order of the text, of the last one that has passed; -1 before the first. */
export function findLastPassed(parts: readonly HTMLElement[], root: HTMLElement): number {
  const edgePx = Number.parseFloat(getComputedStyle(root).scrollPaddingTop) || 0;
  return parts.findLastIndex(createMeasure(parts, root, Math.max(LINE_PX, edgePx + BELOW_PX)));
}

/** Whether the beginning of this part is out of sight. */
export function hasBegunBefore(part: HTMLElement, root: HTMLElement): boolean {
  return createMeasure([part], root, -1)(part);
}

/** Whether a part of the text is set in columns from right to left. */
export function isVertical(part: HTMLElement): boolean {
  return getComputedStyle(part).writingMode === 'vertical-rl';
}

function createMeasure([first]: readonly HTMLElement[], root: HTMLElement, linePx: number): (part: HTMLElement) => boolean {
  const edge = root.getBoundingClientRect();
  return first !== undefined && isVertical(first)
    ? (part) => part.getBoundingClientRect().right >= edge.right - linePx
    : (part) => part.getBoundingClientRect().top <= edge.top + linePx;
}

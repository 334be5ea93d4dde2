// Whether boxes that the page has opened lie over what is ours.
//
// Decides by a few points of the window: the small boxes of other extensions, which readers call themselves, cover few.

import { findAll, measureBox } from './capture/dom_reads.ts';

/** In parts of the window. */
const POINTS = [[0.5, 0.5], [0.25, 0.25], [0.75, 0.25], [0.25, 0.75], [0.75, 0.75]] as const;
const MOST_COVERED = 2;

/** Those of the page that are open. */
export function findPopovers(): Element[] {
  return [...findAll(document, ':popover-open')];
}

/** @param popovers that may lie above it: beside a modal dialog they take no click, so that no point finds them */
export function isCovered(host: Element, popovers: readonly Element[]): boolean {
  const boxes = popovers.map(measureBox);
  const covered = POINTS.filter(([x, y]) => {
    const [left, top] = [x * innerWidth, y * innerHeight];
    const found = Document.prototype.elementFromPoint.call(document, left, top);
    return (found !== null && found !== host) || boxes.some((box) => box.left <= left && left <= box.right && box.top <= top && top <= box.bottom);
  });
  return covered.length > MOST_COVERED;
}

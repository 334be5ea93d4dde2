// Whether the article's text can still be read where parts of the page are hidden.
//
// Decides by the boxes of its lines: one without a box is lost, and so is one outside a box that cuts off what does not
// fit. What can be scrolled to is not lost. A page may cut off its text by itself: only what is seen without the hiding
// and not with it was lost by it.

import { measureBox, readOuter } from '../capture/dom_reads.ts';
import { readDocument } from '../../view/page_document.ts';

const CUTS = /hidden|clip/;
const SCROLLS = /auto|scroll/;

interface Frame {
  box: DOMRect;
  cuts: boolean;
  scrolls: boolean;
}

/**
 * Whether the hiding took lines from sight.
 * @param text elements that hold lines of the article's text
 * @param asMade does something while nothing is hidden
 */
export function isTextLost(text: readonly Element[], asMade: <Result>(task: () => Result) => Result): boolean {
  const lost = findUnreached(text);
  return lost.length > 0 && asMade(() => findUnreached(lost).length < lost.length);
}

function findUnreached(lines: readonly Element[]): Element[] {
  const frames = new Map<Element, Frame>();
  const frameOf = (element: Element) => {
    const frame = frames.get(element) ?? measureFrame(element);
    frames.set(element, frame);
    return frame;
  };
  return lines.filter((line) => !isReached(line, frameOf));
}

function isReached(line: Element, frameOf: (element: Element) => Frame): boolean {
  let { box } = frameOf(line);
  if (box.width === 0 || box.height === 0) return false;
  // What the window itself cuts off is scrolled to.
  for (let outer = readOuter(line); outer instanceof Element || outer instanceof ShadowRoot; outer = readOuter(outer)) {
    if (outer === readDocument('body')) return true;
    if (outer instanceof ShadowRoot) continue;
    const frame = frameOf(outer);
    if (frame.cuts && !isTouching(box, frame.box)) return false;
    if (frame.scrolls) box = frame.box;
  }
  return true;
}

function measureFrame(element: Element): Frame {
  const { overflowX, overflowY } = getComputedStyle(element);
  return { box: measureBox(element), cuts: CUTS.test(overflowX + overflowY), scrolls: SCROLLS.test(overflowX + overflowY) };
}

function isTouching(one: DOMRect, other: DOMRect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

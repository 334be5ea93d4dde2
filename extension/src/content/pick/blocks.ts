// Which elements of a page can be pointed at, and how one gets from one to the next.
//
// Decides what a block is: an element with a box of its own that holds text. Only looks.

import { readDocument } from '../../view/page_document.ts';
import { comparePlace, contains, measureBox, readLocalName, readParentNode, readText } from '../capture/dom_reads.ts';

/** A smaller box is an icon or a line's end. */
const LEAST_PX = 24;
const LONGEST_WALK = 5000;

/** The block under a point; what stands in the line of text is part of the block around it. */
export function findUnder(x: number, y: number): Element | null {
  const found = Document.prototype.elementFromPoint.call(document, x, y);
  return found ? closestBlock(found) : null;
}

/** Where one begins without a mouse: the first block of text in the middle of the window. */
export function findStart(): Element | null {
  return findUnder(innerWidth / 2, innerHeight / 3) ?? closestBlock(readDocument('body'));
}

export function findAround(element: Element): Element | null {
  return closestBlock(readParentNode(element));
}

export function findWithin(element: Element): Element | null {
  return walk(element, element).next().value ?? null;
}

/** The block before or after, in the order of the page. */
export function findBeside(element: Element, step: 1 | -1): Element | null {
  const body = readDocument('body') as Element | null;
  if (!body) return null;
  const blocks = [...walk(body, null)].filter((one) => !contains(one, element) && !contains(element, one));
  const isBefore = (one: Element) => Boolean(comparePlace(one, element) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (step === 1) return blocks.find((one) => !isBefore(one)) ?? null;
  return blocks.findLast((one) => isBefore(one) && !blocks.some((other) => other !== one && contains(one, other))) ?? null;
}

function* walk(root: Element, after: Element | null): Generator<Element> {
  const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_ELEMENT);
  for (let count = 0; count < LONGEST_WALK && walker.nextNode(); count += 1) {
    const element = walker.currentNode as Element;
    if (element !== after && isBlock(element)) yield element;
  }
}

function closestBlock(node: Node | null): Element | null {
  for (let one = node; one instanceof Element; one = readParentNode(one)) {
    if (isBlock(one)) return one;
  }
  return null;
}

function isBlock(element: Element): boolean {
  if (!(element instanceof HTMLElement) || readLocalName(element) === 'html') return false;
  const { width, height } = measureBox(element);
  if (width < LEAST_PX || height < LEAST_PX / 2) return false;
  return !getComputedStyle(element).display.startsWith('inline') && (readText(element) ?? '').trim() !== '';
}

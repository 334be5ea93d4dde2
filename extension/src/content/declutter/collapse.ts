// Whether a page fell in when parts of it were hidden.
//
// Decides by height first, and then by what was not hidden: a page may well be three quarters link farm, and is the better
// for losing it, as long as its other lines are still seen. Where those lost their boxes or were cut off, the page was
// built around what is hidden. Nothing is measured twice but where the height fell.

import { findAll, measureBox, readData, readLocalName, readNodeType, readOuter, readParentNode } from '../capture/dom_reads.ts';
import { readDocument } from '../../view/page_document.ts';

/** A page that loses no more of its height than this stands. */
const MOST_LOST = 0.7;
/** Of shorter pages, in windows, all can be seen at once. */
const GUARDED_WINDOWS = 1;
/** Less than this of a page of several windows is next to nothing, whatever is still seen of it. */
const LEAST_WINDOWS = 0.5;
const SEVERAL_WINDOWS = 2;
/** What a page without lines of its own consists of. */
const PICTURES: ReadonlySet<string> = new Set(['img', 'video', 'iframe', 'object', 'embed']);
/** Pictures that a capture leaves out. */
const DRAWINGS = 'canvas, svg';
/** Lines that are asked, spread over the page; and as many pictures. */
const SAMPLES = 128;
/** So much of what was not hidden must still be seen. */
const LEAST_SEEN = 0.5;

/** The shape of a page before anything is hidden. */
export class Shape {
  /** Where the page's own element does not grow with what is in it, what can be scrolled to tells the height. */
  private readonly measure = measureOwn() > GUARDED_WINDOWS * innerHeight ? measureOwn : measureScrolled;
  private readonly height = this.measure();
  /** Lines that are seen; pictures for pages that have none, and drawings for those that have neither. */
  private readonly seen: readonly (readonly Element[])[];

  /** @param nodes of the page, in their order */
  constructor(nodes: readonly Node[]) {
    const asked = this.isGuarded ? [findLines(nodes), findPictures(nodes), [...findAll(document, DRAWINGS)]] : [];
    this.seen = asked.map((elements) => spread(elements, SAMPLES).filter((element) => isSeen(element, this.height)));
  }

  private get isGuarded(): boolean {
    return this.height > GUARDED_WINDOWS * innerHeight;
  }

  /** Whether hiding these parts made the page collapse. */
  isCollapsed(hidden: readonly Element[]): boolean {
    if (!this.isGuarded) return false;
    const height = this.measure();
    if (height >= (1 - MOST_LOST) * this.height) return false;
    if (height < LEAST_WINDOWS * innerHeight && this.height > SEVERAL_WINDOWS * innerHeight) return true;
    const parts = new Set(hidden);
    const others = this.seen.map((elements) => elements.filter((element) => !isWithin(element, parts))).find(({ length }) => length > 0) ?? [];
    const stillSeen = others.filter((element) => isSeen(element, height)).length;
    return stillSeen === 0 || stillSeen < LEAST_SEEN * others.length;
  }
}

function measureOwn(): number {
  return measureBox(readDocument('documentElement')).height;
}

function measureScrolled(): number {
  return readDocument('documentElement').scrollHeight;
}

/** Whether an element has a box that the reader can scroll to. */
function isSeen(element: Element, height: number): boolean {
  const box = measureBox(element);
  return box.width > 0 && box.height > 0 && box.top + scrollY < height;
}

function isWithin(element: Element, parts: ReadonlySet<Element>): boolean {
  for (let outer: Node | null = element; outer; outer = readOuter(outer)) {
    if (parts.has(outer as Element)) return true;
  }
  return false;
}

/** What holds lines of text: what only wraps it may keep its box where the text has lost its own. */
function findLines(nodes: readonly Node[]): Element[] {
  const lines = nodes.filter((node) => readNodeType(node) === Node.TEXT_NODE && readData(node).trim() !== '');
  return lines.map(readParentNode).filter((holder) => holder instanceof Element);
}

function findPictures(nodes: readonly Node[]): Element[] {
  return nodes.filter((node): node is Element => readNodeType(node) === Node.ELEMENT_NODE && PICTURES.has(readLocalName(node as Element)));
}

function spread(elements: readonly Element[], count: number): Element[] {
  const step = Math.max(1, Math.floor(elements.length / count));
  return [...new Set(elements.filter((_, at) => at % step === 0))];
}

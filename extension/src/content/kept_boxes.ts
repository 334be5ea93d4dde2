// Which elements of a page are boxes that the reader wants to keep.
//
// Decides how a box is described so that the description outlives a reload and small changes of the page: by its name,
// its classes, the element around it and the heading it stands under, never by its place. An element fits when most of
// what the description says is true of it; single words of it may have changed.

import type { KeptBox } from '../settings/kept_boxes.ts';
import {
  readAttribute, readData, readFirstChild, readLocalName, readNextSibling, readNodeType, readParentNode, readPreviousElement,
} from './capture/dom_reads.ts';

/** What each part of a description weighs: an id is nearly a name, a heading is what people know a box by. */
const WEIGHTS = { id: 3, words: 3, classes: 2, parent: 1 } as const;
/** The share of what is said that must be true. */
const LEAST_SHARE = 0.6;
const WORDS_CHARS = 40;
const MOST_NODES = 60;
const MOST_CLASSES = 12;
const MOST_TOKEN = 60;
const ELEMENT_NODE = 1;
const TEXT_NODE = 3;
/** Text that nobody reads. */
const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript']);

export class KeptBoxes {
  private readonly byTag = new Map<string, KeptBox[]>();

  constructor(boxes: readonly KeptBox[]) {
    for (const box of boxes) this.byTag.set(box.tag, [...(this.byTag.get(box.tag) ?? []), box]);
  }

  has(element: Element, name: string): boolean {
    return this.byTag.get(name)?.some((box) => fits(element, box)) ?? false;
  }
}

/** Null where nothing is to be kept: the capture then asks nothing of any element. */
export function createKeptBoxes(boxes: readonly KeptBox[]): KeptBoxes | null {
  return boxes.length > 0 ? new KeptBoxes(boxes) : null;
}

/**
 * Null where nothing tells the box from others.
 * @param heading the words that the box stands under, where it does
 */
export function describeBox(element: Element, heading: string | null): KeptBox | null {
  const id = readId(element);
  const classes = readClasses(element);
  const isNamed = id !== '' || classes.length > 0;
  const firstWords = isNamed ? '' : readWords(element);
  const words = heading === null ? firstWords : fold(heading);
  if (!isNamed && words === '') return null;
  return { tag: readLocalName(element), id, classes, parent: nameParent(element), words };
}

function fits(element: Element, box: KeptBox): boolean {
  const classes = box.classes.length > 0 ? share(box.classes, readTokens(element)) : 0;
  const isId = box.id !== '' && readAttribute(element, 'id') === box.id;
  let said = (box.id !== '' ? WEIGHTS.id : 0) + (box.classes.length > 0 ? WEIGHTS.classes : 0);
  let isTrue = (isId ? WEIGHTS.id : 0) + classes * WEIGHTS.classes;
  // The rest costs more to find out.
  if (said > 0 && isTrue === 0 && box.words === '') return false;
  said += WEIGHTS.parent;
  if (nameParent(element) === box.parent) isTrue += WEIGHTS.parent;
  if (box.words !== '') {
    said += WEIGHTS.words;
    if ((isTrue + WEIGHTS.words) / said >= LEAST_SHARE && hasWords(element, box.words)) isTrue += WEIGHTS.words;
  }
  return isTrue / said >= LEAST_SHARE;
}

/** The words stand at the beginning of the box, or in what comes before it. */
function hasWords(element: Element, words: string): boolean {
  const before = readPreviousElement(element);
  return [element, before].some((one) => one !== null && squeeze(readWords(one)).startsWith(squeeze(words)));
}

/** How words are divided among elements says nothing. */
function squeeze(words: string): string {
  return words.replaceAll(' ', '');
}

/** How much two sets have in common. */
function share(some: readonly string[], others: readonly string[]): number {
  const common = some.filter((one) => others.includes(one)).length;
  return common / some.length;
}

function readId(element: Element): string {
  const id = readAttribute(element, 'id') ?? '';
  return isLasting(id) ? id : '';
}

function readClasses(element: Element): string[] {
  return readTokens(element).filter(isLasting);
}

function readTokens(element: Element): string[] {
  const tokens = (readAttribute(element, 'class') ?? '').split(/\s+/).filter((token) => token !== '' && token.length <= MOST_TOKEN);
  return tokens.slice(0, MOST_CLASSES);
}

/** Numbers of articles and hashes of a build change from page to page. */
function isLasting(token: string): boolean {
  if (token === '' || token.length > MOST_TOKEN || /\d{3}/.test(token)) return false;
  return !(/\d/.test(token) && /[a-z]/.test(token) && /[A-Z]/.test(token));
}

function nameParent(element: Element): string {
  const parent = readParentNode(element);
  if (parent === null || readNodeType(parent) !== ELEMENT_NODE) return '';
  const outer = parent as Element;
  const id = readId(outer);
  return `${readLocalName(outer)}${id && `#${id}`}${readClasses(outer).map((one) => `.${one}`).join('')}`.slice(0, 2 * MOST_TOKEN);
}

/** The first words of an element. */
function readWords(element: Element): string {
  let words = '';
  const stack: Node[] = [element];
  for (let count = 0; stack.length > 0 && count < MOST_NODES && words.length < WORDS_CHARS; count += 1) {
    const node = stack.pop() as Node;
    if (readNodeType(node) === TEXT_NODE) words = fold(`${words} ${readData(node)}`);
    if (readNodeType(node) !== ELEMENT_NODE || SILENT.has(readLocalName(node as Element))) continue;
    const children: Node[] = [];
    for (let child = readFirstChild(node); child !== null && children.length < MOST_NODES; child = readNextSibling(child)) children.push(child);
    stack.push(...children.reverse());
  }
  return words;
}

function fold(words: string): string {
  return words.replace(/\s+/g, ' ').trim().slice(0, WORDS_CHARS);
}

// Decides which attributes of an element the snapshot keeps, and adds what only a live page knows about an image or a
// frame.
//
// Never interprets a value. Attributes cost a third of the walk, so their names are asked for in one call and values
// only for names that the core's vocabulary has.

import { ATTR_NUMBERS, ATTRIBUTES } from '../../../generated/vocabulary.ts';
import {
  hasAttributes, isImageComplete, readAttribute, readAttributeNames, readCurrentSource, readImageSource,
  readNaturalHeight, readNaturalWidth, readOffsetHeight, readOffsetWidth,
} from './dom_reads.ts';

const NUMBERS: ReadonlyMap<string, number> = new Map(Object.entries(ATTR_NUMBERS));
const numberOf = (name: string): number => NUMBERS.get(name) ?? 0;
const LOCAL_NAME = numberOf('lectern:name');
const CURRENT_SRC = numberOf('lectern:current-src');
const KEEP = numberOf('lectern:keep');
/** What pages may say: all but what the capture alone says. */
const OF_PAGES: ReadonlyMap<string, number> = new Map(
  [...NUMBERS].filter(([, number]) => ![LOCAL_NAME, CURRENT_SRC, KEEP].includes(number)),
);
const WIDTH = numberOf('width');
const HEIGHT = numberOf('height');
const STYLE = numberOf('style');

/** Attributes in which pages keep the address of an image that is loaded later. */
const LATER_SOURCES: ReadonlySet<number> = new Set([
  'data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'data-actualsrc', 'data-original-src', 'data-srcset',
  'data-lazy-srcset', 'data-hi-res-src', 'data-full-src', 'data-echo', 'data-img', 'data-image', 'data-url',
  'data-deferred', 'data-orig-file', 'data-large-file', 'file', 'zoomfile', 'real_src', 'original', '_src',
].map(numberOf));
/** Sides of an image below this are those of a placeholder or a counting pixel. */
const LEAST_PX = 16;

/** Numbers and values of the element just read; reused from element to element. */
export interface Attributes {
  names: number[];
  values: string[];
}

/**
 * @param isKnown whether the vocabulary has a number for the element's name; if not, the name is written out
 * @param isKept whether the reader wants the element kept
 */
export function collectAttributes(element: Element, name: string, isKnown: boolean, isKept: boolean, into: Attributes): void {
  into.names.length = 0;
  into.values.length = 0;
  if (!isKnown) put(into, LOCAL_NAME, name);
  if (isKept) put(into, KEEP, '');
  if (hasAttributes(element)) collectOwn(element, into);
  if (name === 'img' && element instanceof HTMLImageElement) addImageFacts(element, into);
  if (name === 'iframe' && element instanceof HTMLElement) addFrameSize(element, into);
}

function collectOwn(element: Element, into: Attributes): void {
  for (const name of readAttributeNames(element)) {
    const number = OF_PAGES.get(name);
    if (number === undefined) continue;
    const value = readAttribute(element, name) ?? '';
    if (number === STYLE && !value.includes('url(')) continue;
    // Three places are left for what an image adds.
    if (into.names.length >= ATTRIBUTES - 3) return;
    put(into, number, value);
  }
}

/** Most frames have their size from a style sheet, and ads are sold in sizes. */
function addFrameSize(frame: HTMLElement, into: Attributes): void {
  if (into.names.includes(WIDTH) && into.names.includes(HEIGHT)) return;
  put(into, WIDTH, String(readOffsetWidth(frame)));
  put(into, HEIGHT, String(readOffsetHeight(frame)));
}

/** What the browser chose to show and how large it is: markup knows neither. */
function addImageFacts(image: HTMLImageElement, into: Attributes): void {
  const current = readCurrentSource(image);
  if (current !== '' && current !== readImageSource(image)) put(into, CURRENT_SRC, current);
  if (!isImageComplete(image)) return;
  const width = readNaturalWidth(image);
  const height = readNaturalHeight(image);
  if (width <= 0 || height <= 0 || (width < LEAST_PX && height < LEAST_PX && standsIn(into))) return;
  put(into, WIDTH, String(width));
  put(into, HEIGHT, String(height));
}

/** Whether a tiny image holds the place of one that comes later, and is no counting pixel. */
function standsIn({ names }: Attributes): boolean {
  return names.includes(WIDTH) || names.some((number) => LATER_SOURCES.has(number));
}

/** Adds an attribute, or replaces its value. */
function put(into: Attributes, name: number, value: string): void {
  const at = into.names.indexOf(name);
  if (at >= 0) {
    into.values[at] = value;
    return;
  }
  into.names.push(name);
  into.values.push(value);
}

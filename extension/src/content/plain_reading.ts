// The page's own text as something to read, where the core has failed: paragraphs and headings, nothing else.
//
// Decides what is a paragraph by the boxes that the browser shows, and leaves out what stands in the page's own
// navigation and forms. Never tries to be clever: whatever made the core fail must not be met twice.

import type { Block, Metadata, Reading } from '../outcome.ts';
import { nameOf, readDocument } from '../view/page_document.ts';
import { readData, readNodeType, readParentNode } from './capture/dom_reads.ts';
import type { Capture } from './capture/walk.ts';

const TEXT_NODE = 3;
/** Shorter lines are menus, labels and dates. */
const LEAST_CHARS = 30;
/** More than anybody reads of a page that could not be understood. */
const MOST_PARAGRAPHS = 2_000;
/** Boxes looked at around a text; a script can nest them without end. */
const MOST_LEVELS = 512;
const HEADING = /^h([1-6])$/;
const NO_TEXT: ReadonlySet<string> = new Set([
  'head', 'nav', 'footer', 'form', 'aside', 'button', 'select', 'script', 'noscript',
]);
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

interface Line {
  box: Element | null;
  text: string;
  /** The node of the page it begins at, as a place in the capture. */
  source: number;
}

/** Null where the page shows no text worth reading. */
export function buildPlainReading(capture: Capture): Reading | null {
  const lines = collectLines(capture).filter(({ box, text }) => (
    box !== null && (HEADING.test(nameOf(box)) ? text !== '' : text.length >= LEAST_CHARS)
  ));
  // A heading with nothing under it heads a menu.
  const kept = lines.filter((line, at) => !isHeading(line) || (lines[at + 1] && !isHeading(lines[at + 1])));
  if (!kept.some((line) => !isHeading(line))) return null;
  return {
    kind: 'article', metadata: describePage(), blocks: kept.map(buildBlock), sources: kept.map(({ source }) => source),
    account: [], confidence: 0, size: { cjk_chars: 0, words: 0, chars: 0 }, is_cut: kept.length >= MOST_PARAGRAPHS,
  };
}

/** The text of each box, in order; what is no text comes with no box. */
function collectLines({ nodes }: Capture): Line[] {
  const boxes = new Map<Node, Element | null>();
  const lines: Line[] = [];
  for (const [source, node] of nodes.entries()) {
    if (readNodeType(node) !== TEXT_NODE) continue;
    const parent = readParentNode(node);
    if (!(parent instanceof Element)) continue;
    const box = boxes.get(parent) ?? findBox(parent);
    boxes.set(parent, box);
    const last = lines.at(-1);
    if (last?.box === box) last.text += readData(node);
    else lines.push({ box, text: readData(node), source });
    if (lines.length > MOST_PARAGRAPHS) break;
  }
  for (const line of lines) line.text = line.text.replace(/\s+/g, ' ').trim();
  return lines;
}

/** The nearest element that is a box of its own; null in parts of the page that are not its text. */
function findBox(element: Element): Element | null {
  let box: Element | null = null;
  let levels = 0;
  for (let node: Node | null = element; node instanceof Element && levels < MOST_LEVELS; node = readParentNode(node), levels += 1) {
    if (NO_TEXT.has(nameOf(node))) return null;
    if (box === null && !/^(inline|contents|ruby)/.test(getComputedStyle(node).display)) box = node;
  }
  return box;
}

function isHeading(line: Line | undefined): boolean {
  return line?.box != null && HEADING.test(nameOf(line.box));
}

function buildBlock({ box, text }: Line): Block {
  const level = Number(HEADING.exec(box ? nameOf(box) : '')?.[1] ?? 0);
  const content = [{ kind: 'text' as const, text }];
  if (level > 0) return { kind: 'heading', level: Math.max(2, level), anchor: undefined, content };
  return { kind: 'paragraph', anchor: undefined, content };
}

function describePage(): Metadata {
  const root = readDocument('documentElement');
  const lang = Element.prototype.getAttribute.call(root, 'lang') ?? '';
  const title = readDocument('title').trim();
  return {
    title: title === '' ? undefined : title, byline: undefined, source: undefined, editor: undefined, published: undefined,
    modified: undefined, site_name: undefined, section: undefined, breadcrumb: [], page_keywords: [], excerpt: undefined,
    lang: LANGUAGE.test(lang) ? lang : undefined, dir: getComputedStyle(root).direction === 'rtl' ? 'rtl' : 'ltr',
    lead_image: undefined, canonical_url: undefined, next_page_url: undefined, is_partial: false,
    origins: { title: undefined, byline: undefined, source: undefined, editor: undefined, published: undefined, modified: undefined },
  };
}

// The page's own text as something to read, where the core has failed: paragraphs and headings, nothing else.
//
// Decides what is a paragraph by the boxes that the browser shows, and leaves out what stands in the page's own
// navigation and fields. Never tries to be clever: whatever made the core fail must not be met twice.

import type { Block, Inline, Metadata, Reading } from '../outcome.ts';
import { nameOf, readDocument } from '../view/page_document.ts';
import { readAttribute, readData, readNodeType, readParentNode } from './capture/dom_reads.ts';
import type { Capture } from './capture/walk.ts';

const TEXT_NODE = 3;
const LINE_BREAK = 'br';
/** Stands for a break until the white space around it is gone; no page's text holds it, for it is white space there. */
const BREAK_MARK = '\u2028';
/** Lighter lines are menus, labels and dates. */
const LEAST_WEIGHT = 30;
/** Characters that say as much as two Latin letters. */
const DENSE = /[\u2e80-\uffdc]/g;
/** More than anybody reads of a page that could not be understood. */
const MOST_LINES = 2_000;
const HEADING = /^h([1-6])$/;
const INLINE = /^(inline|contents|ruby)/;
const NO_TEXT: ReadonlySet<string> = new Set([
  'head', 'nav', 'footer', 'aside', 'button', 'label', 'select', 'textarea', 'script', 'noscript',
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
  const lines = collectLines(capture);
  const worth = lines.filter(({ box, text }) => (
    box !== null && (HEADING.test(nameOf(box)) ? text !== '' : measureWeight(text) >= LEAST_WEIGHT)
  ));
  // A heading with nothing under it heads a menu.
  const kept = worth.filter((line, at) => !isHeading(line) || (worth[at + 1] && !isHeading(worth[at + 1])));
  if (!kept.some((line) => !isHeading(line))) return null;
  const [headline, ...others] = kept.filter(({ box }) => box !== null && nameOf(box) === 'h1');
  const title = headline && others.length === 0 ? headline : null;
  const body = kept.filter((line) => line !== title);
  return {
    kind: 'article', metadata: describePage(title?.text ?? readDocument('title').trim()), blocks: body.map(buildBlock),
    sources: body.map(({ source }) => source), account: [], notes: [], confidence: 0, size: { cjk_chars: 0, words: 0, chars: 0 },
    is_cut: lines.length >= MOST_LINES,
  };
}

/** The text of each box, in order; what is no text comes with no box. */
function collectLines({ nodes }: Capture): Line[] {
  const findBox = createBoxFinder();
  const lines: Line[] = [];
  for (const [source, node] of nodes.entries()) {
    const last = lines.at(-1);
    if (readNodeType(node) !== TEXT_NODE) {
      if (last && nameOf(node as Element) === LINE_BREAK) last.text += BREAK_MARK;
      continue;
    }
    const box = findBox(readParentNode(node));
    const text = readData(node).replace(/\s+/g, ' ');
    if (last?.box === box) last.text += text;
    else if (text !== ' ') lines.push({ box, text, source });
    if (lines.length >= MOST_LINES) break;
  }
  for (const line of lines) line.text = line.text.replace(/ +/g, ' ').replace(/^[ \u2028]+|[ \u2028]+$/g, '');
  return lines;
}

/**
 * Finds the nearest element that is a box of its own; null in parts of the page that are not its text. Each element is
 * looked at once, however deep a script has nested it.
 */
function createBoxFinder(): (from: Node | null) => Element | null {
  const known = new Map<Node, Element | null>();
  return (from) => {
    const path: Element[] = [];
    let node = from;
    while (node instanceof Element && !known.has(node)) {
      path.push(node);
      node = readParentNode(node);
    }
    let above = node === null ? null : (known.get(node) ?? null);
    let isOutside = node instanceof Element && above === null;
    for (const element of path.toReversed()) {
      isOutside ||= NO_TEXT.has(nameOf(element));
      if (isOutside) above = null;
      else if (above === null || !INLINE.test(getComputedStyle(element).display)) above = element;
      known.set(element, above);
    }
    return above;
  };
}

function measureWeight(text: string): number {
  return text.length + (text.match(DENSE)?.length ?? 0);
}

function isHeading(line: Line | undefined): boolean {
  return line?.box != null && HEADING.test(nameOf(line.box));
}

function buildBlock({ box, text }: Line): Block {
  const level = Number(HEADING.exec(box ? nameOf(box) : '')?.[1] ?? 0);
  const content = text.split(BREAK_MARK).flatMap((part, at): Inline[] => [...(at > 0 ? [{ kind: 'break' as const }] : []), { kind: 'text', text: part }]);
  if (level > 0) return { kind: 'heading', level: Math.max(2, level), anchor: undefined, content };
  return { kind: 'paragraph', anchor: undefined, content };
}

function describePage(title: string): Metadata {
  const root = readDocument('documentElement');
  const lang = readAttribute(root, 'lang') ?? '';
  return {
    title: title === '' ? undefined : title, byline: undefined, source: undefined, editor: undefined, published: undefined,
    published_is_reckoned: false, modified: undefined, site_name: undefined, section: undefined, breadcrumb: [], page_keywords: [],
    excerpt: undefined, lang: LANGUAGE.test(lang) ? lang : undefined, dir: getComputedStyle(root).direction === 'rtl' ? 'rtl' : 'ltr',
    lead_image: undefined, canonical_url: undefined, next_page_url: undefined, is_partial: false,
    origins: { title: undefined, byline: undefined, source: undefined, editor: undefined, published: undefined, modified: undefined },
  };
}

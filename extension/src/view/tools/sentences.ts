// The sentences of the article, in the order in which they are read aloud, and where each stands.
//
// Decides what is read: headline and body, without code, without the reading of ruby, which would be said twice. Cuts by
// `Intl.Segmenter` within a block, never across two, and changes nothing of the text.

import { createSegmenter } from '../../segment.ts';
import { nameOf } from '../page_document.ts';

export interface Sentence {
  text: string;
  range: Range;
}

const SILENT: ReadonlySet<string> = new Set(['pre', 'rt', 'rp', 'button', 'svg']);
const BLOCKS: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'dt', 'dd', 'blockquote', 'figcaption', 'caption', 'td', 'th']);
/** A voice may fall silent in the middle of what is longer: Chromium ends an utterance after about 15 seconds. */
const LONGEST_CHARS = 220;
const PAUSES = /[,;:、，；：—]\s*/g;

export function collectSentences(article: HTMLElement, lang: string): Sentence[] {
  const segmenter = createSegmenter(lang, 'sentence');
  return collectBlocks(article).flatMap((texts) => splitBlock(texts, segmenter));
}

/** The text nodes of each block. */
export function collectBlocks(article: HTMLElement): Text[][] {
  const blocks = new Map<Element, Text[]>();
  const roots = [...article.querySelectorAll('h1, .body')];
  for (const root of roots) {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const block = findBlock(node as Text, root);
      if (!block) continue;
      const texts = blocks.get(block) ?? [];
      blocks.set(block, [...texts, node as Text]);
    }
  }
  return [...blocks.values()];
}

/** Null for what is not read. */
function findBlock(text: Text, root: Element): Element | null {
  for (let part = text.parentElement; part && part !== root; part = part.parentElement) {
    if (SILENT.has(nameOf(part))) return null;
    if (BLOCKS.has(nameOf(part))) return part;
  }
  return root;
}

function splitBlock(texts: readonly Text[], segmenter: Intl.Segmenter): Sentence[] {
  const whole = texts.map((text) => text.data).join('');
  const pieces = [...segmenter.segment(whole)].flatMap(({ segment, index }) => splitLong(segment, index));
  return pieces.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).map(({ text, at }) => ({ text: text.trim(), range: createRange(texts, at, at + text.trimEnd().length) }));
}

function splitLong(text: string, at: number): { text: string; at: number }[] {
  if (text.length <= LONGEST_CHARS) return [{ text, at }];
  const pieces: { text: string; at: number }[] = [];
  let start = 0;
  for (const pause of text.matchAll(PAUSES)) {
    const end = pause.index + pause[0].length;
    if (end - start < LONGEST_CHARS / 2) continue;
    pieces.push({ text: text.slice(start, end), at: at + start });
    start = end;
  }
  if (start < text.length) pieces.push({ text: text.slice(start), at: at + start });
  return pieces;
}

export function createRange(texts: readonly Text[], start: number, end: number): Range {
  const range = texts[0]!.ownerDocument.createRange();
  let before = 0;
  for (const text of texts) {
    const after = before + text.length;
    if (start >= before && start < after) range.setStart(text, start - before);
    if (end > before && end <= after) range.setEnd(text, end - before);
    before = after;
  }
  return range;
}

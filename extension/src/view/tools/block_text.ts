// The text of a block of the article as one string, and where a part of it stands.
//
// Decides which blocks have words of their own: headline and body, without code, without the reading of ruby, which would
// be found twice, without the words of pictures that are switched off, which come and go. Changes nothing of the text.

import { nameOf } from '../page_document.ts';

const SILENT: ReadonlySet<string> = new Set(['pre', 'rt', 'rp', 'button', 'svg']);
const BLOCKS: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'dt', 'dd', 'blockquote', 'figcaption', 'caption', 'td', 'th']);

export class BlockText {
  readonly whole: string;
  /** Where each text node begins in the whole. */
  private readonly starts: number[] = [];

  constructor(private readonly texts: readonly Text[]) {
    let length = 0;
    for (const text of texts) {
      this.starts.push(length);
      length += text.length;
    }
    this.whole = texts.map(({ data }) => data).join('');
  }

  createRange(start: number, end: number): Range {
    const range = new Range();
    const first = this.findNode(start + 1);
    const last = this.findNode(end);
    range.setStart(this.texts[first]!, start - this.starts[first]!);
    range.setEnd(this.texts[last]!, end - this.starts[last]!);
    return range;
  }

  /** The place of the last text node that begins before this place. */
  private findNode(place: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! < place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** The blocks in the order of the text. */
export function collectBlocks(article: HTMLElement): BlockText[] {
  const blocks = new Map<Element, Text[]>();
  for (const root of article.querySelectorAll('h1, .body')) {
    const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const block = findBlock(node as Text, root);
      if (!block) continue;
      const texts = blocks.get(block);
      if (texts) texts.push(node as Text);
      else blocks.set(block, [node as Text]);
    }
  }
  return [...blocks.values()].map((texts) => new BlockText(texts));
}

/** Null for what is no text to read. */
function findBlock(text: Text, root: Element): Element | null {
  for (let part = text.parentElement; part && part !== root; part = part.parentElement) {
    if (SILENT.has(nameOf(part)) || part.matches('.withheld')) return null;
    if (BLOCKS.has(nameOf(part))) return part;
  }
  return root;
}

// Writes the wire format of a snapshot: 32-bit records and one pool of strings, as the core's `page/snapshot` reads it.
//
// Decides the layout of bits and where budgets cut. Never looks at a page.

import { ATTRIBUTE_CHARS, DEPTH, MAGIC, NODES, POOL_CHARS, SEPARATOR, VERSION } from '../../../generated/vocabulary.ts';

/** Stands for a separator inside a value. */
const REPLACEMENT = '\ufffd';
const FIRST_WORDS = 1 << 13;

/** What the core is handed: see the core's `page/snapshot` for both parts. */
export interface Snapshot {
  records: Uint32Array;
  strings: string;
}

/** A place to come back to when what was written since turns out to be nothing. */
export interface Mark {
  words: number;
  values: number;
  nodes: number;
  chars: number;
}

export class SnapshotWriter {
  private records = new Uint32Array(FIRST_WORDS);
  private readonly values: string[] = [];
  private words = 4;
  private nodes = 0;
  private chars = 0;

  /** @param isChosen whether what follows is a part that the reader chose, all of which is to be read */
  constructor(address: string, nowSeconds: number, isChosen: boolean) {
    this.records.set([MAGIC, VERSION, nowSeconds, isChosen ? 1 : 0]);
    this.keep(address);
  }

  /** Whether a budget is spent: what follows would not be read. */
  get isFull(): boolean {
    return this.nodes >= NODES || this.chars >= POOL_CHARS;
  }

  get mark(): Mark {
    return { words: this.words, values: this.values.length, nodes: this.nodes, chars: this.chars };
  }

  /** Takes back everything written since the mark. */
  takeBack(mark: Mark): void {
    this.words = mark.words;
    this.values.length = mark.values;
    this.nodes = mark.nodes;
    this.chars = mark.chars;
  }

  writeText(depth: number, text: string): void {
    this.reserve(1);
    this.records[this.words++] = Math.min(depth, DEPTH) << 16;
    this.nodes += 1;
    this.keep(text);
  }

  writeElement(depth: number, tag: number, names: readonly number[], values: readonly string[]): void {
    const count = names.length;
    this.reserve(1 + Math.ceil(count / 4));
    this.records[this.words++] = tag | (count << 10) | (Math.min(depth, DEPTH - 1) << 16);
    for (let at = 0; at < count; at += 4) {
      let word = 0;
      for (let place = at; place < count && place < at + 4; place += 1) word |= (names[place] ?? 0) << (8 * (place - at));
      this.records[this.words++] = word >>> 0;
    }
    for (const value of values) this.keep(value.length > ATTRIBUTE_CHARS ? value.slice(0, ATTRIBUTE_CHARS) : value);
    this.nodes += 1;
  }

  finish(): Snapshot {
    return { records: this.records.slice(0, this.words), strings: this.values.join(SEPARATOR) };
  }

  private keep(value: string): void {
    this.chars += value.length;
    this.values.push(value.includes(SEPARATOR) ? value.replaceAll(SEPARATOR, REPLACEMENT) : value);
  }

  private reserve(words: number): void {
    if (this.words + words <= this.records.length) return;
    const larger = new Uint32Array(this.records.length * 2);
    larger.set(this.records);
    this.records = larger;
  }
}

// Texts far longer than anybody writes: the browser lays out what is near the screen, and the rest when it comes near.
//
// Decides from where on a text is so long, and cuts a paragraph of a book's length into lines of their own; browsers
// take seconds to break one into lines. Shorter texts are left alone: what is laid out late has no exact place yet.

import { collectTexts } from './line_breaks.ts';
import { createElement, createText } from './page_document.ts';

/** From so many blocks or characters on. */
const [MANY_BLOCKS, MANY_CHARS] = [1500, 200_000];
/** A longer text between two tags is cut. */
const LONGEST_CHARS = 20_000;
/** Characters of a piece. */
const PIECE_CHARS = 4000;
/** A piece that ends with a sentence or a word may be so much shorter. */
const REACH_CHARS = 2000;
/** Up to after the last white space where a line may end; a mark after it would combine with it. */
const LAST_SPACE = /^.*[^\S\u00a0\u202f\ufeff](?=\P{M})/su;

/** @param body the blocks of the text */
export function easeLongText(body: HTMLElement, blocks: number, chars: number): void {
  if (blocks <= MANY_BLOCKS && chars <= MANY_CHARS) return;
  body.classList.add('long');
  const long = [...body.children].filter((part) => (part.textContent ?? '').length > LONGEST_CHARS);
  for (const text of long.flatMap((part) => collectTexts(part))) {
    if (text.data.length > LONGEST_CHARS) text.replaceWith(...cutText(text.data).map(buildPiece));
  }
}

/** Each piece ends a line, so it ends with a sentence, or else with a word, or else with a whole character. */
export function cutText(text: string): string[] {
  const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });
  const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const pieces: string[] = [];
  let from = 0;
  // Longer only where a single character is: a letter may carry any number of marks.
  let most = PIECE_CHARS;
  while (text.length - from > most) {
    const next = text.slice(from, from + most);
    const least = most - REACH_CHARS;
    const ends = [startOfLast(sentences, next), LAST_SPACE.exec(next)?.[0].length ?? 0];
    const length = ends.find((end) => end > least) ?? startOfLast(characters, next);
    if (length === 0) {
      most *= 2;
      continue;
    }
    pieces.push(next.slice(0, length));
    from += length;
    most = PIECE_CHARS;
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** Where the last sentence or character of a text begins: what is before it is whole, whatever comes after. */
function startOfLast(segmenter: Intl.Segmenter, text: string): number {
  return segmenter.segment(text).containing(text.length - 1)?.index ?? 0;
}

function buildPiece(text: string): HTMLElement {
  const piece = createElement('span');
  piece.className = 'piece';
  piece.append(createText(text));
  return piece;
}

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
/** So far back an end of a word is looked for. */
const REACH_CHARS = 200;

/** @param body the blocks of the text */
export function easeLongText(body: HTMLElement, blocks: number, chars: number): void {
  if (blocks <= MANY_BLOCKS && chars <= MANY_CHARS) return;
  body.classList.add('long');
  const long = [...body.children].filter((part) => (part.textContent ?? '').length > LONGEST_CHARS);
  for (const text of long.flatMap(collectTexts)) {
    if (text.data.length > LONGEST_CHARS) text.replaceWith(...cutText(text.data).map(buildPiece));
  }
}

/** At ends of words where there are any; never within a character. */
export function cutText(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  while (text.length - from > PIECE_CHARS) {
    const end = from + PIECE_CHARS;
    const space = text.lastIndexOf(' ', end - 1);
    const isLow = /[\udc00-\udfff]/.test(text.charAt(end));
    const to = space >= end - REACH_CHARS ? space + 1 : end + (isLow ? 1 : 0);
    pieces.push(text.slice(from, to));
    from = to;
  }
  pieces.push(text.slice(from));
  return pieces;
}

function buildPiece(text: string): HTMLElement {
  const piece = createElement('span');
  piece.className = 'piece';
  piece.append(createText(text));
  return piece;
}

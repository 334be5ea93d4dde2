// The punctuation that Latin and Han texts share, set in a Han face.
//
// Decides which characters: “ ” ‘ ’ – — … · have the same code in both scripts but another width. A Latin face first
// in the stack sets Chinese quotes at half their width, so each run of them gets an element with a stack of its own. A face
// for these characters alone would need none, but it would have to be made known to the page's document, and the browser
// then lays out the whole page anew behind the view. Never changes the text.

import { collectTexts } from './line_breaks.ts';
import { createElement, createText } from './page_document.ts';

/** Languages whose texts are set in a Han face (style/fonts.css). */
const IN_HAN = /^(zh|ja)\b/i;
/** Without apostrophes of Latin words: those are theirs. */
const SHARED = /((?:[–—‘“”…·]|(?<!\p{sc=Latin})’|’(?!\p{sc=Latin}))+)/u;
/** What is set without serifs, in one width, or by the rules of formulas has a stack of its own. */
const OTHER_FACES = 'pre, code, math, figure, caption, th, .sender, .place, .facts, .byline, .keywords, .notice, .missing-image';
/** Each run costs the layout an element: in the longest texts only so many are set. */
const MOST_RUNS = 5000;

/** Gives the shared marks of a text in this language an element each, for its face. */
export function setPunctuation(article: Element, lang: string): void {
  if (!IN_HAN.test(lang)) return;
  let left = MOST_RUNS;
  for (const text of collectTexts(article, OTHER_FACES)) {
    // Every second piece is a run.
    const pieces = text.data.split(SHARED);
    if (pieces.length === 1) continue;
    text.replaceWith(...pieces.flatMap((piece, at) => (piece === '' ? [] : [at % 2 === 1 ? buildRun(piece) : createText(piece)])));
    left -= pieces.length >> 1;
    if (left <= 0) return;
  }
}

function buildRun(marks: string): Node {
  const run = createElement('span');
  run.className = 'han';
  run.append(createText(marks));
  return run;
}

// Where lines may break in scripts that write no spaces between words.
//
// Decides the places by `Intl.Segmenter` and marks them with `<wbr>`. In a headline and in headings no others count
// (`word-break: keep-all`): balanced lines broke 保|障 in two without it. In running text the marks stand around
// quotation marks, which browsers otherwise glue to both neighbours, as Latin text wants it: a long name in quotes then
// leaves half of the line before it empty. Marks of Latin width between Han characters get room after them. Never changes the text.

import { createSegmenter } from '../segment.ts';
import { createElement, createText } from './page_document.ts';

/** Languages whose words are not separated by spaces. */
const UNSPACED = /^(zh|ja|th|lo|km|my)\b/i;
const OPENING = /[\p{Ps}\p{Pi}]$/u;
/** A number stays with what it counts: 2019年, 3千. */
const NUMBER = /\p{Nd}$/u;
const COUNTED = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;
/** One character, and what closes it. */
const LONE = /^[\p{L}\p{N}][\p{P}\p{S}]*$/u;

export function isUnspaced(lang: string): boolean {
  return UNSPACED.test(lang);
}

/** The headline's pieces, with a `<wbr>` wherever a line may end. */
export function splitHeadline(text: string, lang: string): Node[] {
  if (!isUnspaced(lang)) return [createText(text)];
  const nodes: Node[] = [];
  let piece = '';
  for (const { segment, isWordLike } of createSegmenter(lang, 'word').segment(text)) {
    // Punctuation stays with the word before it, an opening bracket with the word after it.
    const isOpening = OPENING.test(segment);
    const isCounted = NUMBER.test(piece) && COUNTED.test(segment);
    const mayBreak = piece !== '' && !OPENING.test(piece) && !isCounted && (isWordLike === true || isOpening);
    if (mayBreak) {
      nodes.push(...spacePiece(piece), createElement('wbr'));
      piece = '';
    }
    piece += segment;
  }
  // No line of a headline holds one character alone: the last one stays with the word before it.
  if (nodes.length > 0 && LONE.test(piece)) nodes.pop();
  nodes.push(createText(piece));
  return nodes;
}

/** Each costs its words' boundaries: in the longest texts only so many are looked at. */
const MOST_HEADINGS = 400;

/** The headings of a text break as its headline does; ruby keeps its base and its reading in one. */
export function splitHeadings(body: Element, lang: string): void {
  if (!isUnspaced(lang)) return;
  for (const heading of [...body.querySelectorAll('h2, h3, h4, h5, h6')].slice(0, MOST_HEADINGS)) {
    if (heading.querySelector('ruby')) continue;
    for (const text of collectTexts(heading, 'code, math')) text.replaceWith(...splitHeadline(text.data, lang));
    heading.classList.add('words');
  }
}

/** Two characters of Han script and what closes the sentence after them. */
const TAIL = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]{2}[\p{P}\p{S}]{0,4}$/u;
/** Of a text only its end is looked at. */
const TAIL_CHARS = 16;
/** A text shorter than this is one line. */
const LINE_CHARS = 18;

/** The last two characters of a paragraph stay together: none is left alone on the last line. */
export function keepTail(nodes: Node[]): Node[] {
  const last = nodes.at(-1);
  if (!(last instanceof Text)) return nodes;
  const found = TAIL.exec(last.data.slice(-TAIL_CHARS));
  const chars = nodes.reduce((sum, node) => sum + (node.textContent?.length ?? 0), 0);
  if (!found || chars < LINE_CHARS) return nodes;
  const tail = createElement('span');
  tail.className = 'tail';
  tail.append(createText(found[0]));
  return [...nodes.slice(0, -1), createText(last.data.slice(0, last.data.length - found[0].length)), tail];
}

/** A piece that ends in a mark of Latin width has room after it, for the next one begins with a word. */
function spacePiece(piece: string): Node[] {
  return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}][,;:?!]$/u.test(piece) ? [createText(piece.slice(0, -1)), buildMark(piece.slice(-1))] : [createText(piece)];
}

function buildMark(mark: string): Node {
  const made = createElement('span');
  made.className = 'mark';
  made.append(createText(mark));
  return made;
}

/**
 * Before an opening quotation mark and after a closing one, beside a Han character. Not beside full-width punctuation:
 * a mark between 。 and “ would keep the browser from closing the gap between them.
 */
const QUOTE_BREAK = /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana},;:?!])(?=[“‘][^\s])|(?<=[^\s][”’])(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])/u;

/**
 * A mark of Latin width between Han characters: pages whose authors type so have no space after it either. The mark is
 * looked for first, since few texts have one.
 */
const NARROW_MARK = /[,;:?!](?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}”’》）)].)(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}“‘《])/u;

/** Each mark costs the layout an element of its own: in the longest texts only so many get room. */
const MOST_MARKS = 5000;

/** Running text in pieces, with a `<wbr>` where lines may end at quotes. */
export function splitQuotes(text: string): Node[] {
  if (!/[“”‘’]/.test(text)) return [createText(text)];
  return text.split(QUOTE_BREAK).flatMap((piece, at) => (at === 0 ? [createText(piece)] : [createElement('wbr'), createText(piece)]));
}

/** Gives narrow marks of running text room after them; code and formulas stay as they are. */
export function spaceMarks(body: Element): void {
  let left = MOST_MARKS;
  for (const text of collectTexts(body)) {
    const nodes = spaceText(text.data, left);
    if (nodes.length === 1) continue;
    left -= nodes.filter((node) => !(node instanceof Text)).length;
    text.replaceWith(...nodes);
    if (left <= 0) return;
  }
}

/** All texts but those within `passed`: code and formulas, where nothing else is named. */
export function collectTexts(body: Element, passed = 'pre, math'): Text[] {
  const walker = Document.prototype.createTreeWalker.call(document, body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
    return (node as Element).matches(passed) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}

/** A text around its first `most` narrow marks. */
function spaceText(text: string, most: number): Node[] {
  const nodes: Node[] = [];
  let rest = text;
  for (let found = NARROW_MARK.exec(rest); found && nodes.length < 2 * most; found = NARROW_MARK.exec(rest)) {
    nodes.push(createText(rest.slice(0, found.index)), buildMark(found[0]));
    rest = rest.slice(found.index + found[0].length);
  }
  return rest === '' && nodes.length > 0 ? nodes : [...nodes, createText(rest)];
}

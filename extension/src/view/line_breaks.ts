// Where lines may break in scripts that write no spaces between words.
//
// Decides the places by `Intl.Segmenter` and marks them with `<wbr>`. In a headline no others count
// (`word-break: keep-all`): balanced lines broke 保|障 in two without it. In running text the marks stand around
// quotation marks, which browsers otherwise glue to both neighbours, as Latin text wants it: a long name in quotes then
// leaves half of the line before it empty. Never changes the text.

import { createElement, createText } from './page_document.ts';

/** Languages whose words are not separated by spaces. */
const UNSPACED = /^(zh|ja|th|lo|km|my)\b/i;
const OPENING = /[\p{Ps}\p{Pi}]$/u;

export function isUnspaced(lang: string): boolean {
  return UNSPACED.test(lang);
}

/** The headline's pieces, with a `<wbr>` wherever a line may end. */
export function splitHeadline(text: string, lang: string): Node[] {
  if (!isUnspaced(lang)) return [createText(text)];
  const nodes: Node[] = [];
  let piece = '';
  for (const { segment, isWordLike } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) {
    // Punctuation stays with the word before it, an opening bracket with the word after it.
    const isOpening = OPENING.test(segment);
    const mayBreak = piece !== '' && !OPENING.test(piece) && (isWordLike === true || isOpening);
    if (mayBreak) {
      nodes.push(createText(piece), createElement('wbr'));
      piece = '';
    }
    piece += segment;
  }
  nodes.push(createText(piece));
  return nodes;
}

/** Two characters of Han script and what closes the sentence after them, at the end of a text long enough to have lines. */
const TAIL = /(?<=[^]{16})[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]{2}[\p{P}\p{S}]{0,4}$/u;

/** The last two characters of a paragraph stay together: none is left alone on the last line. */
export function keepTail(nodes: Node[]): Node[] {
  const last = nodes.at(-1);
  if (!(last instanceof Text)) return nodes;
  const found = TAIL.exec(last.data);
  if (!found) return nodes;
  const tail = createElement('span');
  tail.className = 'tail';
  tail.append(createText(found[0]));
  return [...nodes.slice(0, -1), createText(last.data.slice(0, found.index)), tail];
}

/**
 * Before an opening quotation mark and after a closing one, beside a Han character. Not beside full-width punctuation:
 * a mark between 。 and “ would keep the browser from closing the gap between them.
 */
const QUOTE_BREAK = /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana},;:?!])(?=[“‘][^\s])|(?<=[^\s][”’])(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])/u;

/** Running text in pieces, with a `<wbr>` between them. */
export function splitQuotes(text: string): Node[] {
  if (!/[“”‘’]/.test(text)) return [createText(text)];
  return text.split(QUOTE_BREAK).flatMap((piece, at) => (at === 0 ? [createText(piece)] : [createElement('wbr'), createText(piece)]));
}

// The sentences of the article, in the order in which they are read aloud, and where each stands.
//
// Decides how much is said in one breath: a sentence, or a part of one that is too long for a voice. Cuts by
// `Intl.Segmenter` within a block, never across two.

import { createSegmenter } from '../../segment.ts';
import { type BlockText, collectBlocks } from './block_text.ts';

export interface Sentence {
  text: string;
  range: Range;
  /** The word of it that holds this place. */
  findWord(at: number): Range | null;
}

/** About ten seconds at a voice's own pace: some fall silent after fifteen, and say nothing of it. */
const LONGEST_WEIGHT = 150;
/** Letters that are spoken in a second. */
export const WEIGHT_PER_SECOND = 15;
/** What stands for a whole syllable, or a word as digits do, takes as long as three letters. */
const SYLLABLE_WEIGHT = 3;
const SYLLABLE = /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{sc=Hang}\p{Nd}]/u;
/** Where a voice rests: commas and their like of all scripts, with what closes behind them. */
const PAUSE = /[,;:、，；：،؛۔।॥፣፤፥၊။།՝·—–…]["'”’»)\]）」』】〉》]*\s*/gu;
const SPACE = /\s+/gu;

/** How long a voice takes for this, beside a letter. */
export function weigh(text: string): number {
  let weight = 0;
  for (const char of text) weight += SYLLABLE.test(char) ? SYLLABLE_WEIGHT : 1;
  return weight;
}

export function collectSentences(article: HTMLElement, lang: string): Sentence[] {
  const sentences = createSegmenter(lang, 'sentence');
  const words = createSegmenter(lang, 'word');
  return collectBlocks(article).flatMap((block) => splitBlock(block, sentences, words));
}

function splitBlock(block: BlockText, sentences: Intl.Segmenter, words: Intl.Segmenter): Sentence[] {
  const pieces = [...sentences.segment(block.whole)].flatMap(({ segment, index }) => splitLong(segment, index, [PAUSE, SPACE]));
  return pieces.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).map(({ text, at }) => {
    const start = at + text.length - text.trimStart().length;
    const said = text.trim();
    return {
      text: said,
      range: block.createRange(start, start + said.length),
      findWord(place) {
        const word = words.segment(said).containing(place);
        return word?.isWordLike ? block.createRange(start + word.index, start + word.index + word.segment.length) : null;
      },
    };
  });
}

interface Piece {
  text: string;
  at: number;
}

/** Cut where a voice rests; what is still too long, between words; what has none, anywhere. */
function splitLong(text: string, at: number, [mark, ...rest]: readonly RegExp[]): Piece[] {
  if (weigh(text) <= LONGEST_WEIGHT) return [{ text, at }];
  const parts = mark ? cutAfter(text, mark) : [...text];
  const pieces: Piece[] = [];
  let piece = '';
  let weight = 0;
  let start = at;
  const finish = (): void => {
    if (piece !== '') pieces.push(...(mark ? splitLong(piece, start, rest) : [{ text: piece, at: start }]));
    start += piece.length;
    piece = '';
    weight = 0;
  };
  for (const part of parts) {
    const more = weigh(part);
    if (weight + more > LONGEST_WEIGHT) finish();
    piece += part;
    weight += more;
  }
  finish();
  return pieces;
}

function cutAfter(text: string, mark: RegExp): string[] {
  const ends = [...text.matchAll(mark)].map(({ index, 0: found }) => index + found.length);
  return [0, ...ends].map((start, number) => text.slice(start, ends[number] ?? text.length));
}

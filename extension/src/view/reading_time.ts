// How long a text takes to read, by script.
//
// Decides the speeds. Characters for Chinese, Japanese and Korean, other letters at the speed of their language; a text
// that mixes both takes the sum.

import type { Size } from '../outcome.ts';

/** Silent reading of Chinese is put at 300 to 500 characters a minute; the middle. */
const DENSE_CHARS_PER_MINUTE = 400;
/** Letters a minute as measured for these languages; the others are close to English. */
const LETTERS_PER_MINUTE: ReadonlyMap<string, number> = new Map([
  ['ar', 612], ['he', 833], ['de', 920], ['fi', 1078], ['fr', 998], ['it', 950], ['nl', 978], ['pl', 916], ['pt', 913],
  ['ru', 986], ['sl', 885], ['es', 1025], ['sv', 917], ['tr', 1054],
]);
const DEFAULT_LETTERS_PER_MINUTE = 987;

/** Whole minutes, at least one. */
export function estimateMinutes(size: Size, lang: string): number {
  const language = lang.split('-')[0]?.toLowerCase() ?? '';
  const speed = LETTERS_PER_MINUTE.get(language) ?? DEFAULT_LETTERS_PER_MINUTE;
  const letters = Math.max(0, size.chars - size.cjk_chars);
  return Math.max(1, Math.round(size.cjk_chars / DENSE_CHARS_PER_MINUTE + letters / speed));
}

/** Whether the text is counted in characters (字) or in words. */
export function isCountedInCharacters(size: Size): boolean {
  return size.cjk_chars > size.words;
}

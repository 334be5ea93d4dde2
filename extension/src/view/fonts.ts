// The punctuation that Latin and Han texts share, taken from a Han face.
//
// Decides which characters: “ ” ‘ ’ – — … · have the same code in both scripts but another width. A Latin face first
// in the stack sets Chinese quotes at half their width; a face for these characters alone, before it, does not.
// Faces must be known to the document (a shadow tree's `@font-face` is ignored), so they are taken back on leaving.
// Uses only what the system has; never loads anything.

import { readDocument } from './page_document.ts';

const SHARED = 'U+2013-2014, U+2018-2019, U+201C-201D, U+2026, U+00B7';
const FACES: Readonly<Record<string, readonly string[]>> = {
  'Lectern Punctuation SC': ['Source Han Serif SC', 'Noto Serif CJK SC', 'Noto Serif SC', 'Songti SC', 'STSong', 'SimSun'],
  'Lectern Punctuation TC': ['Source Han Serif TC', 'Noto Serif CJK TC', 'Noto Serif TC', 'Songti TC', 'PMingLiU'],
  'Lectern Punctuation JP': ['Source Han Serif', 'Noto Serif CJK JP', 'Noto Serif JP', 'Hiragino Mincho ProN', 'Yu Mincho'],
};

/** Makes the faces known for a text in this language; gives what takes them back. */
export function addPunctuation(lang: string): () => void {
  const name = chooseFace(lang);
  const families = name === null ? undefined : FACES[name];
  if (name === null || families === undefined) return () => undefined;
  const face = new FontFace(name, families.map((family) => `local("${family}")`).join(', '), { unicodeRange: SHARED });
  const faces = readDocument('fonts');
  faces.add(face);
  return () => faces.delete(face);
}

/** Takes back what an earlier instance could not. */
export function removePunctuation(): void {
  const faces = readDocument('fonts');
  for (const face of [...faces]) {
    // Firefox gives the name in quotes.
    if (face.family.replaceAll('"', '') in FACES) faces.delete(face);
  }
}

function chooseFace(lang: string): string | null {
  if (/^zh-(Hant|TW|HK|MO)\b/i.test(lang)) return 'Lectern Punctuation TC';
  if (/^zh\b/i.test(lang)) return 'Lectern Punctuation SC';
  return /^ja\b/i.test(lang) ? 'Lectern Punctuation JP' : null;
}

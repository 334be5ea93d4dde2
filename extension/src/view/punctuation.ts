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
  'Lectern Punctuation SC Sans': ['PingFang SC', 'Source Han Sans SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei'],
  'Lectern Punctuation TC': ['Source Han Serif TC', 'Noto Serif CJK TC', 'Noto Serif TC', 'Songti TC', 'PMingLiU'],
  'Lectern Punctuation TC Sans': ['PingFang TC', 'Source Han Sans TC', 'Noto Sans CJK TC', 'Noto Sans TC', 'Microsoft JhengHei'],
  'Lectern Punctuation JP': ['Source Han Serif', 'Noto Serif CJK JP', 'Noto Serif JP', 'Hiragino Mincho ProN', 'Yu Mincho'],
  'Lectern Punctuation JP Sans': ['Hiragino Sans', 'Source Han Sans', 'Noto Sans CJK JP', 'Noto Sans JP', 'Yu Gothic'],
};

/** Makes the faces known for a text in this language, with and without serifs; gives what takes them back. */
export function addPunctuation(lang: string): () => void {
  const chosen = chooseFaces(lang);
  const made = chosen.map((name) => {
    const families = FACES[name] ?? [];
    return new FontFace(name, families.map((family) => `local("${family}")`).join(', '), { unicodeRange: SHARED });
  });
  const faces = readDocument('fonts');
  for (const face of made) faces.add(face);
  return () => made.forEach((face) => faces.delete(face));
}

/** Every face that the view adds to a document is called so. */
const OURS = /^"?Lectern /;

/** Takes back what an earlier instance could not, the bundled faces too. Firefox gives names in quotes. */
export function removeLeftFaces(): void {
  const faces = readDocument('fonts');
  for (const face of [...faces]) {
    if (OURS.test(face.family)) faces.delete(face);
  }
}

function chooseFaces(lang: string): string[] {
  const prefix = choosePrefix(lang);
  return prefix === null ? [] : Object.keys(FACES).filter((name) => name.startsWith(prefix));
}

function choosePrefix(lang: string): string | null {
  if (/^zh-(Hant|TW|HK|MO)\b/i.test(lang)) return 'Lectern Punctuation TC';
  if (/^zh\b/i.test(lang)) return 'Lectern Punctuation SC';
  return /^ja\b/i.test(lang) ? 'Lectern Punctuation JP' : null;
}

// How much text is on a printed page: the glyphs that a PDF of Chromium or Firefox draws.
//
// Decides by counting, not by reading: which letter a glyph is stands elsewhere in the file. Enough to tell a whole
// article from its first screen, and from an article with the page around it.

import { inflateSync } from 'node:zlib';

/** Strings of glyphs, and the font that those after it are of. */
const STRINGS = /\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f\s]+)>(?!>)|\(((?:\\.|[^\\)])*)\)/gs;

/**
 * @param {Uint8Array} pdf
 * @param {string} kind the browser that wrote it: Chromium writes two bytes a glyph but for drawn fonts, Firefox one for
 *   Latin text
 */
export function countGlyphs(pdf, kind) {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  const drawn = findDrawnFonts(text);
  let glyphs = 0;
  for (const { 0: opening, index } of text.matchAll(/stream\r?\n/g)) {
    const start = index + opening.length;
    const content = inflate(bytes.subarray(start, text.indexOf('endstream', start)));
    if (!/\bT[jJ]\b/.test(content) || content.includes('begincmap')) continue;
    let bytesOfGlyph = 1;
    for (const [, font, digits, letters] of content.matchAll(STRINGS)) {
      if (font) bytesOfGlyph = kind === 'firefox' || drawn.has(font) ? 1 : 2;
      else if (digits) glyphs += digits.replace(/\s/g, '').length / 2 / bytesOfGlyph;
      else glyphs += (letters ?? '').replace(/\\(?:[0-7]{3}|.)/gs, '_').length / bytesOfGlyph;
    }
  }
  return Math.round(glyphs);
}

/** Names of the fonts whose glyphs are drawings, as Chromium prints variable ones: at most 256 to a font. */
function findDrawnFonts(text) {
  const drawings = new Set([...text.matchAll(/(?:^|\n)(\d+) 0 obj\r?\n((?:(?!endobj).)*?)\/Subtype \/Type3/gs)].map(([, object]) => object));
  const names = [...text.matchAll(/\/(F\w+) (\d+) 0 R/g)].filter(([, , object]) => drawings.has(object));
  return new Set(names.map(([, name]) => name));
}

function inflate(bytes) {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}

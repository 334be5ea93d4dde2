// How much text is on a printed page: the glyphs that a PDF of Chromium or Firefox draws.
//
// Decides by counting, not by reading: which letter a glyph is stands elsewhere in the file. Enough to tell a whole
// article from its first screen, and from an article with the page around it.

import { inflateSync } from 'node:zlib';

/**
 * @param {Uint8Array} pdf
 * @param {string} kind the browser that wrote it: Chromium writes two bytes a glyph, Firefox one for Latin text
 */
export function countGlyphs(pdf, kind) {
  const bytesOfGlyph = kind === 'firefox' ? 1 : 2;
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  let glyphs = 0;
  for (const { 0: opening, index } of text.matchAll(/stream\r?\n/g)) {
    const start = index + opening.length;
    const content = inflate(bytes.subarray(start, text.indexOf('endstream', start)));
    if (!/\bT[jJ]\b/.test(content) || content.includes('begincmap')) continue;
    for (const [, digits] of content.matchAll(/<([0-9A-Fa-f\s]+)>(?!>)/g)) glyphs += digits.replace(/\s/g, '').length / 2 / bytesOfGlyph;
    for (const [, letters] of content.matchAll(/\(((?:\\.|[^\\)])*)\)/gs)) glyphs += letters.replace(/\\(?:[0-7]{3}|.)/gs, '_').length / bytesOfGlyph;
  }
  return Math.round(glyphs);
}

function inflate(bytes) {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}

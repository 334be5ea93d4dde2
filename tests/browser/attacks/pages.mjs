// Attacks and the pages they stand in: a vector is put into an article, so that whoever reads the page meets it.
//
// Decides what the article is and how it is found again. The project's own vectors are always there; a folder of shared
// ones adds its file. Never changes a vector.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OWN = fileURLToPath(new URL('../../attacks/vectors.json', import.meta.url));
const SHARED = 'vectors/vectors-dev.json';

const PARAGRAPHS = [
  'The harbour office said on Friday that four more ships had been turned away from the northern quay, that the crane would be repaired within the month, and that nobody had been hurt when its cable parted, which was heard, people say, on both sides of the river.',
  'The pilots, who had asked for a second tug since the autumn, answered that the report left out the current, that the lamps on the breakwater had been dark for three nights, and that a chart, once it is wrong, stays wrong for everybody who trusts it.',
  '港务局星期五说,北码头又有四艘船被劝返,吊车将在本月内修好,缆绳断裂时没有人受伤。引水员则回答说,报告没有提到水流,防波堤上的灯已经黑了三个晚上,海图一旦错了,相信它的人就都会错。',
  'A second survey, which begins on Tuesday, will measure the depth along the quay, the speed of the water at half tide, and the height of the lamps, and the office promised to print the figures, all of them, before the first large ship of the summer comes in.',
];
/** A few words of each paragraph, by which the article is known to have survived. */
const MARKS = ['crane would be repaired', 'dark for three nights', '引水员则回答说', 'height of the lamps'];

/** @returns {Array<{id: string, class: string, where: 'body'|'head'|'page', html: string, isOwn: boolean}>} */
export function readVectors(shared) {
  const own = JSON.parse(readFileSync(OWN, 'utf8'));
  const path = shared ? join(shared, SHARED) : '';
  const others = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
  return [...own.map((one) => ({ ...one, isOwn: true })), ...others.map(({ id, cls, where, html }) => ({ id, class: cls, where, html, isOwn: false }))];
}

/** Every `step`th one of each class, so that a sample knows every kind. */
export function sample(vectors, step) {
  const seen = new Map();
  return vectors.filter((one) => {
    const at = seen.get(one.class) ?? 0;
    seen.set(one.class, at + 1);
    return at % step === 0;
  });
}

function writeArticle(inside) {
  const [first, second, third, fourth] = PARAGRAPHS.map((text) => `<p>${text}</p>`);
  return `<h1>Four ships turned away</h1><p class="byline">By A. Pilot</p>${first}${second}\n${inside}\n${third}${fourth}`;
}

export function writePage({ where, html }) {
  if (where === 'page') return `<!DOCTYPE html>${html.replace('ARTICLE', () => `<article>${writeArticle('')}</article>`)}`;
  const [head, body] = where === 'head' ? [html, ''] : ['', html];
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">${head}<title>Four ships turned away - The Tide</title></head><body><nav><a href="/">Home</a> <a href="/tide">Tide</a></nav><main><article>${writeArticle(body)}</article></main><footer><a href="/about">About us</a></footer></body></html>`;
}

/** How many of the four paragraphs are there. */
export function countParagraphs(text) {
  return MARKS.filter((mark) => text.includes(mark)).length;
}

export const ALL_PARAGRAPHS = MARKS.length;

// What became of a block: its label, its drawing, its place in lists.
//
// Decides that every fate has a drawing and words beside its colour; the colours are in style.css, by `data-fate`.

import type { Fate } from '../generated/core.js';
import type { Words } from './words.ts';

/** In the order of legends; line drawings of 20 × 20. */
const DRAWINGS: Record<Fate, string> = {
  kept: 'M4 5h12M4 9h12M4 13h12M4 17h7',
  headline: 'M4 5v10M10 5v10M4 10h6M13 7.5l2.5-2V15',
  article_lines: 'M10 9v5M10 6v.1M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14',
  link_farm: 'M8.5 11.5a3 3 0 0 0 4.2 0l2.6-2.6a3 3 0 0 0-4.2-4.2l-.9.9M11.5 8.5a3 3 0 0 0-4.2 0l-2.6 2.6a3 3 0 0 0 4.2 4.2l.9-.9',
  ad: 'M3 8v4h3l6 4V4L6 8H3zM15 8a3 3 0 0 1 0 4',
  sponsored: 'M10 3v14M13.5 6.2C12.8 5.2 11.5 4.8 10 4.8c-2 0-3.5 1-3.5 2.5 0 3.6 7.2 1.7 7.2 5.3 0 1.5-1.6 2.6-3.7 2.6-1.7 0-3.2-.6-3.9-1.7',
  related: 'M3 4h8v8H3zM14 8h3v9H8v-2',
  navigation: 'M3 5h14M3 10h14M3 15h14',
  share: 'M14 6.5l-8 3.5 8 3.5M14 4.5v4M14 11.5v4M6 8v4',
  comments: 'M3 4h14v9H9l-4 4v-4H3z',
  form: 'M3 6h14v8H3zM6 8.5v3',
  footer: 'M3 3h14v14H3zM3 13h14',
  furniture: 'M4 9h12M5.5 9v8M14.5 9v8M6 9V4h8v5',
  left_out: 'M4 4l12 12M16 4L4 16',
};

export const FATES = Object.keys(DRAWINGS) as Fate[];

export function drawFate(fate: Fate): string {
  return DRAWINGS[fate];
}

export function nameFate(fate: Fate, words: Words): string {
  return words.text(`fate_${fate}`);
}

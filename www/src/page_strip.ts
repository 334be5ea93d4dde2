// The whole page as one thin line: how much text of each kind, and where.
//
// Decides widths by amount of text. It repeats what the list tells, so it is for the eye and the mouse alone.

import { element } from '../../extension/src/view/element.ts';
import { type Entry, groupEntries } from './entries.ts';
import { nameFate } from './fates.ts';
import type { Words } from './words.ts';

export function buildStrip(entries: readonly Entry[], words: Words, goTo: (entry: Entry) => void): HTMLElement {
  const parts = groupEntries(entries).flatMap(({ fate, entries: members }) => {
    const units = members.reduce((sum, { block }) => sum + (block?.units ?? 0), 0);
    const [first] = members;
    if (!first) return [];
    const part = element('span', { 'data-fate': fate, title: nameFate(fate, words) });
    part.style.setProperty('flex-grow', String(Math.max(1, units)));
    part.addEventListener('click', () => goTo(first));
    return [part];
  });
  return element('div', { class: 'strip', role: 'img', 'aria-label': words.text('strip_label') }, ...parts);
}

// Words for those who do not see them come up.
//
// Decides when: a status that comes with its words is not announced by every screen reader, one whose words come a moment
// later is. They go again, so that nobody who reads on meets them twice.

import { element } from './element.ts';

const AFTER_MS = 100;
const GONE_AFTER_MS = 4000;

/** A status for the ears alone; the same words stand beside it for the eyes. */
export function buildSpoken(words: string): HTMLElement {
  const spoken = element('span', { class: 'spoken', role: 'status' });
  setTimeout(() => (spoken.textContent = words), AFTER_MS);
  setTimeout(() => spoken.replaceChildren(), GONE_AFTER_MS);
  return spoken;
}

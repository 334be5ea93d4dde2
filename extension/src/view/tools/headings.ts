// The headings of the article.
//
// Decides what counts as a section: the headings of the body that have words, in their order.

import type { OpenedView } from '../opened_view.ts';

const HEADINGS = '.body :is(h2, h3, h4, h5, h6)';

export function findHeadings({ article }: OpenedView): HTMLElement[] {
  return [...article.querySelectorAll<HTMLElement>(HEADINGS)].filter((heading) => heading.textContent?.trim() !== '');
}

// The headings of the article, and which of them one is reading under.
//
// Decides what counts as a section: the headings of the body, in their order. The places are looked at when somebody
// asks, never while scrolling for nobody.

import type { OpenedView } from '../opened_view.ts';

const HEADINGS = '.body :is(h2, h3, h4, h5, h6)';
/** A heading counts as passed a little before it reaches the upper edge. */
const LINE_PX = 90;

export function findHeadings({ article }: OpenedView): HTMLElement[] {
  return [...article.querySelectorAll<HTMLElement>(HEADINGS)].filter((heading) => heading.textContent?.trim() !== '');
}

/** The last heading above the line where one reads; -1 before the first. */
export function findCurrent(headings: readonly HTMLElement[], root: HTMLElement): number {
  const line = root.getBoundingClientRect().top + LINE_PX;
  return headings.findLastIndex((heading) => heading.getBoundingClientRect().top <= line);
}

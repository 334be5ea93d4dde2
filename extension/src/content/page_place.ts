// Where in the page a part of the article stands.
//
// Decides by the words alone: the view keeps no tie to the page's elements, which may have changed since. Only looks.

import { readDocument } from '../view/page_document.ts';

/** As many characters as tell one paragraph from the next. */
const ENOUGH_CHARS = 60;

/** The innermost element that holds the beginning of these words; null where the page no longer shows it. */
export function findInPage(words: string): Element | null {
  const wanted = squeeze(words).slice(0, ENOUGH_CHARS);
  if (wanted === '') return null;
  let found: Element | null = readDocument('body');
  if (!found || !squeeze(found.textContent ?? '').includes(wanted)) return null;
  for (;;) {
    const inner: Element | undefined = [...found.children].find((child) => child.checkVisibility() && squeeze(child.textContent ?? '').includes(wanted));
    if (!inner) return found;
    found = inner;
  }
}

/** Without white space: the page's own breaks and the article's differ. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

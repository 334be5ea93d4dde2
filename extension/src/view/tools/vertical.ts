// Columns of text from right to left, as Japanese and traditional Chinese books have them.
//
// Decides for which languages that is offered, and that a mouse wheel goes on reading: it turns sideways.

import { onTrusted } from '../element.ts';
import type { OpenedView } from '../opened_view.ts';

export function canBeVertical(lang: string): boolean {
  return /^(ja\b|zh-(Hant|TW|HK|MO)\b)/i.test(lang);
}

export function turnWheel({ article, lang, root }: OpenedView): void {
  if (!canBeVertical(lang)) return;
  const page = article.parentElement;
  if (!page) return;
  onTrusted(root, 'wheel', (event) => {
    if (!root.classList.contains('vertical') || event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    page.scrollBy({ left: -event.deltaY });
  });
}

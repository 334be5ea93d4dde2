// Columns of text from right to left, as Japanese and traditional Chinese books have them.
//
// Decides for which languages that is offered, and that the mouse wheel and the keys that scroll go on reading: they turn
// sideways, for it is the page that scrolls there and not the view, which has the focus.

import { onTrusted } from '../element.ts';
import type { OpenedView } from '../opened_view.ts';

/** A key turns so much of the window, and an arrow a column or two. */
const PAGE = 0.88;
const ARROW_PX = 60;
/** What takes such keys itself. */
const CONTROLS = 'button, summary, iframe, input, select, [tabindex="0"]';

export function canBeVertical(lang: string): boolean {
  return /^(ja\b|zh-(Hant|TW|HK|MO)\b)/i.test(lang);
}

export function turnSideways({ article, lang, root }: OpenedView): void {
  if (!canBeVertical(lang)) return;
  const page = article.parentElement;
  if (!page) return;
  onTrusted(root, 'wheel', (event) => {
    if (!root.classList.contains('vertical') || event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    page.scrollBy({ left: -event.deltaY });
  });
  onTrusted(root, 'keydown', (event) => {
    const [target] = event.composedPath();
    const isFree = target === root || (target instanceof Element && page.contains(target) && !target.matches(CONTROLS));
    if (!root.classList.contains('vertical') || !isFree || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const left = findTurn(event, page);
    if (left === undefined) return;
    event.preventDefault();
    page.scrollBy({ left, behavior: 'instant' });
  });
}

/** How far to the right; forward is to the left. */
function findTurn({ key, shiftKey }: KeyboardEvent, page: HTMLElement): number | undefined {
  const width = page.clientWidth * PAGE;
  const turns: Readonly<Record<string, number>> = {
    ' ': shiftKey ? width : -width, PageDown: -width, PageUp: width, Home: page.scrollWidth, End: -page.scrollWidth,
    ArrowLeft: -ARROW_PX, ArrowDown: -ARROW_PX, ArrowRight: ARROW_PX, ArrowUp: ARROW_PX,
  };
  return turns[key];
}

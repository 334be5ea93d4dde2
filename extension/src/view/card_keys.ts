// The way to a card by keyboard, for it stands behind everything else of the page and takes no focus by itself.
//
// Decides which keys lead there: F6, and Tab while nothing of the page has the focus. All others are the page's; the focus
// goes back to where it was with the card.

import { MESSAGE_KEY } from './message_key.ts';
import { readDocument } from './page_document.ts';

const CONTROLS = 'button, summary, input, a[href]';

/** @param end when the card goes; whatever of it has the focus then gives it back first */
export function leadKeysTo(card: HTMLElement, end: AbortSignal): void {
  let before: Element | null = null;
  const isInside = (): boolean => card.matches(':focus-within');
  window.addEventListener('keydown', (event) => {
    if (!event.isTrusted || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (isInside()) {
      // The press that has led here is still held: the browser must not lead on to its own bars.
      if (event.key === MESSAGE_KEY && event.repeat) event.preventDefault();
      return;
    }
    const isWanted = event.key === MESSAGE_KEY || (event.key === 'Tab' && !event.shiftKey && isNowhere());
    const control = [...card.querySelectorAll<HTMLElement>(CONTROLS)].find((one) => one.checkVisibility());
    if (!isWanted || !control) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    before = readDocument('activeElement');
    control.focus();
  }, { capture: true, signal: end });
  end.addEventListener('abort', () => {
    if (isInside() && before instanceof HTMLElement) HTMLElement.prototype.focus.call(before, { preventScroll: true });
  });
}

function isNowhere(): boolean {
  const focused = readDocument('activeElement');
  return focused === null || focused === readDocument('body') || focused === readDocument('documentElement');
}

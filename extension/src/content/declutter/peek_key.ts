// The key that is held for a look at what is hidden: Alt+X, while the page is decluttered.
//
// Decides that letting go of either key, or leaving the window, ends the look. Takes no other key from the page.

import type { Peek } from './peek.ts';

const CODE = 'KeyX';

/** Gives what ends it. */
export function listenForPeek(peek: Peek): () => void {
  const end = new AbortController();
  const options = { capture: true, signal: end.signal };
  addEventListener('keydown', (event) => {
    if (!event.isTrusted || event.code !== CODE || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    peek.open();
  }, options);
  addEventListener('keyup', (event) => {
    if (event.code === CODE || event.key === 'Alt') peek.close();
  }, options);
  addEventListener('blur', () => peek.close(), options);
  return () => end.abort();
}

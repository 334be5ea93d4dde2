// The key that is held for a look at what is hidden: Alt+X, while the page is decluttered.
//
// Decides that letting go of either key, or leaving the window, ends the look. Takes no other key from the page, and none
// while the page is covered.

const CODE = 'KeyX';

export interface Look {
  open(): void;
  close(): void;
}

/**
 * Gives what ends it.
 * @param isCovered whether something lies over the page
 */
export function listenForPeek(peek: Look, isCovered: () => boolean): () => void {
  const end = new AbortController();
  const options = { capture: true, signal: end.signal };
  addEventListener('keydown', (event) => {
    if (!event.isTrusted || event.code !== CODE || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing || isCovered()) return;
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

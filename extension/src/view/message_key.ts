// The key that leads to what a message offers, and from there back to where one was.
//
// Decides where that is: what is said for a while comes first, for it goes by itself. The key is there with the first line
// of the text, for a message that the view opens with names it at once; and in fields too, for nobody types it.

export const MESSAGE_KEY = 'F6';

/** @param end when the view is left */
export function listenForMessageKey(root: HTMLElement, end: AbortSignal): void {
  let before: HTMLElement | null = null;
  /** Whether the press that is held has led somewhere: then the browser does not go on from there. */
  let hasLed = false;
  /** False where nothing is said: then the key is the browser's. */
  const lead = (): boolean => {
    const { activeElement } = root.getRootNode() as ShadowRoot;
    const isThere = activeElement?.closest('.announcement, .toast') != null;
    const button = root.querySelector<HTMLElement>('.announcement.shown button:not([hidden])') ?? root.querySelector<HTMLElement>('.toast button');
    if (!isThere && activeElement instanceof HTMLElement) before = activeElement;
    const target = isThere ? (before?.checkVisibility() ? before : root) : button;
    target?.focus({ preventScroll: true });
    return target !== null;
  };
  window.addEventListener('keydown', (event) => {
    if (!event.isTrusted || event.key !== MESSAGE_KEY || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (root.querySelector('dialog[open]')) return;
    if (!event.repeat) hasLed = lead();
    if (!hasLed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true, signal: end });
}

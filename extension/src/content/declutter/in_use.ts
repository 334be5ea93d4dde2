// What the reader is using: it must stay, whatever it looks like.

import { readDocument } from '../../view/page_document.ts';
import type { Capture } from '../capture/walk.ts';
import { listElements } from '../capture/walk.ts';

/** The numbers of the focused element, of the ends of the selection, and of media that play. Mostly there are none. */
export function findUsed(capture: Capture): Uint32Array {
  const selection = getSelection();
  const used = new Set<Node | null | undefined>([findFocused(), ...capture.media.filter(isPlaying)]);
  if (selection && !selection.isCollapsed) {
    for (const end of [selection.anchorNode, selection.focusNode]) used.add(end?.nodeType === Node.TEXT_NODE ? end.parentNode : end);
  }
  for (const none of [null, undefined, readDocument('body'), readDocument('documentElement')]) used.delete(none);
  if (used.size === 0) return new Uint32Array();
  return Uint32Array.from(listElements(capture).flatMap((node, number) => (used.has(node) ? [number] : [])));
}

/** An element of that name in a drawing is none. */
function isPlaying(element: Element): boolean {
  return element instanceof HTMLMediaElement && !element.paused;
}

/** Also inside open shadow trees. */
function findFocused(): Element | null {
  let focused = readDocument('activeElement');
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

// What the reader is using: it must stay, whatever it looks like.

import { readDocument } from '../../view/page_document.ts';
import type { Capture } from '../capture/walk.ts';
import { listElements } from '../capture/walk.ts';

/** The numbers of the focused element, of the ends of the selection, and of media that play. */
export function findUsed(capture: Capture): Uint32Array {
  const selection = getSelection();
  const used = new Set<Node | null | undefined>([findFocused()]);
  if (selection && !selection.isCollapsed) {
    for (const end of [selection.anchorNode, selection.focusNode]) used.add(end?.nodeType === Node.TEXT_NODE ? end.parentNode : end);
  }
  used.delete(readDocument('body'));
  const numbers = listElements(capture).flatMap((node, number) => (
    used.has(node) || (node instanceof HTMLMediaElement && !node.paused) ? [number] : []
  ));
  return Uint32Array.from(numbers);
}

/** Also inside open shadow trees. */
function findFocused(): Element | null {
  let focused = readDocument('activeElement');
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

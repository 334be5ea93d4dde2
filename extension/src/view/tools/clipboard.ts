// Puts text on the clipboard.
//
// Decides the way: the clipboard's own, which pages without encryption do not have; else a field that is copied from.

import { element } from '../element.ts';

/** @param place where a field may stand for a moment */
export async function copyText(text: string, place: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text, place);
  }
}

function copyByCommand(text: string, place: HTMLElement): boolean {
  const tree = place.getRootNode() as ShadowRoot;
  const focused = tree.activeElement;
  const field = element('textarea', { 'aria-hidden': 'true', class: 'copy-field' });
  field.value = text;
  place.append(field);
  field.select();
  const isDone = Document.prototype.execCommand.call(document, 'copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isDone;
}

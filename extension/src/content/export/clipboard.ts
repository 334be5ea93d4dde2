// Puts a text on the clipboard.
//
// Decides the way: the browser's own where the page may use it, else a selection and a command, as pages without a
// certificate or with a strict policy need it.

import { createElement } from '../../view/page_document.ts';

/** @param place something open in which a field may take the focus for a moment */
export async function copyText(text: string, place: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text, place);
  }
}

function copySelected(text: string, place: HTMLElement): boolean {
  const focused = (place.getRootNode() as ShadowRoot).activeElement;
  const field = createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.style.cssText = 'position: fixed; inset: 0 auto auto 0; inline-size: 1px; block-size: 1px; opacity: 0';
  place.append(field);
  field.select();
  const isCopied = Document.prototype.execCommand.call(document, 'copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isCopied;
}

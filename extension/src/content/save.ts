// Saves something as a file of the reader's.
//
// Decides the means: a link that stands nowhere, so that no page hears the click on it.

import { createElement } from '../view/page_document.ts';

/** Saving has begun by then. */
const KEPT_MS = 60_000;

export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

// Ctrl+A, or Cmd+A on a Mac: the article is selected, and nothing that is not its own.
//
// Decides what belongs to it: its head, its text, its notes. Browsers begin where was clicked last; while nobody has clicked
// into the text, Chromium selects nothing at all.

import type { OpenedView } from '../opened_view.ts';

export function isSelectAll({ key, code, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  const isCommand = navigator.platform.startsWith('Mac') ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  // A layout without Latin letters has the key where it lies on one with them.
  return isCommand && !altKey && !shiftKey && (/^[a-z]$/i.test(key) ? key.toLowerCase() === 'a' : code === 'KeyA');
}

export function selectArticle({ article }: OpenedView): void {
  const foot = [...article.children].findIndex((part) => part.matches('.foot'));
  getSelection()?.setBaseAndExtent(article, 0, article, foot);
}

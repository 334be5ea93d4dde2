// The view's style sheets, as constructed sheets: no style element, no attribute that a page's policy could refuse.

import article from './style/article.css';
import bar from './style/bar.css';
import card from './style/card.css';
import fonts from './style/fonts.css';
import frame from './style/frame.css';
import print from './style/print.css';
import themes from './style/themes.css';
import toast from './style/toast.css';

let viewSheets: CSSStyleSheet[] | null = null;

/** Parsed once a page, by whoever asks first, and shared by all views that are opened in it. */
export function createViewSheets(): CSSStyleSheet[] {
  viewSheets ??= [themes, fonts, frame, bar, article, toast, print].map(createSheet);
  return viewSheets;
}

export function createCardSheets(): CSSStyleSheet[] {
  return [themes, card].map(createSheet);
}

function createSheet(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

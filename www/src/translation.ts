// Puts the words into the page's own markup, by the keys it carries.
//
// Decides nothing about words; `data-text` fills an element, `data-label` names it, `data-placeholder` hints in it.

import type { WordKey, Words } from './words.ts';

export function translatePage(words: Words): void {
  document.documentElement.lang = words.view.locale;
  document.title = words.text('page_title');
  for (const place of document.querySelectorAll<HTMLElement>('[data-text]')) place.textContent = words.text(place.dataset['text'] as WordKey);
  for (const place of document.querySelectorAll<HTMLElement>('[data-label]')) place.ariaLabel = words.text(place.dataset['label'] as WordKey);
  for (const place of document.querySelectorAll<HTMLTextAreaElement>('[data-placeholder]')) {
    place.placeholder = words.text(place.dataset['placeholder'] as WordKey);
  }
}

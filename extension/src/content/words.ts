// The view's words from the browser's own choice of locale.
//
// Decides what numbers and dates are formatted in: the browser's locale where it speaks the language of the messages
// (day and month in the reader's order), else the messages' own.

import type { MessageKey, Wording } from '../view/wording.ts';

export function createBrowserWording(): Wording {
  const text = (key: MessageKey, ...values: string[]) => chrome.i18n.getMessage(key, values);
  const spoken = text('locale');
  const wanted = chrome.i18n.getUILanguage();
  return {
    locale: languageOf(wanted) === languageOf(spoken) ? wanted : spoken,
    direction: text('direction') === 'rtl' ? 'rtl' : 'ltr',
    text,
  };
}

/** Words for when the extension is gone: an update ends what the browser would tell. */
export function keepWords(wording: Wording, ...keys: MessageKey[]): Wording {
  const kept = new Map(keys.map((key) => [key, wording.text(key)]));
  return { ...wording, text: (key) => kept.get(key) ?? '' };
}

function languageOf(tag: string): string {
  return tag.split(/[-_]/)[0]?.toLowerCase() ?? '';
}

// A line above the text that says what has changed, with what can be done about it.
//
// Decides its form: it takes no focus, covers no text for longer than the reader wants, and is told to those who do not
// see it.

import { element, icon, onTrusted } from './element.ts';
import { buildSpoken } from './spoken.ts';
import type { Wording } from './wording.ts';

const CROSS = 'M5 5l10 10M15 5L5 15';

export interface ToastText {
  words: string;
  /** Buttons, first things first; the toast goes when one is pressed. */
  actions: readonly { label: string; act(): void }[];
}

export function buildToast(text: ToastText, wording: Wording): HTMLElement {
  // Who pressed its button with a key goes on in the text.
  const leave = () => {
    const view = toast.closest('dialog');
    const hadFocus = toast.matches(':focus-within');
    toast.remove();
    if (hadFocus) view?.focus({ preventScroll: true });
  };
  const actions = text.actions.map(({ label, act }) => {
    const button = element('button', { type: 'button', class: 'toast-action' }, label);
    onTrusted(button, 'click', () => {
      leave();
      act();
    });
    return button;
  });
  const dismiss = element('button', { type: 'button', 'aria-label': wording.text('dismiss'), title: wording.text('dismiss') }, icon(CROSS));
  onTrusted(dismiss, 'click', leave);
  const toast = element(
    'div', { class: 'toast', lang: wording.locale, dir: wording.direction },
    element('p', {}, text.words), buildSpoken(`${text.words} ${wording.text('card_keys')}`), ...actions, dismiss,
  );
  return toast;
}

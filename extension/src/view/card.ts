// A small card over the page that says one thing: still reading, no article here, something failed.
//
// Decides its form. Never takes the focus, never covers the page, never asks for anything; the page goes on working.

import { element, icon, onTrusted } from './element.ts';
import type { Preferences } from './preferences.ts';
import { showTheme } from './shown_theme.ts';
import { buildSpoken } from './spoken.ts';
import type { Wording } from './wording.ts';

const CROSS = 'M5 5l10 10M15 5L5 15';

export interface CardText {
  title: string;
  /** Sentences, one a line. */
  lines: string[];
  /** What the reader can do about it, the best first. */
  actions?: { label: string; act(): void }[];
  /** Whether it only bridges a wait. */
  isWaiting?: boolean;
}

/** @param onDismiss called when the reader wants the card gone; null for a card that goes by itself */
export function buildCard(text: CardText, wording: Wording, preferences: Preferences, onDismiss: (() => void) | null): HTMLElement {
  const words = element('div', { class: 'card-words' }, element('p', { class: 'card-title' }, text.title), ...text.lines.map((line) => element('p', {}, line)));
  for (const { label, act } of text.actions ?? []) {
    const action = element('button', { type: 'button', class: 'card-action' }, label);
    onTrusted(action, 'click', act);
    words.append(action);
  }
  // Who hears the card has to be told how to get there.
  const said = [text.title, ...text.lines, ...(text.isWaiting ? [] : [wording.text('card_keys')])].join(' ');
  const card = element(
    'div', {
      class: text.isWaiting ? 'card waiting' : 'card', popover: 'manual', role: 'dialog', 'aria-label': text.title,
      lang: wording.locale, dir: wording.direction,
    },
    element('div', { class: 'card-text' }, words), buildSpoken(said),
  );
  showTheme(card, preferences);
  if (onDismiss) {
    const close = element('button', { type: 'button', 'aria-label': wording.text('dismiss'), title: wording.text('dismiss') }, icon(CROSS));
    onTrusted(close, 'click', onDismiss);
    // By the browser's own means too: where an update has ended this script, as in Firefox, nobody hears the click.
    close.popoverTargetElement = card;
    close.popoverTargetAction = 'hide';
    close.addEventListener('click', (event) => {
      if (!event.isTrusted) event.preventDefault();
    });
    card.append(close);
  }
  return card;
}

// The card in the page: how it appears, and how it goes.
//
// Decides that Esc, the cross and the toolbar button take it away. Never takes the focus or a key from the page.

import { type CardText, buildCard } from '../view/card.ts';
import { createHost, moveIfUnseen, placeHost } from '../view/host.ts';
import type { Preferences } from '../view/preferences.ts';
import { createCardSheets } from '../view/stylesheet.ts';
import type { Wording } from '../view/wording.ts';

export interface CardSetting {
  wording: Wording;
  preferences: Preferences;
  /** Whether the reader may send it away; a card that says "reading" goes by itself. */
  isDismissable: boolean;
  onClosed(): void;
}

export class ShownCard {
  private readonly host = createHost(createCardSheets());
  private readonly handleKey = (event: KeyboardEvent): void => {
    if (event.isTrusted && event.key === 'Escape' && !event.isComposing) this.close();
  };
  private isOpen = true;

  constructor(text: CardText, private readonly setting: CardSetting) {
    const dismiss = setting.isDismissable ? () => this.close() : null;
    const card = buildCard(text, setting.wording, setting.preferences, dismiss);
    this.host.root.append(card);
    placeHost(this.host);
    card.showPopover();
    if (moveIfUnseen(this.host)) card.showPopover();
    if (setting.isDismissable) window.addEventListener('keydown', this.handleKey, { capture: true });
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    window.removeEventListener('keydown', this.handleKey, { capture: true });
    this.host.element.remove();
    this.setting.onClosed();
  }
}

// The card in the page: how it appears, and how it goes.
//
// Decides that Esc, the cross and the toolbar button take it away, and that it goes when the page becomes another one or the
// extension is gone; one that only waits is given up by Esc. Never takes the focus by itself, and no key that is not meant
// for it.

import { type CardText, buildCard } from '../view/card.ts';
import { leadKeysTo } from '../view/card_keys.ts';
import { createHost, type Host, moveIfUnseen, placeHost } from '../view/host.ts';
import type { Preferences } from '../view/preferences.ts';
import { createCardSheets } from '../view/stylesheet.ts';
import type { Wording } from '../view/wording.ts';
import { PageWatch } from './page_watch.ts';

const PARTING = 'lectern-view-1';

export interface CardSetting {
  wording: Wording;
  preferences: Preferences;
  /** Whether the reader may send it away; a card that says "reading" goes by itself. */
  isDismissable: boolean;
  /** Whether it stands where a view was whose rules nobody can take back any more: for print they know the element by its name. */
  isParting?: boolean;
  onClosed(): void;
}

export class ShownCard {
  private readonly host: Host;
  private readonly end = new AbortController();
  private readonly watch: PageWatch | null;
  private isOpen = true;

  constructor(text: CardText, private readonly setting: CardSetting) {
    this.host = createHost(createCardSheets(), setting.isParting ? PARTING : undefined);
    const escape = setting.isDismissable ? () => this.close() : text.actions?.[0]?.act;
    const dismiss = setting.isDismissable ? () => this.close() : null;
    const card = buildCard(text, setting.wording, setting.preferences, dismiss);
    this.host.root.append(card);
    placeHost(this.host);
    card.showPopover();
    if (moveIfUnseen(this.host)) card.showPopover();
    window.addEventListener('keydown', (event) => {
      if (event.isTrusted && event.key === 'Escape' && !event.isComposing) escape?.();
    }, { capture: true, signal: this.end.signal });
    leadKeysTo(card, this.end.signal);
    const close = () => this.close();
    this.watch = setting.isDismissable && !setting.isParting ? new PageWatch({ moved: close, orphaned: close }) : null;
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.end.abort();
    this.watch?.stop();
    this.host.element.remove();
    this.setting.onClosed();
  }
}

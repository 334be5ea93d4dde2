// The view in the page: a modal dialog in the top layer over everything, and the page held still behind it.
//
// Decides how it opens, how it is left, and what happens when the page takes it away. Never builds the view's content,
// never acts on what a page's script pretends.

import type { Reading } from '../outcome.ts';
import { onTrusted } from '../view/element.ts';
import { addPunctuation } from '../view/punctuation.ts';
import { createHost, moveIfUnseen, placeHost } from '../view/host.ts';
import { createElement, readDocument } from '../view/page_document.ts';
import type { Doors } from '../view/opened_view.ts';
import type { Preferences } from '../view/preferences.ts';
import { fillReadingView } from '../view/reading_view.ts';
import { createViewSheets } from '../view/stylesheet.ts';
import type { Wording } from '../view/wording.ts';
import { loadFont, loadTools, tellPrint } from './background_link.ts';
import { findInPage } from './page_place.ts';
import { PageHold } from './page_hold.ts';
import { storePreferences, watchPreferences } from './stored_preferences.ts';

/** Keys go to the reader's own extensions (which listen on the way down) but not on to the page's shortcuts. */
const KEYS = ['keydown', 'keypress', 'keyup'] as const;
/** A script that empties the page is put up with once; one that fights back is not. */
const MOST_RETURNS = 1;

/** Unique in its shadow tree. */
const DIALOG_ID = 'view';

export interface ViewSetting {
  wording: Wording;
  preferences: Preferences;
  shadowRoots: readonly ShadowRoot[];
  notice?: string;
  /** Called once, after the page is as it was. */
  onClosed(reason: 'left' | 'removed'): void;
}

export class ShownView {
  private readonly host = createHost(createViewSheets());
  private readonly dialog = createElement('dialog');
  private readonly hold: PageHold;
  private readonly removePunctuation: () => void;
  private readonly disconnectView: () => void;
  private readonly observer = new MutationObserver(() => this.handleMutation());
  private readonly doors: Doors = { exit: () => this.close(), loadFont, showInPage: (part) => this.showInPage(part) };
  private returns = 0;
  private isOpen = true;

  constructor(reading: Reading, private readonly setting: ViewSetting) {
    const view = fillReadingView(this.dialog, reading, {
      ...setting, address: readDocument('URL'), onPreferences: storePreferences, loadTools, doors: this.doors,
    });
    const unwatch = watchPreferences((preferences) => view.look.take(preferences));
    this.disconnectView = () => {
      unwatch();
      view.disconnect();
    };
    this.dialog.setAttribute('aria-label', view.title);
    this.dialog.tabIndex = -1;
    this.letExitWorkAlone();
    this.host.root.append(this.dialog);
    this.removePunctuation = addPunctuation(reading.metadata.lang ?? '');
    this.hold = new PageHold(this.host.element.localName, setting.shadowRoots);
    this.show();
    this.listen();
  }

  close(reason: 'left' | 'removed' = 'left'): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.observer.disconnect();
    this.disconnectView();
    this.dialog.close();
    this.host.element.remove();
    this.removePunctuation();
    this.hold.release();
    tellPrint(this.host.element.localName, false);
    this.setting.onClosed(reason);
  }

  /** Back to the page, at the place that this part of the article was taken from. */
  private showInPage(part: HTMLElement): void {
    this.close();
    findInPage(part.textContent ?? '')?.scrollIntoView({ block: 'center' });
  }

  private show(): void {
    placeHost(this.host);
    this.dialog.showModal();
    if (moveIfUnseen(this.host)) {
      this.dialog.close();
      this.dialog.showModal();
    }
    this.dialog.focus({ preventScroll: true });
    tellPrint(this.host.element.localName, true);
  }

  /** The button closes the dialog by the browser's own means where this script is gone: after an update in Firefox. */
  private letExitWorkAlone(): void {
    this.dialog.id = DIALOG_ID;
    const exit = this.dialog.querySelector('.exit');
    exit?.setAttribute('commandfor', DIALOG_ID);
    exit?.setAttribute('command', 'close');
    exit?.addEventListener('click', (event) => {
      if (!event.isTrusted) event.preventDefault();
    });
  }

  private listen(): void {
    for (const kind of KEYS) this.host.element.addEventListener(kind, (event) => event.stopPropagation());
    onTrusted(this.dialog, 'cancel', (event) => {
      event.preventDefault();
      this.close();
    });
    // Closed by the browser or by the page: either way nothing is shown any more, so nothing may stay behind.
    this.dialog.addEventListener('close', () => {
      if (!this.dialog.open && this.host.element.isConnected) this.close();
    });
    this.observer.observe(document, { childList: true });
    this.watchParents();
  }

  private watchParents(): void {
    for (const parent of [readDocument('documentElement'), readDocument('body')]) {
      if (parent) this.observer.observe(parent, { childList: true });
    }
  }

  /** Puts the view back where a script has taken it away together with the rest of the page; once. */
  private handleMutation(): void {
    if (!this.isOpen || this.host.element.isConnected) return;
    if (this.returns >= MOST_RETURNS) {
      this.close('removed');
      return;
    }
    this.returns += 1;
    this.dialog.close();
    this.show();
    this.watchParents();
  }
}

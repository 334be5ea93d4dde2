// Notices, while the view is open, what happens behind it: the page becomes another one, or the extension goes away.
//
// Decides how often to look. Looking is a comparison of two strings: the page's own events cannot be heard from the
// extension's world in every browser, and what a page does to its history must not be changed to hear it.

import { readDocument } from '../view/page_document.ts';
import { isConnected } from './background_link.ts';

const PERIOD_MS = 700;

export interface PageEvents {
  /** The page has another address, beside its fragment. Called again for every further address. */
  moved(): void;
  /** The extension was reloaded, updated or taken out. */
  orphaned(): void;
}

export class PageWatch {
  private address = readAddress();
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(private readonly events: PageEvents) {
    this.timer = setInterval(() => this.look(), PERIOD_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    if (!isConnected()) {
      this.stop();
      this.events.orphaned();
      return;
    }
    const address = readAddress();
    if (address === this.address) return;
    this.address = address;
    this.events.moved();
  }
}

function readAddress(): string {
  return readDocument('URL').replace(/#.*$/, '');
}

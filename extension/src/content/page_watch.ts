// Notices, while the view is open, what happens behind it: the page arrives whole or becomes another one, or the
// extension goes away.
//
// Decides how often to look. Looking is a comparison of two strings: the page's own events cannot be heard from the
// extension's world in every browser, and what a page does to its history must not be changed to hear it.

import { withoutFragment } from '../view/address.ts';
import { listenToDocument, readDocument } from '../view/page_document.ts';
import { isConnected } from './background_link.ts';
import { readBody, readText } from './capture/dom_reads.ts';

const PERIOD_MS = 700;

export interface PageEvents {
  /** The page was still loading when it was read; it has arrived now, and holds more. */
  grown?(): void;
  /** Whether what was read still stands there: then another address means nothing. Asked again until it does not. */
  isSame?(): boolean;
  /** The page has another address, beside its fragment. Called again for every further address. */
  moved(): void;
  /** Called at every look. */
  looked?(): void;
  /** The extension was reloaded, updated or taken out. */
  orphaned(): void;
}

export class PageWatch {
  private address: string;
  /** How much there was to read while the page was still loading; null once it has arrived. */
  private charactersRead = isLoading() ? countCharacters() : null;
  private readonly timer: ReturnType<typeof setInterval>;

  /** @param address where the page was when it was read: it may have gone on since */
  constructor(private readonly events: PageEvents, address = readDocument('URL')) {
    this.address = withoutFragment(address);
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
    if (this.charactersRead !== null && !isLoading()) {
      if (countCharacters() > this.charactersRead) this.events.grown?.();
      this.charactersRead = null;
    }
    if (readDocument('visibilityState') === 'visible') this.events.looked?.();
    const address = withoutFragment(readDocument('URL'));
    if (address === this.address || this.events.isSame?.()) return;
    this.address = address;
    this.events.moved();
  }
}

/** Whether the browser is still waiting for a part of the page itself. */
export function isLoading(): boolean {
  return readDocument('readyState') === 'loading';
}

function countCharacters(): number {
  const body = readBody(document);
  return body === null ? 0 : (readText(body) ?? '').length;
}

/** Whether the page has arrived with all that it needs to be shown. */
export function isWhole(): boolean {
  return readDocument('readyState') === 'complete';
}

/**
 * When the page has come so far, or after a while: a script from a host that does not answer can hold a page up for ever,
 * and nothing is laid out before the style sheets are there.
 */
export function waitForPage(isReady: () => boolean, longestMs: number): Promise<void> {
  return new Promise((resume) => {
    const end = new AbortController();
    const done = () => {
      clearTimeout(timer);
      end.abort();
      resume();
    };
    const look = () => {
      if (isReady()) done();
    };
    const timer = setTimeout(done, longestMs);
    listenToDocument('readystatechange', look, { signal: end.signal });
    look();
  });
}

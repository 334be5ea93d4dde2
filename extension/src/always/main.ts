// Announces a page of a site on which something happens by itself.
//
// Runs only where the reader has allowed it, and only when the page is looked at: once it has loaded, and when it has
// become another one in the same document. Decides nothing else: what is to happen, the background knows.

import { isConnected } from '../content/background_link.ts';
import { withoutFragment } from '../view/address.ts';
import { readDocument } from '../view/page_document.ts';

/** Twice as long a new page has to come up, before it is announced. */
const PERIOD_MS = 1000;

let [announced, seen] = ['', ''];

/** What is asked for behind the path is tidied by many pages, and then names no other one. */
function readPage(): string {
  return location.pathname + withoutFragment(location.hash);
}

/** A frame of the page's that is named `chrome` takes the place of the extension's interface, and an update takes it away. */
function tellArrival(): void {
  if (isConnected()) chrome.runtime.sendMessage({ kind: 'arrived' }).catch(() => undefined);
}

function look(isNew: boolean): void {
  const page = readPage();
  if (readDocument('visibilityState') === 'visible' && page !== announced && (isNew || page === seen)) {
    announced = page;
    tellArrival();
  }
  seen = page;
}

if (window === window.top) {
  look(true);
  addEventListener('visibilitychange', () => look(announced === ''), { capture: true });
  const timer = setInterval(() => (isConnected() ? look(false) : clearInterval(timer)), PERIOD_MS);
}

// Announces a page of a site on which something happens by itself.
//
// Runs only where the reader has allowed it, and only when the page is looked at: once it has loaded, and when it has
// become another one in the same document. What is to happen, the background knows: it opens the view, and says what is to
// be hidden, for which the page then brings the one part that hides.

import { isConnected, tellArrival } from '../content/background_link.ts';
import { loadPart } from '../content/parts.ts';
import { withoutFragment } from '../view/address.ts';
import { isReadable, readDocument } from '../view/page_document.ts';

/** Twice as long a new page has to come up, before it is announced. */
const PERIOD_MS = 1000;

let [announced, seen] = ['', ''];

/** What is asked for behind the path is tidied by many pages, and then names no other one. */
function readPage(): string {
  return location.pathname + withoutFragment(location.hash);
}

/** A frame of the page's that is named `chrome` takes the place of the extension's interface, and an update takes it away. */
async function arrive(): Promise<void> {
  if (!isConnected()) return;
  const setting = await tellArrival();
  if (setting !== null && isReadable()) (await loadPart('declutter'))?.startQuietly(setting);
}

function look(isNew: boolean): void {
  const page = readPage();
  if (readDocument('visibilityState') === 'visible' && page !== announced && (isNew || page === seen)) {
    announced = page;
    void arrive();
  }
  seen = page;
}

if (window === window.top) {
  look(true);
  addEventListener('visibilitychange', () => look(announced === ''), { capture: true });
  const timer = setInterval(() => (isConnected() ? look(false) : clearInterval(timer)), PERIOD_MS);
}

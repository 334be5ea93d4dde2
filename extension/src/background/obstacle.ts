// Why a page cannot be read at all: browsers keep extensions out of their own pages, their stores and local files.
//
// Decides the reason that the button names. Never asks for more rights; works from the address where the browser
// tells it, and from the browser's own words where it does not.

export type Obstacle = 'browser_page' | 'store' | 'file' | 'unknown';

const BROWSER_SCHEMES = /^(chrome|chrome-extension|chrome-search|chrome-untrusted|devtools|edge|brave|vivaldi|opera|about|moz-extension|resource|view-source):/i;
const STORES = /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org)(\/|$)/i;

/**
 * @param address the tab's address, where the browser tells it
 * @param message what the browser said when it refused
 */
export function findObstacle(address: string | undefined, message: string): Obstacle {
  const known = address ?? '';
  if (BROWSER_SCHEMES.test(known)) return 'browser_page';
  if (STORES.test(known) || /gallery|webstore/i.test(message)) return 'store';
  if (/^file:/i.test(known) || /file:\/\//i.test(message)) return 'file';
  if (/\b(chrome|about|moz-extension|edge):|chrome:\/\//i.test(message)) return 'browser_page';
  return 'unknown';
}

/**
 * Whether the same try may succeed in a moment: right after a click Chromium now and then has not yet handed the tab
 * to the extension (9 of 40 clicks on a busy machine) and says so in the words it also uses for forbidden pages.
 */
export function isPassing(message: string): boolean {
  return /cannot access contents of/i.test(message) && !/file:\/\//i.test(message);
}

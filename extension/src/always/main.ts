// Announces a page of a site on which something happens by itself.
//
// Runs only where the reader has allowed it, and only when the page is looked at. Decides nothing else: what is to
// happen, the background knows.

function announce(): void {
  chrome.runtime.sendMessage({ kind: 'arrived' }).catch(() => undefined);
}

if (window === window.top) {
  if (document.visibilityState === 'visible') announce();
  else document.addEventListener('visibilitychange', announce, { once: true });
}

// Announces a page of a site on which the view opens by itself.
//
// Decides which pages cannot be articles by their address: the front page of a site. Whether one is, the core decides.
// Runs only where the reader has allowed it, and only when the page is looked at.

const FRONT_PAGE = /^\/(index|default|home)?(\.[a-z]{2,5})?$/i;

function announce(): void {
  chrome.runtime.sendMessage({ kind: 'arrived' }).catch(() => undefined);
}

if (window === window.top && !(FRONT_PAGE.test(location.pathname) && location.search === '')) {
  if (document.visibilityState === 'visible') announce();
  else document.addEventListener('visibilitychange', announce, { once: true });
}

// The content script: put into a page by a click or a menu, again by every further one, and by itself only on sites for
// which the reader has chosen so.
//
// Decides whether this is the first time. Later injections find the first one's state in the extension's own world,
// which the page cannot see, and pass on what is asked.

import { takeIntent } from '../intent.ts';
import { findLeftHosts, isOpen } from '../view/host.ts';
import { isConnected } from './background_link.ts';
import { removeLeftMarks } from './left_marks.ts';
import { removeLeftFaces, removeLeftLocks } from './page_hold.ts';
import { Toggle } from './toggle.ts';

declare global {
  var lecternToggle: Toggle | undefined;
}

function start(): void {
  // Chromium gives a page's frame that is named `chrome` the place of the extension's own interface.
  if (!isConnected()) return;
  const intent = takeIntent();
  const earlier = globalThis.lecternToggle;
  if (earlier?.isAlive) {
    earlier.run(intent);
    return;
  }
  // A page on which parts are hidden by themselves has nothing of another instance.
  const hadView = !globalThis.lecternParts?.declutter?.isAlive && removeRemains(earlier);
  const toggle = new Toggle();
  globalThis.lecternToggle = toggle;
  window.addEventListener('pageshow', (event) => {
    if (event.isTrusted && event.persisted) toggle.tellAgain();
  });
  // The view was open when the extension was reloaded: the click meant to leave it.
  if (!hadView || intent !== 'toggle') toggle.run(intent);
}

/** What an instance left that was cut off by a reload or an update of the extension. */
function removeRemains(earlier: Toggle | undefined): boolean {
  earlier?.close();
  globalThis.lecternParts?.declutter?.stop();
  // Tools and parts of another version.
  globalThis.lecternParts = undefined;
  globalThis.lecternTools = undefined;
  const hosts = findLeftHosts();
  const wasOpen = hosts.some(isOpen);
  for (const host of hosts) host.remove();
  removeLeftLocks();
  removeLeftFaces();
  removeLeftMarks();
  return wasOpen;
}

start();

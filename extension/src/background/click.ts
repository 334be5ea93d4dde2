// A click on the toolbar button: put the content script into the page, which then decides what the click means.
//
// Decides how often to try. Keeps nothing about tabs: the page itself knows whether its view is open.

import { showObstacle } from './button.ts';
import { startCore } from './core.ts';
import { findObstacle, isPassing } from './obstacle.ts';

const CONTENT_SCRIPT = 'content.js';
/** The wait for the tab to be handed over: see `isPassing`. 8 × 40 ms gave 25 of 25 where one try gave 31 of 40. */
const TRIES = 8;
const PAUSE_MS = 40;

export async function handleClick(tab: chrome.tabs.Tab): Promise<void> {
  const tabId = tab.id;
  if (tabId === undefined) return;
  // The core starts while the page is being captured; if it cannot, the request to read will say so.
  startCore().catch(() => undefined);
  for (let round = 1; ; round += 1) {
    try {
      const done = await chrome.scripting.executeScript({ target: { tabId }, files: [CONTENT_SCRIPT] });
      // Firefox answers with nothing, and without an error, where it does not let extensions in.
      if (!done.some(Boolean)) await showObstacle(tabId, findObstacle(tab.url, ''));
      return;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (round >= TRIES || !isPassing(message)) {
        await showObstacle(tabId, findObstacle(tab.url, message));
        return;
      }
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    }
  }
}

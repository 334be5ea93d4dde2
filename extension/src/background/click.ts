// A click on the toolbar button, or a line of a menu: put the content script into the page, which then does what is asked.
//
// Decides how often to try. Keeps nothing about tabs: the page itself knows whether its view is open.

import { type Intent, leaveIntent } from '../intent.ts';
import type { PartName } from '../protocol.ts';
import { inTurn } from '../settings/turns.ts';
import { showObstacle } from './button.ts';
import { startCore } from './core.ts';
import { findObstacle, isPassing } from './obstacle.ts';

const CONTENT_SCRIPT = 'content.js';
/**
 * The wait for the tab to be handed over: see `isPassing`. Three seconds in all, each pause half as long again as the one
 * before: a third of a second gave 25 of 25 where one try gave 31 of 40, and is not enough on a machine that stalls.
 */
const TRIES = 10;
const FIRST_PAUSE_MS = 40;
const LONGER = 1.5;

export async function handleClick(tab: chrome.tabs.Tab): Promise<void> {
  await openPage(tab, 'toggle');
}

/** One command after the other: what is asked must still stand in the page when the script comes that takes it. */
export async function openPage(tab: chrome.tabs.Tab, intent: Intent): Promise<void> {
  const tabId = tab.id;
  if (tabId !== undefined) await inTurn(`tab ${tabId}`, () => putScript(tabId, tab, intent));
}

/** What a script of the page asks for; the first one is asked for only where a part needs what it lends. */
export async function putPart(tab: chrome.tabs.Tab & { id: number }, part: PartName): Promise<void> {
  if (part === 'content') await openPage(tab, 'quiet_wait');
  else await chrome.scripting.executeScript({ target: { tabId: tab.id }, injectImmediately: true, files: [`${part}.js`] });
}

async function putScript(tabId: number, tab: chrome.tabs.Tab, intent: Intent): Promise<void> {
  const explain = async (message: string) => {
    if (!intent.startsWith('quiet')) await showObstacle(tabId, findObstacle(tab.url, message));
  };
  // The core starts while the page is being captured; if it cannot, the request to read will say so.
  startCore().catch(() => undefined);
  for (let round = 1; ; round += 1) {
    try {
      if (intent !== 'toggle') await chrome.scripting.executeScript({ target: { tabId }, injectImmediately: true, func: leaveIntent, args: [intent] });
      const done = await chrome.scripting.executeScript({ target: { tabId }, injectImmediately: true, files: [CONTENT_SCRIPT] });
      // Firefox answers with nothing, and without an error, where it does not let extensions in; and a page can keep the
      // script from what it needs.
      if (!done.some((one) => one?.result === true)) await explain('');
      return;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (round >= TRIES || !isPassing(message)) {
        await explain(message);
        return;
      }
      const pauseMs = FIRST_PAUSE_MS * LONGER ** (round - 1);
      await new Promise((resume) => setTimeout(resume, pauseMs));
    }
  }
}

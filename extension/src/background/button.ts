// What the toolbar button shows for a tab: picture, words and badge.
//
// Decides how each state looks: by shape and by words, never by colour alone. Keeps no state; the browser forgets what
// was said for a tab when the tab goes to another page.

import type { TabState } from '../protocol.ts';
import type { Obstacle } from './obstacle.ts';

type Picture = 'off' | 'reading' | 'none' | 'blocked';

const PICTURES: Record<TabState, Picture> = {
  off: 'off', reading: 'reading', no_article: 'none', not_a_page: 'blocked', failed: 'blocked',
};
const TITLES: Record<TabState, string> = {
  off: 'button_off', reading: 'button_reading', no_article: 'button_no_article', not_a_page: 'button_not_a_page',
  failed: 'button_failed',
};
const HIDDEN = 'button_decluttered';
const REFUSALS = { refused: 'site_refused', unsaved: 'not_saved' } as const;
const CHOSEN = { always: 'site_added_always', hides: 'site_added_hiding' } as const;
const DONE = '✓';
const OBSTACLE_TITLES: Record<Obstacle, string> = {
  browser_page: 'button_browser_page', store: 'button_store', file: 'button_file', unknown: 'button_unknown',
};
const ALARM = '!';
/** More than three figures are cut off. */
const MOST_ON_BADGE = 999;

export async function showState(tabId: number, state: TabState): Promise<void> {
  const badge = state === 'failed' || state === 'not_a_page' ? ALARM : '';
  await show(tabId, PICTURES[state], TITLES[state], badge);
}

/** @param count parts of the page that are hidden; null when nothing is any more */
export async function showHidden(tabId: number, count: number | null): Promise<void> {
  if (count === null) await show(tabId, PICTURES.off, TITLES.off, '');
  else await show(tabId, PICTURES.off, HIDDEN, count === 0 ? '' : count > MOST_ON_BADGE ? `${MOST_ON_BADGE}+` : String(count));
}

export async function showObstacle(tabId: number, obstacle: Obstacle): Promise<void> {
  await show(tabId, 'blocked', OBSTACLE_TITLES[obstacle], ALARM);
}

/** What was asked for in the menu is not done: there is no other place to say so. */
export async function showRefusal(tabId: number, why: keyof typeof REFUSALS, host: string): Promise<void> {
  await say(tabId, REFUSALS[why], ALARM, host);
}

/** What was chosen in the menu holds from now on; on this very page it may have nothing to do. */
export async function showChosen(tabId: number, what: keyof typeof CHOSEN, host: string): Promise<void> {
  await say(tabId, CHOSEN[what], DONE, host);
}

async function show(tabId: number, picture: Picture, title: string, badge: string): Promise<void> {
  const path = { 16: `icons/${picture}-16.png`, 32: `icons/${picture}-32.png` };
  await Promise.allSettled([chrome.action.setIcon({ tabId, path }), say(tabId, title, badge)]);
}

/** The picture stays that of what is shown: a view may be open. */
async function say(tabId: number, title: string, badge: string, ...values: string[]): Promise<void> {
  // The tab may be gone by now: then there is nothing to show, and nothing to report.
  await Promise.allSettled([
    chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage(title, values) }),
    chrome.action.setBadgeText({ tabId, text: badge }),
  ]);
}

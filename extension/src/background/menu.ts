// The menus of the toolbar button and of the page.
//
// Decides their lines. The browser keeps them, so they are made once, when the extension is installed or updated.

import type { Intent } from '../intent.ts';
import type { AlwaysAnswer } from '../protocol.ts';
import { showRefusal } from './button.ts';
import { handleClick, openPage } from './click.ts';
import { hideAlways, hostOf, openAlways } from './sites.ts';

const ALWAYS = 'always';
const HIDE_ALWAYS = 'hide-always';
const INTENTS: readonly Intent[] = ['toggle', 'declutter', 'account', 'selection', 'pick'];

export function installMenu(): void {
  const text = (key: string) => chrome.i18n.getMessage(key);
  chrome.contextMenus?.removeAll(() => {
    for (const [id, title] of [
      ['toggle', text('menu_toggle')], ['selection', text('menu_selection')], ['pick', text('menu_pick')], [ALWAYS, text('menu_always')],
      ['declutter', text('menu_declutter')], ['account', text('menu_account')], [HIDE_ALWAYS, text('menu_hide_always')],
    ] as const) {
      chrome.contextMenus.create({ id, title, contexts: ['action'] });
    }
    // On the page itself only what has to do with the place of the click.
    chrome.contextMenus.create({ id: 'page-selection', title: text('menu_selection'), contexts: ['selection'] });
  });
}

/** The browser's own shortcut, which readers may change there. */
export function handleCommand(command: string, tab?: chrome.tabs.Tab): Promise<void> {
  const intent = INTENTS.find((one) => one === command);
  return intent && tab ? openPage(tab, intent) : Promise.resolve();
}

export function handleMenu({ menuItemId }: chrome.contextMenus.OnClickData, tab?: chrome.tabs.Tab): Promise<void> {
  if (!tab) return Promise.resolve();
  // What is chosen in a private window must not stay.
  if (tab.incognito && (menuItemId === ALWAYS || menuItemId === HIDE_ALWAYS)) return follow('unsaved', tab, 'toggle');
  if (menuItemId === ALWAYS) return openAlways(tab.url).then((answer) => follow(answer, tab, 'quiet'));
  if (menuItemId === HIDE_ALWAYS) return hideAlways(tab.url).then((answer) => follow(answer, tab, 'quiet_declutter'));
  const intent = INTENTS.find((one) => String(menuItemId).replace(/^page-/, '') === one);
  return intent === 'toggle' || !intent ? handleClick(tab) : openPage(tab, intent);
}

/** What a site was asked for is done at once, or it is said why not. */
async function follow(answer: AlwaysAnswer, tab: chrome.tabs.Tab, intent: Intent): Promise<void> {
  const host = hostOf(tab.url);
  if (answer === 'granted') await openPage(tab, intent);
  else if (answer !== 'elsewhere' && host !== null && tab.id !== undefined) await showRefusal(tab.id, answer, host);
}

// The menus of the toolbar button and of the page.
//
// Decides their lines. The browser keeps them, so they are made once, when the extension is installed or updated.

import type { Intent } from '../intent.ts';
import type { AlwaysAnswer } from '../protocol.ts';
import { showChosen, showRefusal } from './button.ts';
import { handleClick, openPage } from './click.ts';
import { hideAlways, hostOf, openAlways } from './sites.ts';

const SITE = 'site';
const ALWAYS = 'always';
const HIDE_ALWAYS = 'hide-always';
/** What is done at once of what was chosen for a site. */
const QUIETLY = { always: 'quiet', hides: 'quiet_declutter' } as const satisfies Record<string, Intent>;
const INTENTS: readonly Intent[] = ['toggle', 'declutter', 'account', 'selection', 'pick'];

export function installMenu(): void {
  const text = (key: string) => chrome.i18n.getMessage(key);
  chrome.contextMenus?.removeAll(() => {
    // Browsers show no more than six lines of the button's own; a menu of those that hold for a site is one of them.
    for (const [id, title, parentId] of [
      ['toggle', text('menu_toggle')], ['selection', text('menu_selection')], ['pick', text('menu_pick')],
      ['declutter', text('menu_declutter')], ['account', text('menu_account')],
      [SITE, text('menu_site')], [ALWAYS, text('menu_always'), SITE], [HIDE_ALWAYS, text('menu_hide_always'), SITE],
    ] as const) {
      chrome.contextMenus.create({ id, title, contexts: ['action'], ...(parentId ? { parentId } : {}) });
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
  if (tab.incognito && (menuItemId === ALWAYS || menuItemId === HIDE_ALWAYS)) return follow('unsaved', tab, 'always');
  if (menuItemId === ALWAYS) return openAlways(tab.url).then((answer) => follow(answer, tab, 'always'));
  if (menuItemId === HIDE_ALWAYS) return hideAlways(tab.url).then((answer) => follow(answer, tab, 'hides'));
  const intent = INTENTS.find((one) => String(menuItemId).replace(/^page-/, '') === one);
  return intent === 'toggle' || !intent ? handleClick(tab) : openPage(tab, intent);
}

/** What a site was asked for is done at once, or it is said why not. */
async function follow(answer: AlwaysAnswer, tab: chrome.tabs.Tab, what: keyof typeof QUIETLY): Promise<void> {
  const host = hostOf(tab.url);
  if (answer === 'elsewhere' || host === null || tab.id === undefined) return;
  if (answer !== 'granted') {
    await showRefusal(tab.id, answer, host);
    return;
  }
  // Before the page is: what happens there says more.
  await showChosen(tab.id, what, host);
  await openPage(tab, QUIETLY[what]);
}

// The menus of the toolbar button and of the page.
//
// Decides their lines. The browser keeps them, so they are made once, when the extension is installed or updated.

import type { Intent } from '../intent.ts';
import { handleClick, openPage } from './click.ts';
import { openAlways } from './sites.ts';

const ALWAYS = 'always';
const INTENTS: readonly Intent[] = ['toggle', 'declutter', 'selection', 'pick'];

export function installMenu(): void {
  const text = (key: string) => chrome.i18n.getMessage(key);
  chrome.contextMenus.removeAll(() => {
    for (const [id, title] of [
      ['toggle', text('menu_toggle')], ['declutter', text('menu_declutter')], ['selection', text('menu_selection')], ['pick', text('menu_pick')],
      [ALWAYS, text('menu_always')],
    ] as const) {
      chrome.contextMenus.create({ id, title, contexts: ['action'] });
    }
    // On the page itself only what has to do with the place of the click.
    chrome.contextMenus.create({ id: 'page-selection', title: text('menu_selection'), contexts: ['selection'] });
  });
}

/** The browser's own shortcut, which readers may change there. */
export function handleCommand(command: string, tab?: chrome.tabs.Tab): Promise<void> {
  return command === 'declutter' && tab ? openPage(tab, 'declutter') : Promise.resolve();
}

export function handleMenu({ menuItemId }: chrome.contextMenus.OnClickData, tab?: chrome.tabs.Tab): Promise<void> {
  if (!tab) return Promise.resolve();
  if (menuItemId === ALWAYS) return openAlways(tab.url);
  const intent = INTENTS.find((one) => String(menuItemId).replace(/^page-/, '') === one);
  return intent === 'toggle' || !intent ? handleClick(tab) : openPage(tab, intent);
}

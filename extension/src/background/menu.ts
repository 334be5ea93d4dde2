// The menu of the toolbar button.
//
// Decides its entries. The browser keeps them, so they are made once, when the extension is installed or updated.

import { handleClick } from './click.ts';

const TOGGLE = 'toggle';

export function installMenu(): void {
  chrome.contextMenus.removeAll(() => {
    chrome.contextMenus.create({ id: TOGGLE, title: chrome.i18n.getMessage('menu_toggle'), contexts: ['action'] });
  });
}

export async function handleMenu(info: chrome.contextMenus.OnClickData, tab?: chrome.tabs.Tab): Promise<void> {
  if (info.menuItemId === TOGGLE && tab) await handleClick(tab);
}

// The page that is opened once, when the extension is installed.
//
// Decides that nothing is opened on an update, of the extension or of the browser.

const PAGE = 'welcome.html';

export async function welcome({ reason }: chrome.runtime.InstalledDetails): Promise<void> {
  if (reason === 'install') await chrome.tabs.create({ url: chrome.runtime.getURL(PAGE) });
}

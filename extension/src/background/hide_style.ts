// The one rule that hides what a page's content script has marked.
//
// Decides its origin: the reader's own, which no rule of the page can beat. The rule must go as it came, letter by letter.

/** @param attribute made up by the content script for this page; whoever calls has checked its form */
export async function setHideStyle(tabId: number, attribute: string, isOn: boolean): Promise<boolean> {
  const css = `[${attribute}]{display:none!important}`;
  const injection = { target: { tabId }, css, origin: 'USER' } as const;
  try {
    await (isOn ? chrome.scripting.insertCSS(injection) : chrome.scripting.removeCSS(injection));
    return true;
  } catch {
    return false;
  }
}

// Printing while the view is open prints the article alone.
//
// Decides the one rule that takes the page's own content out of print, as a style of the user's so that no style of the
// page's overrules it. It holds only where the view stands: a rule that nobody could take back, as after an update, hides
// nothing. The view's own print styles do the rest. Never touches the screen.

export async function setPrint(tabId: number, host: string, isOpen: boolean): Promise<void> {
  const css = `@media print {
    html:has(> ${host}), html:has(> body > ${host}), body:has(> ${host}), ${host} { all: initial !important; display: block !important }
    body:has(> ${host}) > *:not(${host}), html:has(> ${host}) > body { display: none !important }
  }`;
  const injection = { target: { tabId }, css, origin: 'USER' as const };
  await (isOpen ? chrome.scripting.insertCSS(injection) : chrome.scripting.removeCSS(injection));
}

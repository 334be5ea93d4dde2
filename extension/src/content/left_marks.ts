// What hiding in place leaves where its script was ended with the extension, as an update does in Firefox: marks, sheets,
// lines in place.
//
// Decides how they are found again: each sheet bears a property of ours and names the attribute that was made up for the
// page. The document has such a sheet wherever anything is marked; where it has none, nothing is looked for.

import { readDocument, setSheets } from '../view/page_document.ts';
import { findAll, readLocalName, readShadowRoot, removeAttribute } from './capture/dom_reads.ts';

const SHEET_MARK = '--lectern-hides';
export const STUB_NAME = 'lectern-stub';

export function writeMarkedSheet(attribute: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`[${attribute}]{${SHEET_MARK}:1;display:none!important}`);
  return sheet;
}

export function changeSheets(root: ShadowRoot | Document, change: (sheets: CSSStyleSheet[]) => CSSStyleSheet[]): void {
  if (root instanceof Document) setSheets(change([...readDocument('adoptedStyleSheets')]));
  else root.adoptedStyleSheets = change([...root.adoptedStyleSheets]);
}

/** To be called where nothing hides any more. */
export function removeLeftMarks(): void {
  const attributes = readDocument('adoptedStyleSheets').flatMap(findAttribute);
  if (attributes.length === 0) return;
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    for (const element of findAll(root, '*')) {
      const shadow = readShadowRoot(element);
      if (shadow) roots.push(shadow);
      if (readLocalName(element).startsWith(STUB_NAME)) Element.prototype.remove.call(element);
      for (const attribute of attributes) removeAttribute(element, attribute);
    }
    changeSheets(root, (sheets) => sheets.filter((sheet) => findAttribute(sheet).length === 0));
  }
}

/** The attribute of a sheet of ours. */
function findAttribute(sheet: CSSStyleSheet): string[] {
  const [rule] = sheet.cssRules;
  if (!rule?.cssText.includes(SHEET_MARK)) return [];
  return /^\[([a-z-]+)\]/.exec(rule.cssText)?.slice(1) ?? [];
}

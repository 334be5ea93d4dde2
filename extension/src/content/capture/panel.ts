// Decides which parts that are not shown are panels which the reader can open: tabs, accordions, answers to questions.
//
// They are told by what they say to a screen reader, or by the button before them, as `src/page/panel.rs` has it: dialogs
// and menus are labelled too, but are no text.

import {
  findFirst, matches, readAttribute, readFirstChild, readNodeType, readPreviousElement, readText,
} from './dom_reads.ts';

const ELEMENT_NODE = 1;
const PANEL = 'tabpanel';
const REGION = 'region';
const PARAGRAPH = 'p';
const LINK = 'a';
const NOT_BLANK = /[^\t\n\f\r ]/;
const OPENER = 'button[aria-expanded], [role="button"][aria-expanded]';
const MENU = 'nav, form, input';

/** Whether an element is such a panel, or wraps one. */
export function foldsPanel(element: Element): boolean {
  if (isPanel(element) || followsOpener(element)) return true;
  const first = readFirstChild(element);
  return first !== null && readNodeType(first) === ELEMENT_NODE && isPanel(first as Element);
}

function isPanel(element: Element): boolean {
  const role = readAttribute(element, 'role')?.trim() ?? '';
  if (role === PANEL) return true;
  return (role === '' || role === REGION) && readAttribute(element, 'aria-labelledby') !== null;
}

/** Whether it holds paragraphs, or a text without links, no menu and no fields, and stands right behind the button that unfolds it. */
function followsOpener(element: Element): boolean {
  const role = readAttribute(element, 'role')?.trim() ?? '';
  const before = role === '' || role === REGION ? readPreviousElement(element) : null;
  if (before === null || findFirst(before, PARAGRAPH) !== null) return false;
  if (!matches(before, OPENER) && findFirst(before, OPENER) === null) return false;
  if (findFirst(element, MENU) !== null) return false;
  return findFirst(element, PARAGRAPH) !== null || (findFirst(element, LINK) === null && NOT_BLANK.test(readText(element) ?? ''));
}

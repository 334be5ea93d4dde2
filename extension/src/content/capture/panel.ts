// Decides which parts that are not shown are panels which the reader can open: tabs, accordions, answers to questions.
//
// They are told by what they say to a screen reader, as `src/page/panel.rs` has it: dialogs and menus are labelled too,
// but are no text.

import { readAttribute, readFirstChild, readNodeType } from './dom_reads.ts';

const ELEMENT_NODE = 1;
const PANEL = 'tabpanel';
const REGION = 'region';

/** Whether an element is such a panel, or wraps one. */
export function foldsPanel(element: Element): boolean {
  if (isPanel(element)) return true;
  const first = readFirstChild(element);
  return first !== null && readNodeType(first) === ELEMENT_NODE && isPanel(first as Element);
}

function isPanel(element: Element): boolean {
  const role = readAttribute(element, 'role')?.trim() ?? '';
  if (role === PANEL) return true;
  return (role === '' || role === REGION) && readAttribute(element, 'aria-labelledby') !== null;
}

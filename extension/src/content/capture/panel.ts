// Decides which parts that are not shown are panels which the reader can open: tabs, accordions, answers to questions.
//
// They are told by what they say to a screen reader, or by the button before them, as `src/page/panel.rs` has it: dialogs
// and menus are labelled too, but are no text.

import {
  findFirst, matches, readAttribute, readData, readFirstChild, readLocalName, readNextSibling, readNodeType, readPreviousElement,
} from './dom_reads.ts';

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;
const PANEL = 'tabpanel';
const REGION = 'region';
const PARAGRAPH = 'p';
const LINK = 'a';
const NOT_BLANK = /[^\t\n\f\r ]/;
const OPENER = 'button[aria-expanded], [role="button"][aria-expanded]';
const MENU: ReadonlySet<string> = new Set(['nav', 'form', 'input', 'textarea', 'select']);
/** Nodes of an element that are looked at: panels stand in panels, and each is asked. */
const MOST_NODES = 1000;

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
  return isAnswer(element);
}

/** Whether an element is or holds paragraphs, or a text without links, and no menu and no fields. */
function isAnswer(element: Element): boolean {
  let hasParagraph = false;
  let hasLink = false;
  let hasText = false;
  const steps: Node[] = [element];
  for (let looked = 0; looked < MOST_NODES; looked += 1) {
    const node = steps.pop();
    if (node === undefined) break;
    const type = readNodeType(node);
    if (type === ELEMENT_NODE) {
      const name = readLocalName(node as Element);
      if (MENU.has(name)) return false;
      hasParagraph ||= name === PARAGRAPH;
      hasLink ||= name === LINK;
    } else if (type === TEXT_NODE) {
      hasText ||= NOT_BLANK.test(readData(node as CharacterData));
    }
    // The element's own siblings are none of it.
    const next = looked > 0 ? readNextSibling(node) : null;
    if (next !== null) steps.push(next);
    const first = readFirstChild(node);
    if (first !== null) steps.push(first);
  }
  return hasParagraph || (hasText && !hasLink);
}

// The first words of an element of a page, as a reader would read them.
//
// Decides what is no text: scripts, styles, and what a page keeps for later. Reads through the prototypes and never
// recurses, for a page may name its fields as it likes and nest as deep.

import { readData, readFirstChild, readLocalName, readNextSibling, readNodeType, readParentNode } from './dom_reads.ts';

/** What they hold is not for reading. */
const NO_TEXT: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript']);
const ELEMENT_NODE = 1;
const TEXT_NODE = 3;
const SPACE = /\s+/g;

/**
 * White space is collapsed.
 * @param most reading ends once there are so many characters
 */
export function readWords(root: Element, most: number): string {
  let words = '';
  let node: Node | null = root;
  while (node && words.length < most) {
    const type = readNodeType(node);
    if (type === TEXT_NODE) words = (words + readData(node as Text)).replace(SPACE, ' ').trimStart();
    const isSkipped: boolean = type === ELEMENT_NODE && NO_TEXT.has(readLocalName(node as Element));
    node = (isSkipped ? null : readFirstChild(node)) ?? findFollowing(node, root);
  }
  return words.trimEnd();
}

/** The next node that is not inside this one. */
function findFollowing(node: Node, root: Node): Node | null {
  for (let inner: Node | null = node; inner && inner !== root; inner = readParentNode(inner)) {
    const next = readNextSibling(inner);
    if (next) return next;
  }
  return null;
}

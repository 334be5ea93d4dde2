// What the walk must know of an element by its name alone: one look-up instead of one a question.
//
// Decides nothing about a page; the core's vocabulary has the numbers of the names and what is left out by name.

import { LEAF_TAGS, SKIPPED_TAGS, TAG_NUMBERS } from '../../../generated/vocabulary.ts';

/** Elements in which white space is text. */
const PREFORMATTED: ReadonlySet<string> = new Set(['pre', 'listing', 'xmp', 'plaintext', 'script', 'noscript']);
/** Elements without a box of their own that still say something. */
const BOXLESS: ReadonlySet<string> = new Set([
  'head', 'title', 'meta', 'link', 'base', 'script', 'noscript', 'source', 'rp', 'slot',
]);
/** Elements of the vocabulary that a page may give a shadow tree; of the others, those whose names hold a hyphen. */
const SHADOW_HOSTS: ReadonlySet<string> = new Set([
  'article', 'aside', 'blockquote', 'body', 'div', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'main', 'nav', 'p',
  'section', 'span',
]);
/** Those of them, beside names with a hyphen, that pages give a closed one. */
const CLOSED_HOSTS: ReadonlySet<string> = new Set(['article', 'aside', 'div', 'main', 'section']);
/** The number of names that the vocabulary does not have. */
const OTHER_TAG = 1;
/** What we put into a page is none of it. */
const OWN_NAMES = 'lectern-';

export interface NameFacts {
  readonly tag: number;
  /** Whether the vocabulary has the name; if not, it is written out. */
  readonly isKnown: boolean;
  readonly isSkipped: boolean;
  readonly isLeaf: boolean;
  readonly isBoxless: boolean;
  readonly isPreformatted: boolean;
  readonly mayHostShadow: boolean;
  /** Whether a tree that does not show may be a closed one. */
  readonly mayHostClosed: boolean;
}

const TAGS: ReadonlyMap<string, number> = new Map(Object.entries(TAG_NUMBERS));
const SKIPPED: ReadonlySet<string> = new Set(SKIPPED_TAGS);
const LEAVES: ReadonlySet<string> = new Set(LEAF_TAGS);
const FACTS: ReadonlyMap<string, NameFacts> = new Map(
  [...new Set([...TAGS.keys(), ...SKIPPED, ...LEAVES])].map((name) => [name, describe(name)]),
);

export function readFacts(name: string): NameFacts {
  return FACTS.get(name) ?? describe(name);
}

function describe(name: string): NameFacts {
  const tag = TAGS.get(name);
  return {
    tag: tag ?? OTHER_TAG,
    isKnown: tag !== undefined,
    isSkipped: SKIPPED.has(name) || name.startsWith(OWN_NAMES),
    isLeaf: LEAVES.has(name),
    isBoxless: BOXLESS.has(name),
    isPreformatted: PREFORMATTED.has(name),
    mayHostShadow: SHADOW_HOSTS.has(name) || name.includes('-'),
    mayHostClosed: CLOSED_HOSTS.has(name) || name.includes('-'),
  };
}

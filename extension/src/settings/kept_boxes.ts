// Boxes of a site that the reader wants to keep, by what they are called and not by where they stand.
//
// Decides what such a description holds and what is well-formed. Whether an element fits one, `content/kept_boxes.ts`
// decides.

export interface KeptBox {
  /** Name of the element. */
  tag: string;
  /** Its id, empty where it has none that lasts. */
  id: string;
  /** Its classes, those that last. */
  classes: readonly string[];
  /** The element around it, as `tag#id.class`. */
  parent: string;
  /** The heading it stands under; where nothing else names it, its first words. */
  words: string;
}

/** More than anybody keeps by hand. */
export const MOST_KEPT = 200;
const MOST_CLASSES = 12;
const MOST_CHARS = 120;
const TAG = /^[a-z][a-z0-9._-]{0,60}$/;

/** What is well-formed of stored boxes. */
export function parseKeptBoxes(stored: unknown): readonly KeptBox[] {
  return Array.isArray(stored) ? stored.slice(0, MOST_KEPT).flatMap((one) => parseKeptBox(one) ?? []) : [];
}

export function parseKeptBox(stored: unknown): KeptBox | null {
  const { tag, id, classes, parent, words } = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  if (typeof tag !== 'string' || !TAG.test(tag) || !isText(id) || !isText(parent) || !isText(words)) return null;
  if (!Array.isArray(classes) || classes.length > MOST_CLASSES || !classes.every(isText)) return null;
  if (id === '' && classes.length === 0 && words === '') return null;
  return { tag, id, classes: [...classes], parent, words };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MOST_CHARS;
}

export function isSameBox(one: KeptBox, other: KeptBox): boolean {
  return one.tag === other.tag && one.id === other.id && one.parent === other.parent && one.words === other.words &&
    one.classes.join(' ') === other.classes.join(' ');
}

/** A box as a person reads it: its words, or what the page calls it. */
export function nameBox({ tag, id, classes, words }: KeptBox): string {
  return words || [tag, id && `#${id}`, ...classes.map((one) => `.${one}`)].join('');
}

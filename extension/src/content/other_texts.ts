// The second best: other texts of the page that the reader may have meant, offered below the one that is shown.
//
// Decides which parts are worth an offer: each of a few articles that were read as one, and what was left out although it
// is long and hardly links. Judges nothing anew and asks the core for nothing: a part that the reader takes is read as one
// that was chosen by hand.

import type { HiddenClass, HiddenItem, Reading } from '../outcome.ts';
import { findFirst, matches, readParentNode } from './capture/dom_reads.ts';
import { readWords } from './capture/words_of.ts';

export interface FoundText {
  element: Element;
  words: string;
  chars: number;
}

/** More would be a list of the page. */
const MOST_TEXTS = 4;
/** Less is a notice, a teaser or a byline. */
const LEAST_CHARS = 280;
/** What is much shorter than the text that is shown was hardly meant; in a doubtful reading nothing is sure. */
const LEAST_OF_SHOWN = 0.3;
const DOUBTFUL_PERCENT = 60;
/** Of running text, a link has at least so many characters to itself. */
const CHARS_A_LINK = 60;
/** One of several articles is not much smaller than the whole. */
const LEAST_SHARE = 0.15;
const LONGEST_WORDS = 80;
const LEAST_WORDS = 12;
/** What may be text after all; the rest says of itself that it is none. */
const DOUBTFUL: ReadonlySet<HiddenClass> = new Set<HiddenClass>(['furniture', 'article_lines', 'comments', 'related']);
const ARTICLE = 'article, [role="article"]';
const HEADLINE = 'h1, h2, h3';

/**
 * @param sources the nodes of the page that the blocks begin at
 * @param parts what each block became in the view
 */
export function findOtherTexts(
  reading: Reading, sources: readonly (Node | null)[], parts: readonly (Node | null)[], leftOut: ReadonlyMap<HiddenItem, Element>,
): FoundText[] {
  const shown = parts.reduce((sum, part) => sum + measure(part), 0);
  const least = isDoubtful(reading) ? LEAST_CHARS : Math.max(LEAST_CHARS, shown * LEAST_OF_SHOWN);
  return [...findArticles(reading, sources, parts), ...findLeftOutTexts(reading, leftOut, least)].slice(0, MOST_TEXTS);
}

/** Whether what is shown may well not be what the reader meant. */
export function isDoubtful({ confidence }: Reading): boolean {
  return confidence < DOUBTFUL_PERCENT;
}

/** The boxes of the articles that the text is made of, where there are a few; a discussion is one text. */
function findArticles({ kind }: Reading, sources: readonly (Node | null)[], parts: readonly (Node | null)[]): FoundText[] {
  if (kind === 'discussion') return [];
  const whole = findCommon(sources.filter((node) => node !== null));
  if (!whole) return [];
  const boxes = new Map<Element, number>();
  sources.forEach((node, at) => {
    const box = node && findChild(whole, node);
    if (box instanceof Element) boxes.set(box, (boxes.get(box) ?? 0) + measure(parts[at] ?? null));
  });
  const total = [...boxes.values()].reduce((sum, chars) => sum + chars, 0);
  const articles = [...boxes].filter(([box, chars]) => chars >= LEAST_CHARS && chars >= total * LEAST_SHARE && isArticle(box));
  if (articles.length < 2 || articles.length > MOST_TEXTS) return [];
  return articles.map(([box, chars]) => ({ element: box, chars, words: findHeadline(box) ?? firstWords(box) }));
}

/** Its own box or its own headline. */
function isArticle(box: Element): boolean {
  return matches(box, ARTICLE) || findFirst(box, `h1, ${ARTICLE}`) !== null;
}

function findHeadline(box: Element): string | null {
  const headline = findFirst(box, HEADLINE);
  return (headline && firstWords(headline)) || null;
}

function findLeftOutTexts({ account }: Reading, leftOut: ReadonlyMap<HiddenItem, Element>, least: number): FoundText[] {
  const texts = account.filter((item) => DOUBTFUL.has(item.class) && item.chars >= least && item.links * CHARS_A_LINK <= item.chars);
  return texts.sort((a, b) => b.units - a.units).flatMap((item) => {
    const element = leftOut.get(item);
    return element ? [{ element, words: nameText(element, item), chars: item.chars }] : [];
  });
}

/** Its headline or its first words; more of them where these are a number or a name. */
function nameText(element: Element, { words }: HiddenItem): string {
  return findHeadline(element) ?? (words.length >= LEAST_WORDS ? cut(words) : firstWords(element));
}

/** The lowest node that holds all of them. */
function findCommon([first, ...others]: readonly Node[]): Node | null {
  let common = first ? readParentNode(first) : null;
  for (const node of others) {
    while (common && !Node.prototype.contains.call(common, node)) common = readParentNode(common);
  }
  return common;
}

/** The child of `whole` that holds the node. */
function findChild(whole: Node, node: Node): Node | null {
  let child: Node | null = node;
  while (child && readParentNode(child) !== whole) child = readParentNode(child);
  return child;
}

function measure(part: Node | null): number {
  return (part?.textContent ?? '').replace(/\s+/g, '').length;
}

/** One character more than is shown, which tells that there is more. */
function firstWords(element: Element): string {
  return cut(readWords(element, LONGEST_WORDS + 1));
}

/** Never within a character that is written as a pair of surrogates. */
function cut(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words.length <= LONGEST_WORDS) return words;
  return `${words.slice(0, LONGEST_WORDS).replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}

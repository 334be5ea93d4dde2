// The head of the article: where it stands, its headline, who and when, how long it takes, the page's own keywords, and the
// truth about a text that was cut short.
//
// Decides the order and what is left out when a page does not say it. Every value is text. Plain boxes, here and at the
// foot: programs that check a whole page would count a `header` among the page's own.

import type { Metadata, Reading } from '../outcome.ts';
import { isLinkAddress } from './address.ts';
import { formatDate } from './dates.ts';
import { type Child, element } from './element.ts';
import { splitHeadline } from './line_breaks.ts';
import { estimateMinutes, isCountedInCharacters } from './reading_time.ts';
import { countText, type Wording } from './wording.ts';

/** @param address where the article is from */
export function buildHead(reading: Reading, wording: Wording, lang: string, address: string): HTMLElement {
  const { metadata } = reading;
  return element(
    'div', { class: 'head' },
    buildPlace(metadata, address),
    metadata.title ? element('h1', {}, ...splitHeadline(metadata.title, lang)) : null,
    metadata.byline ? element('p', { class: 'byline' }, element('bdi', {}, metadata.byline)) : null,
    buildFacts(reading, wording, lang),
    buildKeywords(metadata.page_keywords, wording),
    ...buildCuts(reading, wording, 'notice'),
  );
}

/** That the text is not all of it. */
export function buildCuts({ metadata, is_cut: isCut }: Reading, wording: Wording, name: string): HTMLElement[] {
  const cuts = [metadata.is_partial ? wording.text('page_partial') : null, isCut ? wording.text('page_too_large') : null];
  return cuts.filter((words) => words !== null).map((words) => element('p', { class: name, role: 'note', lang: wording.locale, dir: wording.direction }, words));
}

/** Site, which leads to its front page, and breadcrumb, each step once. */
function buildPlace({ site_name: site, breadcrumb, section }: Metadata, address: string): Node | null {
  const steps = [site, ...(breadcrumb.length > 0 ? breadcrumb : [section])];
  const named = steps.filter((step): step is string => Boolean(step));
  const unique = [...new Set(named)];
  if (unique.length === 0) return null;
  const show = (step: string) => (step === site && isLinkAddress(address) ? element('a', { href: new URL('/', address).href, rel: 'noopener noreferrer' }, step) : step);
  return element('p', { class: 'place' }, ...setApart(unique.map((step) => element('bdi', {}, show(step)))));
}

/** The row runs in the direction of the article; each fact in its own. */
function buildFacts({ metadata, size }: Reading, wording: Wording, lang: string): HTMLElement {
  const words = { lang: wording.locale, dir: wording.direction };
  const facts: Node[] = [];
  const isSaid = metadata.source === metadata.site_name || metadata.source === metadata.byline;
  if (metadata.source && !isSaid) facts.push(element('bdi', { class: 'source' }, metadata.source));
  const date = metadata.published ? formatDate(metadata.published, wording.locale) : null;
  if (metadata.published && date) {
    const isReckoned = metadata.published_is_reckoned;
    const title = isReckoned ? wording.text('date_reckoned') : null;
    facts.push(element('time', { datetime: metadata.published, title, ...words }, isReckoned ? wording.text('date_about', date) : date));
  }
  facts.push(element('bdi', words, countText(wording, 'reading_minutes', estimateMinutes(size, lang))));
  const amount = isCountedInCharacters(size)
    ? countText(wording, 'amount_characters', size.chars)
    : countText(wording, 'amount_words', size.words);
  facts.push(element('bdi', words, amount));
  return element('p', { class: 'facts' }, ...setApart(facts.map((fact) => element('span', {}, fact))));
}

/** What is set apart by drawn marks is so as text, too: it is copied, searched and read aloud. */
function setApart(parts: readonly Node[]): Child[] {
  return parts.flatMap((part, at) => (at > 0 ? [' ', part] : [part]));
}

/** The keywords line of the page, said to be the page's. */
function buildKeywords(keywords: readonly string[], wording: Wording): Node | null {
  if (keywords.length === 0) return null;
  const label = element('span', { class: 'keywords-label', lang: wording.locale }, wording.text('page_keywords'));
  const chips = keywords.map((keyword) => element('li', {}, element('bdi', {}, keyword)));
  return element('div', { class: 'keywords' }, label, element('ul', { 'aria-label': wording.text('page_keywords') }, ...chips));
}

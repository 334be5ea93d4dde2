// One block in full: what became of it, by which chance, for which reasons, and where it stands.
//
// Decides the order of what is told. Shows text and numbers only; nothing of a page becomes markup.

import { element, icon } from '../../extension/src/view/element.ts';
import type { Fate } from '../generated/core.js';
import { type Entry, reasonsOf } from './entries.ts';
import { drawFate, nameFate } from './fates.ts';
import { wordReason } from '../../extension/src/view/reasons.ts';
import type { WordKey, Words } from './words.ts';

/** What is said where the account has no reasons because nothing is left out, or no box of its own. */
const PLAIN_REASONS: Partial<Record<Fate, WordKey>> = {
  kept: 'why_kept', headline: 'why_headline', article_lines: 'why_lines', left_out: 'why_left_out',
};

export function buildHint(words: Words): Node[] {
  return [element('p', { class: 'hint' }, words.text('hint_inspect'))];
}

export function buildInspection(entry: Entry, words: Words, lang: string | null): Node[] {
  const { block, fate } = entry;
  const title = element('h3', { class: 'fate', 'data-fate': fate }, icon(drawFate(fate)), element('span', {}, nameFate(fate, words)));
  const shown = block
    ? element('p', { class: 'inspected', dir: 'auto', lang }, block.text)
    : element('p', { class: 'inspected' }, words.text('slot_without_text'));
  return [title, shown, ...(block ? [buildChance(block.chance_percent, words)] : []), ...buildReasons(entry, words), buildFacts(entry, words)];
}

function buildChance(percent: number, words: Words): HTMLElement {
  const meter = element('div', { class: 'meter', 'aria-hidden': 'true' }, element('span'));
  meter.style.setProperty('--share', String(percent / 100));
  return element(
    'div', { class: 'chance' },
    element('p', {}, element('span', {}, words.text('chance')), ' ', element('strong', {}, words.percent(percent))), meter,
  );
}

function buildReasons(entry: Entry, words: Words): Node[] {
  const given = reasonsOf(entry).flatMap((reason) => wordReason(reason, words.view));
  const plain = PLAIN_REASONS[entry.fate];
  const reasons = given.length > 0 || plain === undefined ? given : [words.text(plain)];
  if (reasons.length === 0) return [];
  return [element('h4', {}, words.text('why')), element('ul', {}, ...reasons.map((reason) => element('li', {}, reason)))];
}

function buildFacts({ block, item }: Entry, words: Words): HTMLElement {
  const fact = (key: WordKey, value: Node | string) => [element('dt', {}, words.text(key)), element('dd', {}, value)];
  const code = (text: string) => element('code', { dir: 'ltr', translate: 'no' }, text);
  const facts = block
    ? [
        ...fact('fact_units', words.count('units', block.units)),
        ...fact('fact_links', words.percent(block.link_percent)),
        ...fact('fact_box', code(block.box_name)),
        ...fact('fact_path', code(shortenPath(block.path))),
      ]
    : fact('fact_path', code(shortenPath(item?.path ?? '')));
  return element('dl', {}, ...facts);
}

/** A path for the eye: `div:nth-of-type(4)` is `div[4]`, the first of its kind is `div`. */
function shortenPath(path: string): string {
  return path.replaceAll(':nth-of-type(1)', '').replaceAll(/:nth-of-type\((\d+)\)/g, '[$1]').replaceAll('>', ' > ');
}

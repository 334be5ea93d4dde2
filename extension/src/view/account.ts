// The account of what the view leaves out: what it is, why, and how much.
//
// Decides how the core's reasons, which are data, are worded. Never hides anything itself, and tells everything that
// the core told.

import type { HiddenClass, HiddenItem } from '../outcome.ts';
import { element, icon } from './element.ts';
import { wordReason } from './reasons.ts';
import { countText, formatNumber, type MessageKey, type Wording } from './wording.ts';

const CLASS_LABELS: Record<HiddenClass, MessageKey> = {
  ad: 'class_ad', sponsored: 'class_sponsored', link_farm: 'class_link_farm', related: 'class_related',
  navigation: 'class_navigation', share: 'class_share', comments: 'class_comments', footer: 'class_footer',
  form: 'class_form', article_lines: 'class_article_lines', furniture: 'class_furniture',
};
/** The rows are there for find-in-page and for other extensions at the latest after this time. */
const LATEST_MS = 1000;
const CHEVRON = 'M6 8l4 4 4-4';

/** What the reader can do about a part. */
type BuildChoice = (item: HiddenItem) => HTMLElement | null;

/** What an account says of itself; by default that of the reading view. */
export interface AccountText {
  title: string;
  note: string | null;
  buildChoice: BuildChoice;
}

/** Null where nothing is left out. The rows are made when there is time, or when they are asked for. */
export function buildAccount(
  items: readonly HiddenItem[], wording: Wording, lang: string, text?: AccountText,
): HTMLDetailsElement | null {
  if (items.length === 0) return null;
  const { title, note, buildChoice } = text ?? {
    title: countText(wording, 'hidden_count', items.length), note: wording.text('account_note'), buildChoice: () => null,
  };
  const summary = element('summary', {}, icon(CHEVRON), element('span', {}, title));
  const account = element(
    'details', { class: 'account', lang: wording.locale, dir: wording.direction },
    summary, note === null ? null : element('p', { class: 'account-note' }, note),
  );
  let isFilled = false;
  const fill = (): void => {
    if (isFilled) return;
    isFilled = true;
    account.append(...groupByClass(items).map(([name, members]) => buildGroup(name, members, wording, lang, buildChoice)));
  };
  account.addEventListener('toggle', fill, { once: true });
  requestIdleCallback(fill, { timeout: LATEST_MS });
  return account;
}

/** Groups in the order of the labels above: what is most often looked for first. */
function groupByClass(items: readonly HiddenItem[]): [HiddenClass, HiddenItem[]][] {
  const classes = Object.keys(CLASS_LABELS) as HiddenClass[];
  const groups = classes.map((name): [HiddenClass, HiddenItem[]] => [name, items.filter((item) => item.class === name)]);
  return groups.filter(([, members]) => members.length > 0);
}

function buildGroup(name: HiddenClass, items: HiddenItem[], wording: Wording, lang: string, buildChoice: BuildChoice): HTMLElement {
  const heading = element(
    'h2', {}, element('span', {}, wording.text(CLASS_LABELS[name])),
    element('span', { class: 'count' }, formatNumber(wording, items.length)),
  );
  return element('section', {}, heading, element('ul', {}, ...items.map((item) => buildRow(item, wording, lang, buildChoice))));
}

function buildRow(item: HiddenItem, wording: Wording, lang: string, buildChoice: BuildChoice): HTMLElement {
  const words = item.words.trim();
  const first = words === ''
    ? element('p', { class: 'words none' }, wording.text('no_words'))
    : element('p', { class: 'words', lang, dir: 'auto' }, words);
  const size = [
    item.chars > 0 ? countText(wording, 'amount_characters', item.chars) : null,
    item.links > 0 ? countText(wording, 'amount_links', item.links) : null,
  ];
  const facts = [...item.reasons.flatMap((reason) => wordReason(reason, wording)), ...size.filter((part) => part !== null)];
  return element('li', {}, first, element('p', { class: 'reasons' }, ...facts.map((fact) => element('span', {}, fact))), buildChoice(item));
}

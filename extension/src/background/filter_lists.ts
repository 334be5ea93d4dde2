// Reads filter lists, and tells which of their rules to try on a page.
//
// Decides that only lists that are on are asked. Their rules stay in memory between two questions, since a page that goes
// on adding parts asks often; whoever changes them has them read anew. Never fetches anything.

import type { Request, RulesAnswer, ListAnswer } from '../protocol.ts';
import { isRulesKey, loadRules } from '../settings/list_rules.ts';
import { loadSettings } from '../settings/storage.ts';
import { askCore } from './core.ts';

type Asked<Kind extends Request['kind']> = Extract<Request, { kind: Kind }>;

interface ActiveLists {
  titles: string[];
  rules: string[];
}

let active: Promise<ActiveLists> | null = null;

/** What is stored has changed. */
export function forgetLists(changes: Record<string, chrome.storage.StorageChange>): void {
  if (Object.keys(changes).some((key) => key === 'filterLists' || isRulesKey(key))) active = null;
}

/** Null where no list is on. */
export async function findRules({ strings }: Asked<'list_rules'>): Promise<RulesAnswer | null> {
  active ??= loadActive();
  active.catch(() => (active = null));
  const { titles, rules: lists } = await active;
  if (lists.length === 0) return null;
  const asked = await askCore((core) => core.findRules(lists, strings));
  return asked.kind === 'answer' ? { titles, rules: asked.answer.rules } : null;
}

export async function readList({ text }: Asked<'read_list'>): Promise<ListAnswer> {
  const asked = await askCore((core) => core.readFilterList(text));
  return asked.kind === 'answer' ? asked.answer : asked;
}

async function loadActive(): Promise<ActiveLists> {
  const { settings: { filterLists } } = await loadSettings();
  const chosen = filterLists.filter(({ isOn }) => isOn);
  const rules = await loadRules(chosen.map(({ id }) => id));
  const lists = chosen.flatMap(({ title }, at) => (rules[at] === undefined ? [] : [{ title, rules: rules[at] }]));
  return { titles: lists.map(({ title }) => title), rules: lists.map((list) => list.rules) };
}

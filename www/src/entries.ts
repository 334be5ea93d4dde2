// The decisions as rows: every block of text, and every hidden slot that holds none, in the order of the page.
//
// Decides which rows stand together: neighbours with one fate and one entry of the account.

import type { ExplainedBlock, Explanation, Fate, HiddenItem, Reading, Reason } from '../generated/core.js';

export interface Entry {
  /** Its place among all rows, from 0. */
  at: number;
  fate: Fate;
  /** Null for a slot without text. */
  block: ExplainedBlock | null;
  /** The entry of the account that holds it. */
  item: HiddenItem | null;
}

export interface Group {
  fate: Fate;
  item: HiddenItem | null;
  entries: Entry[];
}

/** What would be shown: the article, or the best guess at one. */
export function readingOf({ outcome }: Explanation): Reading | null {
  return outcome.outcome === 'article' ? outcome : (outcome.guess ?? null);
}

export function collectEntries(explanation: Explanation): Entry[] {
  const account = readingOf(explanation)?.account ?? [];
  const entries: Entry[] = [];
  let told = 0;
  const tellSlots = (before: number) => {
    for (let slot = explanation.slots[told]; slot && slot.before <= before; slot = explanation.slots[told]) {
      const item = account[slot.item];
      if (item) entries.push({ at: entries.length, fate: item.class, block: null, item });
      told += 1;
    }
  };
  explanation.blocks.forEach((block, at) => {
    tellSlots(at);
    entries.push({ at: entries.length, fate: block.fate, block, item: account[block.item ?? -1] ?? null });
  });
  tellSlots(explanation.blocks.length);
  return entries;
}

export function groupEntries(entries: readonly Entry[]): Group[] {
  const groups: Group[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last && last.fate === entry.fate && last.item === entry.item) last.entries.push(entry);
    else groups.push({ fate: entry.fate, item: entry.item, entries: [entry] });
  }
  return groups;
}

export function countFates(entries: readonly Entry[]): Map<Fate, number> {
  const counts = new Map<Fate, number>();
  for (const { fate } of entries) counts.set(fate, (counts.get(fate) ?? 0) + 1);
  return counts;
}

export function reasonsOf({ block, item }: Entry): readonly Reason[] {
  return block?.reasons ?? item?.reasons ?? [];
}

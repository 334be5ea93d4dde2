// Where the words and sentences of the digest stand in the text.
//
// Decides what is a place of a word: the word itself and not a part of a longer one, where spaces part words.

import type { BlockText } from './block_text.ts';

/** The places of these spellings in the text, in its order; of two that overlap the earlier and longer one. */
export function findSpellings(blocks: readonly BlockText[], spellings: readonly string[]): Range[] {
  const forms = [...new Set(spellings.map((one) => one.toLowerCase()))].filter(Boolean).sort((a, b) => b.length - a.length);
  if (forms.length === 0) return [];
  const pattern = new RegExp(forms.map((form) => bounded(form)).join('|'), 'gv');
  return blocks.flatMap((block) => {
    // Lower case may be longer than what it came from; then places would not be those of the text.
    const lower = block.whole.toLowerCase();
    const searched = lower.length === block.whole.length ? lower : block.whole;
    return [...searched.matchAll(pattern)].map(({ index, 0: found }) => block.createRange(index, index + found.length));
  });
}

/** What words are made of where spaces part them; Korean puts its endings onto them. */
const SPACED = String.raw`[[\p{L}\p{M}\p{N}]--[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]]`;
const BEGINS_SPACED = new RegExp(`^${SPACED}`, 'v');
const ENDS_SPACED = new RegExp(`${SPACED}$`, 'v');

function bounded(form: string): string {
  // A hyphen means something in a class alone, and may not be escaped elsewhere.
  const escaped = form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
  return (BEGINS_SPACED.test(form) ? `(?<!${SPACED})` : '') + escaped + (ENDS_SPACED.test(form) ? `(?!${SPACED})` : '');
}

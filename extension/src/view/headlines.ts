// A page that is a list, as something to read: its headlines, each a link, in the page's order.
//
// Decides the form only; which links are headlines is the core's judgement.

import type { Block, Reading, Refusal } from '../outcome.ts';

export function listHeadlines({ headlines, metadata, kind }: Refusal): Reading {
  const items = headlines.map(({ title, url }) => {
    const words = [{ kind: 'text' as const, text: title }];
    const paragraph: Block = { kind: 'paragraph', anchor: undefined, content: [{ kind: 'link', href: url, content: words }] };
    return { anchor: undefined, value: undefined, blocks: [paragraph] };
  });
  const blocks: Block[] = [{ kind: 'list', ordered: false, start: undefined, numbering: undefined, items }];
  return { kind, metadata, blocks, notes: [], sources: [], account: [], confidence: 0, size: { cjk_chars: 0, words: 0, chars: 0 }, is_cut: false };
}

// The page as Readability.js reads it and DOMPurify cleans it, in the form of our view.
//
// Decides nothing: the peers' own defaults. Belongs to the bench alone; no part of it ships.

import { Readability } from '@mozilla/readability';
import DOMPurify from 'dompurify';
import type { Outcome } from '../../extension/src/outcome.ts';

export function readAsPeer(): Outcome {
  const article = new Readability(document.cloneNode(true) as Document).parse();
  const fragment = DOMPurify.sanitize(article?.content ?? '', { RETURN_DOM_FRAGMENT: true });
  const chars = article?.length ?? 0;
  return {
    outcome: 'article',
    kind: 'article',
    metadata: { title: article?.title ?? document.title, lang: article?.lang ?? undefined, breadcrumb: [], page_keywords: [] },
    blocks: [{ kind: 'peer', fragment }],
    sources: [0],
    notes: [],
    account: [],
    confidence: 100,
    size: { cjk_chars: 0, words: Math.round(chars / 6), chars },
    is_cut: false,
  } as unknown as Outcome;
}

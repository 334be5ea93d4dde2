// What a link to the playground holds: which sample, which pane, which language.
//
// Decides what may stand in an address: names of ours alone, never anything of a pasted page.

import { PANES, type Pane } from './panes.ts';
import { findSample } from './samples.ts';
import { LANGUAGES, type Language } from './words.ts';

export interface Place {
  sample: string | null;
  pane: Pane | null;
  language: Language | null;
}

export function readFragment(fragment: string): Place {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  return {
    sample: findSample(fields.get('sample'))?.id ?? null,
    pane: PANES.find((pane) => pane === fields.get('show')) ?? null,
    language: LANGUAGES.find((language) => language === fields.get('lang')) ?? null,
  };
}

export function writeFragment({ sample, pane, language }: Place): string {
  const fields = new URLSearchParams();
  if (sample !== null) fields.set('sample', sample);
  if (sample !== null && pane !== null) fields.set('show', pane);
  if (language !== null) fields.set('lang', language);
  return fields.size > 0 ? `#${fields}` : '';
}

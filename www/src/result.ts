// A page that was handed in, and what became of it.
//
// Decides what belongs to a source: the markup and the address, never a file or a clipboard.

import type { Explanation } from '../generated/core.js';

export interface Source {
  markup: string;
  address: string;
  /** The sample it is; null for pages of the reader's own. */
  sample: string | null;
  /** Pictures that are files of ours, by the addresses that the page gives. */
  pictures: Readonly<Record<string, string>>;
}

export interface Result {
  source: Source;
  explanation: Explanation;
  ms: number;
}

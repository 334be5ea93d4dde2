// A report of a box that was taken for clutter and is none: a file for the reader to send to whoever can mend it, or not.
//
// Decides what stands in it: the box and why it went. Sends nothing.

import type { HiddenItem } from '../outcome.ts';
import type { KeptBox } from '../settings/kept_boxes.ts';
import { readDocument } from '../view/page_document.ts';
import { save } from './save.ts';

const KIND = 'lectern-report';
/** Enough to see what it is. */
const MARKUP_CHARS = 100_000;

/** Gives the name of the file. */
export function saveReport(item: HiddenItem, element: Element, box: KeptBox | null): string {
  const host = new URL(readDocument('URL')).hostname.replace(/[^a-z0-9.-]/gi, '') || 'page';
  const name = `lectern-report-${host}.json`;
  const { element: _, ...judged } = item;
  const report = {
    kind: KIND, version: 1, address: readDocument('URL'), judged, box, markup: element.outerHTML.slice(0, MARKUP_CHARS),
  };
  save(name, new Blob([`${JSON.stringify(report, null, 2)}\n`], { type: 'application/json' }));
  return name;
}

// Every message between the content script and the background, as tagged unions, with the checks that a receiver makes.
//
// Decides what may be said and what a well-formed message looks like. Never sends one, and trusts none: a message that
// does not fit is dropped whole.

import type { Outcome } from './outcome.ts';

/** What the toolbar button says about a tab. */
export type TabState = 'off' | 'reading' | 'no_article' | 'not_a_page' | 'failed';

/** What the content script asks of the background. */
export type Request =
  /** Sent before the capture, so that the answer is there after it: does a typed array survive the way? */
  | { kind: 'greet'; probe: Uint32Array }
  /** The snapshot; records as base64 where typed arrays do not survive. */
  | { kind: 'read'; records: Uint32Array | string; strings: string }
  | { kind: 'state'; state: TabState }
  /** The page's own content out of the printed page, or back into it. */
  | { kind: 'print'; host: string; isOpen: boolean }
  /** The second script of the view, beside the one that asks. */
  | { kind: 'tools' }
  /** The bytes of a font file of ours, in the form that the probe shows to survive. */
  | { kind: 'font'; file: string; probe: Uint32Array };

export interface Greeting {
  typedArrays: boolean;
}

/** Bytes, or base64 where typed arrays do not survive the way. */
export type FontAnswer = { bytes: Uint8Array | string };

/** Why there is no outcome. */
export type Failure = 'core' | 'snapshot';

export type ReadAnswer = { kind: 'outcome'; outcome: Outcome } | { kind: 'failure'; failure: Failure };

const STATES: readonly TabState[] = ['off', 'reading', 'no_article', 'not_a_page', 'failed'];
/** The elements that the content script may put into a page. */
const HOST_NAME = /^lectern-view(-[0-9a-z]{1,8})?$/;

/** The font files that ship. */
const FONT_FILE = /^[a-z0-9-]{1,60}\.woff2$/;

export function parseRequest(message: unknown): Request | null {
  if (typeof message !== 'object' || message === null) return null;
  const { kind, probe, records, strings, state, host, isOpen, file } = message as Record<string, unknown>;
  switch (kind) {
    case 'greet':
      return { kind, probe: parseProbe(probe) };
    case 'font':
      return typeof file === 'string' && FONT_FILE.test(file) ? { kind, file, probe: parseProbe(probe) } : null;
    case 'read':
      if (typeof strings !== 'string') return null;
      return records instanceof Uint32Array || typeof records === 'string' ? { kind, records, strings } : null;
    case 'tools':
      return { kind };
    case 'state': {
      const known = STATES.find((one) => one === state);
      return known === undefined ? null : { kind, state: known };
    }
    case 'print':
      if (typeof host !== 'string' || typeof isOpen !== 'boolean' || !HOST_NAME.test(host)) return null;
      return { kind, host, isOpen };
    default:
      return null;
  }
}

function parseProbe(probe: unknown): Uint32Array {
  return probe instanceof Uint32Array ? probe : new Uint32Array(0);
}

/** Whether the sender is our own content script in the top frame of a tab. */
export function isOwnPage(sender: chrome.runtime.MessageSender): sender is OwnPage {
  return sender.id === chrome.runtime.id && sender.tab?.id !== undefined && sender.frameId === 0;
}

export type OwnPage = chrome.runtime.MessageSender & { tab: chrome.tabs.Tab & { id: number } };

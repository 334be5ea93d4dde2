// What the page and the frame with the reading view say to each other.
//
// Decides the forms, and which messages are believed: those of our own origin that have a known kind.

import type { Digest, Reading } from '../../extension/src/outcome.ts';
import type { Preferences } from '../../extension/src/view/preferences.ts';
import type { Language } from './words.ts';

/** To the frame. */
export interface ShowReading {
  kind: 'show';
  reading: Reading;
  language: Language;
  address: string;
  preferences: Preferences;
  /** Whether the view fills the window, so that leaving it means something. */
  isExpanded: boolean;
}

/** To the frame: what it asked for under this number. */
export interface ShowDigest {
  kind: 'digested';
  number: number;
  digest: Digest | null;
}

export type FrameOrder = ShowReading | ShowDigest;

/** From the frame. */
export type FrameNews =
  | { kind: 'ready' }
  | { kind: 'exit' }
  | { kind: 'digest'; number: number }
  | { kind: 'preferences'; preferences: Preferences };

export function isOwn(event: MessageEvent, sender: Window | null): boolean {
  return event.source === sender && event.origin === location.origin && typeof event.data === 'object' && event.data !== null;
}

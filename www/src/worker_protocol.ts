// What the page and the worker that holds the core say to each other.
//
// Decides the forms; nothing here exists at run time. Both sides are our own scripts of one build.

import type { Explanation, HideList, Level } from '../generated/core.js';

export type CoreRequest =
  | { kind: 'explain'; number: number; markup: string; address: string }
  | { kind: 'declutter'; number: number; markup: string; address: string; level: Level }
  | { kind: 'measure'; number: number; markup: string; address: string };

/** How the core came to be. */
export interface CoreStart {
  bytes: number;
  fetchMs: number;
  compileMs: number;
}

/** How long reading takes, again and again. */
export interface Measured {
  /** Milliseconds of one reading, for each round. */
  rounds: number[];
  /** Readings in all. */
  readings: number;
}

export type CoreAnswer =
  | { kind: 'started'; start: CoreStart }
  | { kind: 'explained'; number: number; explanation: Explanation; ms: number }
  | { kind: 'decluttered'; number: number; list: HideList }
  | { kind: 'measured'; number: number; measured: Measured }
  | { kind: 'failed'; number: number | null; message: string };

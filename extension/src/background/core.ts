// Keeps one instance of the WebAssembly core for the life of the worker and replaces it when it has trapped.
//
// Decides when to start, retry and give up. Never reads a page itself. The script `core.js` of the build defines
// `startLecternCore`, which gives a new and independent instance of the glue each time it is called: the glue keeps
// its instance in a variable that cannot be reset, and a trapped instance must not be asked again.

import type { ReadAnswer } from '../protocol.ts';
import type { HideLevel, HideList, Outcome } from '../outcome.ts';

declare global {
  /** Defined by `core.js`. */
  var startLecternCore: () => Core;
}

export interface Core {
  (init: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  readSnapshot(records: Uint32Array, strings: string): Outcome;
  declutterSnapshot(records: Uint32Array, strings: string, level: HideLevel, inUse: Uint32Array): HideList;
  findAds(records: Uint32Array, strings: string, inUse: Uint32Array): HideList;
}

const MODULE_FILE = 'core_bg.wasm';

let compiled: Promise<WebAssembly.Module> | null = null;
let running: Promise<Core> | null = null;

/** Starts the core if it is not running; safe to call at any time, and without waiting for it. */
export function startCore(): Promise<Core> {
  running ??= start();
  running.catch(() => {
    running = null;
    compiled = null;
  });
  return running;
}

async function start(): Promise<Core> {
  compiled ??= WebAssembly.compileStreaming(fetch(chrome.runtime.getURL(MODULE_FILE)));
  const core = globalThis.startLecternCore();
  await core({ module_or_path: await compiled });
  return core;
}

/** Reads a snapshot; a trap is answered by one more try on a fresh instance. */
export async function readSnapshot(records: Uint32Array, strings: string): Promise<ReadAnswer> {
  for (let round = 0; round < 2; round += 1) {
    try {
      const core = await startCore();
      return { kind: 'outcome', outcome: core.readSnapshot(records, strings) };
    } catch (error) {
      // The core names a broken rule as a string; everything else is a trap, and the instance is lost.
      if (typeof error === 'string') return { kind: 'failure', failure: 'snapshot' };
      running = null;
    }
  }
  return { kind: 'failure', failure: 'core' };
}

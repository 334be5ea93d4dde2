// Keeps one instance of the WebAssembly core for the life of the worker and replaces it when it has trapped.
//
// Decides when to start, retry and give up. Never reads a page itself. The script `core.js` of the build defines
// `startLecternCore`, which gives a new and independent instance of the glue each time it is called: the glue keeps
// its instance in a variable that cannot be reset, and a trapped instance must not be asked again.

import type { Digest, FoundRule, HideLevel, HideList, ListReading, Outcome } from '../outcome.ts';
import type { Failure, FileFormat } from '../protocol.ts';

declare global {
  /** Defined by `core.js`. */
  var startLecternCore: () => Core;
}

/** A file to keep, still in the core's memory. */
interface CoreFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  free(): void;
}

/** What only the browser knows of a page. */
interface CoreLivePage {
  list(elements: Uint32Array, list: string, selector: string): void;
  free(): void;
}

/** A page that stays in the core between two questions. */
interface CorePage {
  digest(segment: (text: string) => Uint32Array, background: Uint8Array | undefined): Digest;
  free(): void;
}

export interface Core {
  (init: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  readSnapshot(records: Uint32Array, strings: string): Outcome;
  LivePage: new (inUse: Uint32Array) => CoreLivePage;
  declutterSnapshot(records: Uint32Array, strings: string, level: HideLevel, live: CoreLivePage): HideList;
  Page: { ofSnapshot(records: Uint32Array, strings: string): CorePage };
  findAds(records: Uint32Array, strings: string, live: CoreLivePage): HideList;
  readFilterList(text: string): ListReading;
  findRules(lists: string[], strings: string): { rules: FoundRule[] };
  exportSnapshot(
    records: Uint32Array, strings: string, format: FileFormat, addresses: string[], lengths: Uint32Array, bytes: Uint8Array,
  ): CoreFile;
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

/** Asks the core; a trap is answered by one more try on a fresh instance. */
export async function askCore<Answer>(
  ask: (core: Core) => Answer,
): Promise<{ kind: 'answer'; answer: Answer } | { kind: 'failure'; failure: Failure }> {
  for (let round = 0; round < 2; round += 1) {
    try {
      return { kind: 'answer', answer: ask(await startCore()) };
    } catch (error) {
      // The core names a broken rule as a string; everything else is a trap, and the instance is lost.
      if (typeof error === 'string') return { kind: 'failure', failure: 'snapshot' };
      running = null;
    }
  }
  return { kind: 'failure', failure: 'core' };
}

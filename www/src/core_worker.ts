// The core in a thread of its own, so that the page answers while a large document is read.
//
// Decides how often a reading is repeated when it is measured. Asks the network for the core itself and for nothing else.

import start, { declutterHtml, explainHtml, readHtml } from '../generated/core.js';
import type { CoreAnswer, CoreRequest, Measured } from './worker_protocol.ts';

/** Clocks of browsers are coarse: a round holds as many readings as take this long. */
const ROUND_MS = 12;
const MOST_ROUNDS = 40;
const MOST_MEASURED_MS = 900;
const WARM_UP = '<!doctype html><title>.</title><p>.</p>';

interface Scope {
  postMessage(message: CoreAnswer): void;
  addEventListener(kind: 'message', handle: (event: MessageEvent<CoreRequest>) => void): void;
}
const scope = globalThis as unknown as Scope;

const started = startCore();

async function startCore(): Promise<void> {
  try {
    const begin = performance.now();
    const response = await fetch(new URL('core_bg.wasm', import.meta.url));
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    const bytes = await response.arrayBuffer();
    const fetched = performance.now();
    await start({ module_or_path: await WebAssembly.compile(bytes) });
    scope.postMessage({
      kind: 'started',
      start: { bytes: bytes.byteLength, fetchMs: fetched - begin, compileMs: performance.now() - fetched },
    });
    // The first reading unpacks the model; the reader's own page need not wait for it.
    readHtml(WARM_UP, '');
  } catch (error) {
    scope.postMessage({ kind: 'failed', number: null, message: String(error) });
  }
}

scope.addEventListener('message', ({ data }) => {
  void started.then(() => answer(data));
});

function answer(request: CoreRequest): void {
  try {
    switch (request.kind) {
      case 'explain': {
        const begin = performance.now();
        const explanation = explainHtml(request.markup, request.address);
        scope.postMessage({ kind: 'explained', number: request.number, explanation, ms: performance.now() - begin });
        return;
      }
      case 'declutter': {
        const list = declutterHtml(request.markup, request.address, request.level);
        scope.postMessage({ kind: 'decluttered', number: request.number, list });
        return;
      }
      case 'measure':
        scope.postMessage({ kind: 'measured', number: request.number, measured: measure(request.markup, request.address) });
    }
  } catch (error) {
    scope.postMessage({ kind: 'failed', number: request.number, message: String(error) });
  }
}

function measure(markup: string, address: string): Measured {
  const begin = performance.now();
  readHtml(markup, address);
  const single = performance.now() - begin;
  const readingsPerRound = Math.max(1, Math.ceil(ROUND_MS / Math.max(single, 0.05)));
  const rounds: number[] = [];
  let readings = 0;
  while (rounds.length < MOST_ROUNDS && (rounds.length < 3 || performance.now() - begin < MOST_MEASURED_MS)) {
    const from = performance.now();
    for (let run = 0; run < readingsPerRound; run += 1) readHtml(markup, address);
    rounds.push((performance.now() - from) / readingsPerRound);
    readings += readingsPerRound;
  }
  return { rounds, readings };
}

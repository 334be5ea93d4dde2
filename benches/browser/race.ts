// Runs the contestants on the page this script was put into, one after the other and round by round, in the world of an
// extension, where the reader runs too.
//
// Decides what is measured and how long a sample is. Told to begin by an event of the page, answers in an attribute:
// nothing else crosses between the two worlds in both browsers. Belongs to the bench alone; no part of it ships.

import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { capturePage } from '../../extension/src/content/capture/walk.ts';
import {
  checkVisibility, readData, readFirstChild, readLocalName, readNextSibling, readNodeType, readParentNode,
} from '../../extension/src/content/capture/dom_reads.ts';
import type { Outcome } from '../../extension/src/outcome.ts';

interface Core {
  readSnapshot(records: Uint32Array, strings: string): Outcome;
}

declare const startLecternCore: () => Core & ((init: { module_or_path: WebAssembly.Module }) => Promise<{ memory: WebAssembly.Memory }>);
declare const startMarkupCore: () => { readHtml(markup: string, url: string): Outcome } & ((init: { module_or_path: WebAssembly.Module }) => Promise<unknown>);

interface Order {
  rounds: number;
  /** Names of contestants. */
  who: string[];
}

/** A sample repeats a quick contestant until it has taken this long: clocks of pages are coarse. */
const SAMPLE_MS = 6;
const NOW_SECONDS = 1_750_000_000;

const compile = (file: string) => WebAssembly.compileStreaming(fetch(chrome.runtime.getURL(file)));
const loading = (async () => {
  const core = startLecternCore();
  const { memory } = await core({ module_or_path: await compile('core_bg.wasm') });
  const emptyBytes = memory.buffer.byteLength;
  return { core, memory, emptyBytes };
})();
let markup: ReturnType<typeof startMarkupCore> | null = null;

/** The least that any reader of this page has to do: every shown node met, its name or text read, nothing written. */
function walkBare(): number {
  let count = 0;
  const root: Node = document.documentElement;
  let node: Node | null = root;
  while (node !== null) {
    count += 1;
    let isInside = false;
    if (readNodeType(node) === 1) {
      const name = readLocalName(node as Element);
      isInside = name !== 'script' && name !== 'style' && (name === 'head' || checkVisibility(node as Element, { visibilityProperty: true }));
    } else {
      count += readData(node).length & 1;
    }
    let next: Node | null = isInside ? readFirstChild(node) : null;
    while (next === null && node !== null && node !== root) {
      next = readNextSibling(node);
      if (next === null) node = readParentNode(node);
    }
    node = next;
  }
  return count;
}

function contestantsOf(core: Core): Record<string, () => unknown> {
  const { snapshot } = capturePage(NOW_SECONDS, null);
  return {
    walk: walkBare,
    capture: () => capturePage(NOW_SECONDS, null),
    core: () => core.readSnapshot(snapshot.records, snapshot.strings),
    ours: () => {
      const taken = capturePage(NOW_SECONDS, null).snapshot;
      return core.readSnapshot(taken.records, taken.strings);
    },
    readability: () => new Readability(document.cloneNode(true) as Document).parse(),
    defuddle: () => new Defuddle(document, { url: document.URL }).parse(),
    // What the capture is there to save: the page as markup, read anew by the core.
    markup: () => markup?.readHtml(document.documentElement.outerHTML, document.URL),
  };
}

async function run({ rounds, who }: Order): Promise<unknown> {
  const { core, memory, emptyBytes } = await loading;
  if (who.includes('markup') && !markup) {
    markup = startMarkupCore();
    await markup({ module_or_path: await compile('markup_bg.wasm') });
  }
  const all = contestantsOf(core);
  const { snapshot, nodes } = capturePage(NOW_SECONDS, null);
  const outcome = core.readSnapshot(snapshot.records, snapshot.strings);
  const samples: Record<string, number[]> = {};
  const repeats: Record<string, number> = {};
  for (const name of who) {
    samples[name] = [];
    const first = time(all[name]!, 1);
    repeats[name] = Math.max(1, Math.min(40, Math.ceil(SAMPLE_MS / Math.max(0.1, first < SAMPLE_MS ? time(all[name]!, 2) : first))));
  }
  for (let round = 0; round < rounds; round += 1) {
    for (let at = 0; at < who.length; at += 1) {
      const name = who[(at + round) % who.length]!;
      samples[name]!.push(time(all[name]!, repeats[name]!));
    }
    await new Promise((resume) => setTimeout(resume, 0));
  }
  return {
    samples,
    nodes: nodes.length,
    snapshotBytes: snapshot.records.byteLength + new TextEncoder().encode(snapshot.strings).length,
    memoryBytes: memory.buffer.byteLength - emptyBytes,
    outcome: outcome.outcome,
  };
}

/** Milliseconds of one run, the mean of some. */
function time(task: () => unknown, repeats: number): number {
  const from = performance.now();
  for (let at = 0; at < repeats; at += 1) task();
  return (performance.now() - from) / repeats;
}

document.addEventListener('lectern-race', (event) => {
  const root = document.documentElement;
  run(JSON.parse((event as CustomEvent<string>).detail)).then(
    (result) => root.setAttribute('data-race', JSON.stringify(result)),
    (error: unknown) => root.setAttribute('data-race', JSON.stringify({ error: String(error) })),
  );
});
document.documentElement.setAttribute('data-race-ready', '');

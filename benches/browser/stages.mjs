// Two copies of the built extension that tell the time of each stage of a click: ours, and one in which Readability.js
// and DOMPurify read the page in the content script and the same shell shows the same view.
//
// Decides where the clocks stand. What ships holds none: they are written into the sources while these copies are built,
// and a place that is not found stops the build.

import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const SOURCES = folder('../../extension/src/');

/** The same clock in every process of one machine. */
const CLOCK = 'const benchMark = (name) => { (globalThis.benchMarks ??= {})[name] = performance.timeOrigin + performance.now(); };\n';

const rename = (kind, name) => [`export ${kind} ${name}`, `${kind} ${name}Bare`];

/** By file: what is replaced, and what stands behind it. */
const OURS = {
  'background/click.ts': {
    replace: [[...rename('async function', 'handleClick')]],
    append: 'export async function handleClick(tab) { benchMark("click"); return handleClickBare(tab); }',
  },
  'background/readings.ts': {
    replace: [[...rename('async function', 'readPage')]],
    append: 'export async function readPage(request) { benchMark("core"); const answer = await readPageBare(request); benchMark("coreEnd"); return answer; }',
  },
  'background/main.ts': {
    append: 'chrome.runtime.onMessage.addListener((message, sender, respond) => { if (message?.kind === "bench") respond(globalThis.benchMarks); });',
  },
  'content/main.ts': { replace: [['function start(): void {', 'function start(): void { benchMark("injected");']] },
  'content/capture/walk.ts': {
    replace: [[...rename('function', 'capturePage')]],
    append: 'export function capturePage(now, choice) { benchMark("walk"); const taken = capturePageBare(now, choice); benchMark("walkEnd"); return taken; }',
  },
  'content/background_link.ts': {
    replace: [[...rename('async function', 'requestReading')]],
    append: 'export async function requestReading(snapshot, greeting) { benchMark("sent"); const answer = await requestReadingBare(snapshot, greeting); benchMark("received"); return answer; }',
  },
  'content/toggle.ts': { replace: [['const DOUBLE_CLICK_MS = 400;', 'const DOUBLE_CLICK_MS = 0;']] },
  'content/shown_view.ts': {
    replace: [['export class ShownView ', 'class ShownViewBare ']],
    append: `export class ShownView extends ShownViewBare {
      constructor(reading, setting) {
        benchMark("build"); super(reading, setting); benchMark("built");
        requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel();
          port1.onmessage = async () => { benchMark("painted");
            const marks = { ...(await chrome.runtime.sendMessage({ kind: "bench" })), ...globalThis.benchMarks };
            document.documentElement.setAttribute("data-bench", JSON.stringify(marks)); };
          port2.postMessage(0); });
      }
    }`,
  },
};

const PEER = {
  ...OURS,
  // The peer has no core to start and nothing to walk.
  'background/click.ts': { ...OURS['background/click.ts'], replace: [...OURS['background/click.ts'].replace, ['startCore().catch(() => undefined);', '']] },
  'content/capture/walk.ts': {
    replace: [[...rename('function', 'capturePage')]],
    append: 'export function capturePage() { return { snapshot: { records: new Uint32Array(0), strings: "" }, address: document.URL, shadowRoots: [], nodes: [], media: [] }; }',
  },
  'content/background_link.ts': {
    prepend: 'import { readAsPeer } from "../../../benches/browser/peer.ts";\n',
    replace: [[...rename('async function', 'requestReading')]],
    append: 'export async function requestReading() { benchMark("walk"); const outcome = readAsPeer(); benchMark("walkEnd"); benchMark("sent"); benchMark("received"); return { kind: "outcome", outcome }; }',
  },
  // One box with all of the text: to lay out first what is on the screen, as the view does, would only lay it out twice.
  'view/blocks.ts': { replace: [['  switch (block.kind) {', '  switch (block.kind as string) {\n    case "peer": return element("div", { style: "content-visibility: visible" }, (block as unknown as { fragment: Node }).fragment);']] },
};

/** @returns {Promise<string>} the folder to load */
export async function buildStagedExtension(who) {
  const out = folder(`../../target/bench/shell-${who}`);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await cp(folder('../../extension/dist'), out, { recursive: true });
  const edits = who === 'peer' ? PEER : OURS;
  const used = new Set();
  await build({
    // Not those that are built: these take from the first script what it has, and the copy leaves nothing.
    entryPoints: { background: `${SOURCES}background/main.ts`, content: `${SOURCES}content/main.ts`, tools: `${SOURCES}content/tools.ts` },
    outdir: out, bundle: true, format: 'iife', target: ['chrome123', 'firefox140'], loader: { '.css': 'text' }, charset: 'utf8',
    legalComments: 'none', minifySyntax: true, minifyWhitespace: true, logLevel: 'warning',
    plugins: [{ name: 'stages', setup: (bundler) => bundler.onLoad({ filter: /extension\/src\/.*\.ts$/ }, async ({ path }) => {
      const name = path.slice(SOURCES.length);
      const edit = edits[name];
      if (!edit) return null;
      used.add(name);
      let contents = await readFile(path, 'utf8');
      for (const [from, to] of edit.replace ?? []) {
        if (!contents.includes(from)) throw new Error(`${name} has no “${from}” any more`);
        contents = contents.replace(from, to);
      }
      return { contents: `${edit.prepend ?? ''}${CLOCK}${contents}\n${edit.append ?? ''}`, loader: 'ts' };
    }) }],
  });
  const unused = Object.keys(edits).filter((name) => !used.has(name));
  if (unused.length > 0) throw new Error(`not part of the extension any more: ${unused.join(', ')}`);
  return out;
}

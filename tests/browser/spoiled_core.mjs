// A copy of the extension whose core fails where a test wants it to.
//
// Decides how a test says so: by a word in the page's address, or by an entry in the storage, so that it holds whatever
// becomes of the background meanwhile. What fails is real where it can be: the stack does overflow inside the module.

import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Added to the glue of the core, which is a classic script. */
function spoil() {
  const start = globalThis.startLecternCore;
  let hasTrapped = false;
  const overflow = (read) => {
    let isDeep = false;
    const dive = () => {
      try {
        return dive();
      } catch (error) {
        if (isDeep) throw error;
        isDeep = true;
        return read();
      }
    };
    return dive();
  };
  const readWith = (read, strings) => {
    const wanted = /[?&]core=([a-z]+)/.exec(strings)?.[1];
    if (wanted === 'traps') throw new WebAssembly.RuntimeError('unreachable');
    if (wanted === 'overflows') return overflow(read);
    if (wanted === 'trapsonce' && !hasTrapped) {
      hasTrapped = true;
      return overflow(read);
    }
    if (wanted === 'dawdles') {
      const end = Date.now() + 2000;
      while (Date.now() < end);
    }
    const outcome = read();
    return wanted === 'garbles' ? { ...outcome, blocks: [{}, null] } : outcome;
  };
  globalThis.startLecternCore = () => {
    const core = start();
    const initialise = async (given) => {
      const { coreHangs } = await chrome.storage.local.get('coreHangs');
      if (coreHangs) {
        await chrome.storage.local.set({ coreIsHanging: true });
        await new Promise(() => undefined);
      }
      return core(given);
    };
    return Object.assign(initialise, core, {
      readSnapshot: (records, strings) => readWith(() => core.readSnapshot(records, strings), strings),
    });
  };
}

/** For `withOwnBrowser`. */
export async function spoilCore(extension) {
  await appendFile(join(extension, 'core.js'), `\n;(${spoil})();\n`);
}

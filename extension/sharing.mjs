// Modules that the first script of a page and its later parts have in common ship once: the first script leaves them in the
// extension's own world, and the parts take them from there.
//
// Decides which they are: those that are worth a name, and of which the first script holds nearly all that a part wants, so
// that it hardly grows.

import { resolve } from 'node:path';
import { build } from 'esbuild';

const PLACE = 'globalThis.lecternModules';
/** Of what a part would hold of a module itself. */
const LEAST_SHARE = 0.8;
/** What all parts would hold of it. */
const LEAST_BYTES = 800;

/** @param {import('esbuild').BuildOptions} options for the first script and the parts; `first` is the entry of the first */
export async function planSharing(options, first) {
  const { metafile } = await build({ ...options, write: false, metafile: true });
  const outputs = Object.values(metafile.outputs);
  const whole = outputs.find(({ entryPoint }) => resolve(entryPoint) === first).inputs;
  const isLent = (path) => {
    const sizes = outputs.filter(({ inputs }) => inputs !== whole).map(({ inputs }) => inputs[path]?.bytesInOutput ?? 0);
    return sum(sizes) >= LEAST_BYTES && whole[path].bytesInOutput >= LEAST_SHARE * Math.max(...sizes);
  };
  const lent = Object.keys(whole).filter(isLent).map((path) => resolve(path));
  return { lend: lend(first, lent), borrow: borrow(lent) };
}

function sum(numbers) {
  return numbers.reduce((total, one) => total + one, 0);
}

/** All that a style exports is its text. */
function isText(path) {
  return path.endsWith('.css');
}

/** The first script, followed by what leaves its modules for the parts. */
function lend(first, lent) {
  const names = lent.map((path, at) => `import * as module${at} from ${JSON.stringify(path)};`);
  const entries = lent.map((path, at) => `module${at}${isText(path) ? '.default' : ''}`);
  const contents = `import ${JSON.stringify(`${first}?`)};\n${names.join('\n')}\n${PLACE} = [${entries.join(', ')}];\n`;
  return {
    name: 'modules that are lent',
    setup(bundler) {
      bundler.onResolve({ filter: /\?$/ }, () => ({ path: first, suffix: '?' }));
      bundler.onLoad({ filter: /content\/main\.ts$/ }, ({ suffix }) => (suffix === '' ? { contents, loader: 'js', resolveDir: resolve(first, '..') } : null));
    },
  };
}

function borrow(lent) {
  return {
    name: 'modules that are borrowed',
    setup(bundler) {
      bundler.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const at = lent.indexOf(resolve(resolveDir, path));
        return at < 0 ? null : { path: String(at), namespace: 'borrowed' };
      });
      bundler.onLoad({ filter: /.*/, namespace: 'borrowed' }, ({ path }) => ({ contents: `module.exports = ${PLACE}[${path}];`, loader: 'js' }));
    },
  };
}

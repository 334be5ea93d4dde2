// Bundles the extension into dist/: what a browser loads and what the stores get.
//
// Decides what ships. Expects the core and the vocabulary in generated/; never downloads anything, writes nothing but dist/.

import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { writeFonts } from './fonts.mjs';
import { planSharing } from './sharing.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const dist = folder('dist/');
const isDev = process.argv.includes('--dev');

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });

/** Styles are put into the scripts as text, which would ship with the comments and the spaces that the scripts are rid of. */
const styles = {
  name: 'styles without comments',
  setup(bundler) {
    bundler.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', charset: 'utf8', minifyWhitespace: true });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

/** What all bundles have in common. */
const common = {
  outdir: dist,
  bundle: true,
  target: ['chrome123', 'firefox140'],
  plugins: [styles],
  charset: 'utf8',
  legalComments: 'none',
  // Reviewers read this; names stay, so that a report of an error can be understood.
  minifySyntax: !isDev,
  minifyWhitespace: !isDev,
  logLevel: 'warning',
};

const scripts = { ...common, format: 'iife' };
const content = { content: folder('src/content/main.ts') };
/** Put into a page only when they are asked for, beside the script that was first. */
const parts = {
  account: folder('src/content/account/main.ts'),
  pick: folder('src/content/pick/main.ts'),
  export: folder('src/content/export/main.ts'),
  tools: folder('src/content/tools.ts'),
};
const sharing = await planSharing({ ...scripts, entryPoints: { ...content, ...parts } }, content.content);
await build({ ...scripts, entryPoints: content, plugins: [...scripts.plugins, sharing.lend] });
await build({ ...scripts, entryPoints: parts, plugins: [...scripts.plugins, sharing.borrow] });

await build({
  ...scripts,
  entryPoints: {
    background: folder('src/background/main.ts'),
    // The only script that runs by itself, on the sites that the reader chose.
    always: folder('src/always/main.ts'),
    // Put there next, and often alone: it borrows nothing.
    declutter: folder('src/content/declutter/main.ts'),
  },
});

// The extension's own pages are modules, which share what both need.
await build({
  ...common,
  entryPoints: { options: folder('src/options/main.ts'), welcome: folder('src/welcome/main.ts') },
  format: 'esm',
  splitting: true,
  chunkNames: 'pages-[hash]',
});

// The last value of a script is what the browser answers to whoever put it into a page: whether it could start.
await appendFile(`${dist}content.js`, 'globalThis.lecternToggle !== undefined;\n');

await Promise.all([
  writeFonts(`${dist}fonts/`),
  cp(folder('manifest.json'), `${dist}manifest.json`),
  cp(folder('src/options/options.html'), `${dist}options.html`),
  cp(folder('src/welcome/welcome.html'), `${dist}welcome.html`),
  writeMessages(),
  cp(folder('data/digest'), `${dist}digest`, { recursive: true }),
  cp(folder('icons'), `${dist}icons`, { recursive: true, filter: (path) => !/\.(svg|mjs)$/.test(path) }),
  cp(folder('generated/core_bg.wasm'), `${dist}core_bg.wasm`),
  writeFile(`${dist}core.js`, wrapGlue(await readFile(folder('generated/core.js'), 'utf8'))),
]);

/** The words alone: what is said about them is for translators. */
async function writeMessages() {
  for (const locale of await readdir(folder('_locales'))) {
    const messages = JSON.parse(await readFile(folder(`_locales/${locale}/messages.json`), 'utf8'));
    const words = Object.entries(messages).map(([key, { message }]) => [key, { message }]);
    await mkdir(`${dist}_locales/${locale}`, { recursive: true });
    await writeFile(`${dist}_locales/${locale}/messages.json`, JSON.stringify(Object.fromEntries(words)));
  }
}

/** The glue as a function: each call gives an instance that shares nothing with the others. */
function wrapGlue(glue) {
  return `function startLecternCore() {\n${glue}\nreturn lectern_core;\n}\n`;
}

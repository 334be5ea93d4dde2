// The colours of the themes, computed from the style sheet itself, and what the schema of the preferences lets through.
//
// Decides the ratios that must hold: WCAG 2 asks 4.5 of text and 3 of edges; the view promises more.

import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { ok, same } from '../runner.mjs';

const source = (path) => fileURLToPath(new URL(`../../../extension/src/view/${path}`, import.meta.url));
const STATED = {
  paper: { ink: 16.3, muted: 6.8, link: 7, visited: 8.5, edge: 3.4 },
  sepia: { ink: 10, muted: 6.4, link: 7.2, visited: 8.1, edge: 3.3 },
  grey: { ink: 12.7, muted: 6.6, link: 7.1, visited: 7.5, edge: 3.4 },
  green: { ink: 12, muted: 6.6, link: 7, visited: 8, edge: 3.3 },
  dark: { ink: 13, muted: 7, link: 8.5, visited: 8.5, edge: 3.9 },
  night: { ink: 10.5, muted: 6.1, link: 8.6, visited: 8.6, edge: 3.6 },
  contrast: { ink: 21, muted: 21, link: 16.5, visited: 13, edge: 21 },
};
/** Text on tinted ground: code, chips, notices. */
const LEAST_ON_SOFT = 5.5;

async function load(path) {
  const built = await build({ entryPoints: [source(path)], bundle: true, format: 'esm', write: false, logLevel: 'silent' });
  return import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].contents).toString('base64')}`);
}

/** The custom properties of each theme. */
function readThemes() {
  const css = readFileSync(source('style/themes.css'), 'utf8');
  const themes = {};
  for (const [, name, body] of css.matchAll(/\[data-theme="(\w+)"\] \{([^}]*)\}/g)) {
    themes[name] = Object.fromEntries([...body.matchAll(/--(\w+): (#[0-9a-f]{6});/g)].map(([, property, value]) => [property, value]));
  }
  return themes;
}

export const themeCases = [
  {
    name: 'every theme: text, links and edges have the contrast that is stated',
    async run() {
      const { measureContrast } = await load('tools/contrast.ts');
      ok(Math.abs(measureContrast('#000000', '#ffffff') - 21) < 0.001);
      const themes = readThemes();
      for (const [name, stated] of Object.entries(STATED)) {
        const { ground, soft, mark, ...colours } = themes[name];
        for (const [part, least] of Object.entries(stated)) {
          const ratio = measureContrast(colours[part], ground);
          ok(ratio >= least, `${name}: ${part} on the ground is ${ratio.toFixed(2)}, stated ${least}`);
        }
        for (const part of ['ink', 'muted', 'link', 'visited']) {
          const ratio = measureContrast(colours[part], soft);
          ok(ratio >= LEAST_ON_SOFT, `${name}: ${part} on tinted ground is ${ratio.toFixed(2)}`);
        }
        const onMark = measureContrast(colours.ink, mark);
        ok(onMark >= 5.4, `${name}: text on a mark is ${onMark.toFixed(2)}`);
      }
    },
  },
  {
    name: 'preferences: every field is checked on its own',
    async run() {
      const { parsePreferences, DEFAULT_PREFERENCES } = await load('preferences.ts');
      const parse = (stored) => {
        let isBroken = false;
        return [parsePreferences(stored, () => (isBroken = true)), isBroken];
      };
      same(parse(undefined), [DEFAULT_PREFERENCES, false]);
      same(parse({}), [DEFAULT_PREFERENCES, false]);
      same(parse({ sizeStep: 3, unknown: true }), [{ ...DEFAULT_PREFERENCES, sizeStep: 3, unknown: true }, false], 'what is not known is no fault, and stays');
      for (const stored of [null, 'dark', 7, ['dark']]) same(parse(stored), [DEFAULT_PREFERENCES, true]);
      const [mixed, isBroken] = parse({ theme: 'sepia', latin: { size: 99, line: 'tall', font: 'dyslexic' }, han: null, custom: { ground: 'red', ink: '#123456' }, keys: 'no', speed: 1.5 });
      same(isBroken, true);
      same(mixed, {
        ...DEFAULT_PREFERENCES, theme: 'sepia', speed: 1.5, latin: { ...DEFAULT_PREFERENCES.latin, size: 8, font: 'dyslexic' },
        custom: { ...DEFAULT_PREFERENCES.custom, ink: '#123456' },
      });
      same(parse(mixed), [mixed, false], 'what was parsed is whole');
      for (const name of ['a"b', 'a;b', 'a\\b', 'x'.repeat(65), 5]) same(parse({ latin: { installed: name } })[0].latin.installed, '');
      same(parse({ han: { font: 'dyslexic' } })[0].han.font, 'serif', 'no face for Han texts is bundled');
    },
  },
];

// How fast the reader is beside its peers, as ratios in one run:
// `node bench.mjs --browser firefox --executable PATH [--rounds 20] [--only race|click|growth] [--write]`.
//
// Decides the goals and the report. Rounds are interleaved, so what disturbs the machine disturbs all alike; medians and
// minima are told, and a goal is judged by the median over pages. Exits with 0 whatever the figures say: they are read.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseCommandLine } from '../../tests/browser/runner.mjs';
import { runClicks } from './click.mjs';
import { runGrowth, runRace } from './race.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const command = parseCommandLine({
  rounds: { type: 'string', default: '20' }, write: { type: 'boolean', default: false }, pages: { type: 'string' },
});
const setting = {
  browser: command.browser,
  executable: command.executable,
  rounds: Math.max(1, Number(command.rounds)),
  shared: process.env.LECTERN_SHARED,
  pages: command.pages,
};
/** Each gives a title and Markdown. */
const PARTS = { race: runRace, growth: runGrowth, click: runClicks };

if (!setting.shared) console.log('LECTERN_SHARED is not set: only our own sample pages are measured');
const parts = Object.entries(PARTS).filter(([name]) => !command.only || command.only.split(',').includes(name));
for (const [name, run] of parts) {
  const text = await run(setting);
  console.log(`\n${text}`);
  if (command.write) await keep(name, text);
}

/** A part of the report of this browser; the other parts stay. */
async function keep(name, text) {
  const file = folder(`../report/${setting.browser}.md`);
  const old = await readFile(file, 'utf8').catch(() => '');
  const sections = new Map(Object.keys(PARTS).map((one) => [one, sectionOf(old, one)]));
  sections.set(name, text);
  const head = `# Measured in ${setting.browser === 'firefox' ? 'Firefox' : 'Chromium'}\n\nWritten by \`cargo xtask bench --browser ${setting.browser}\`. Milliseconds are of one machine; ratios are what counts.\n`;
  const body = [...sections].filter(([, section]) => section).map(([one, section]) => `\n<!-- ${one} -->\n${section.trim()}\n<!-- end -->\n`);
  await mkdir(folder('../report'), { recursive: true });
  await writeFile(file, head + body.join(''));
}

function sectionOf(text, name) {
  return new RegExp(`<!-- ${name} -->\\n([^]*?)\\n<!-- end -->`).exec(text)?.[1] ?? '';
}

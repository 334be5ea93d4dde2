// Safety in a real browser: attacks, hostile shapes, faults, privacy: `node safety.mjs --browser firefox --executable PATH`.
//
// Decides which cases run, and whether they run short or `--long`, which takes everything and measures. `--binary` names
// the command line to ask, `--report` a file for the figures. Exits with 1 if a case fails; the last line counts.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readVectors } from './attacks/pages.mjs';
import { attackCases } from './cases/attacks.mjs';
import { viewAttackCases } from './cases/attacks_on_view.mjs';
import { faultCases } from './cases/faults.mjs';
import { hostileCases } from './cases/hostile.mjs';
import { privacyCases } from './cases/privacy.mjs';
import { probeCases } from './cases/probes.mjs';
import { toggleCases } from './cases/toggling.mjs';
import { launch } from './driver.mjs';
import { parseCommandLine, runCases, summarize } from './runner.mjs';
import { serve } from './serve.mjs';

// Whoever ends this ends what it started too.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const command = parseCommandLine({ long: { type: 'boolean', default: false }, binary: { type: 'string' }, report: { type: 'string' } });
const binary = command.binary ?? folder('../../target/release/lectern');
const figures = {};
const note = (name, values) => {
  figures[name] = values;
};
const vectors = readVectors(process.env.LECTERN_SHARED);
const cases = [
  ...faultCases, ...privacyCases, ...probeCases, ...viewAttackCases,
  ...toggleCases(folder('../fixtures'), command.long, note),
  ...hostileCases(folder('../../target/hostile'), command.long, note),
  ...attackCases(vectors, command.long, note),
];
const server = await serve({ '/pages/': folder('pages'), '/fixtures/': folder('../fixtures') });
const extension = folder('../../extension/dist');
const open = async () => {
  const driver = await launch({ ...command, extension, isAlone: true });
  return { driver, command, extension, server, binary, origin: server.origin, extensionId: await driver.extensionId() };
};
const counts = await runCases(cases, open, command.only, command.long);
await server.close();
// A run of some cases leaves the figures of the others as they are.
if (command.report) {
  const before = existsSync(command.report) ? JSON.parse(readFileSync(command.report, 'utf8')) : {};
  writeFileSync(command.report, `${JSON.stringify({ ...before, ...figures }, null, 1)}\n`);
}
process.exit(summarize(command.browser, counts));

// Safety in a real browser: attacks, hostile shapes, faults, privacy: `node safety.mjs --browser firefox --executable PATH`.
//
// Decides which cases run, and whether they run short or `--long`, which takes everything and measures. `--binary` names
// the command line to ask, `--report` a file for the figures. Exits with 1 if a case fails; the last line counts.

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readVectors } from './attacks/pages.mjs';
import { serveAttacks } from './attacks/extension.mjs';
import { attackCases } from './cases/attacks.mjs';
import { viewAttackCases } from './cases/attacks_on_view.mjs';
import { faultCases, makeDocument } from './cases/faults.mjs';
import { hostileCases, serveHostile } from './cases/hostile.mjs';
import { privacyCases, probeCases } from './cases/privacy.mjs';
import { toggleCases } from './cases/toggling.mjs';
import { launch } from './driver.mjs';
import { parseCommandLine, runCases } from './runner.mjs';
import { serve } from './serve.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const command = parseCommandLine({ long: { type: 'boolean', default: false }, binary: { type: 'string' }, report: { type: 'string' } });
const binary = command.binary ?? folder('../../target/debug/lectern');
const figures = {};
const note = (name, values) => {
  figures[name] = values;
};
// A short run needs nothing but the project's own attacks.
const vectors = readVectors(command.long ? process.env.LECTERN_SHARED : '');
const hostilePages = folder(`../../target/hostile-${command.long ? 'full' : 'small'}`);
const cases = [
  ...attackCases(vectors, command.long, note),
  ...(await hostileCases(hostilePages, command.long, note)),
  ...faultCases, ...privacyCases, ...probeCases, ...viewAttackCases,
  ...(await toggleCases(folder('../fixtures'), command.long, note)),
];
const makers = [serveAttacks(vectors), serveHostile(hostilePages), makeDocument];
const make = (path) => makers.reduce((found, one) => found ?? one(path), null);
const server = await serve({ '/pages/': folder('pages'), '/fixtures/': folder('../fixtures') }, undefined, make);
const extension = folder('../../extension/dist');
const open = async () => {
  const driver = await launch({ ...command, extension });
  return { driver, command, extension, server, binary, origin: server.origin, extensionId: await driver.extensionId() };
};
const counts = await runCases(cases, open, command.only, command.long);
await server.close();
if (command.report) writeFileSync(command.report, `${JSON.stringify(figures, null, 1)}\n`);
console.log(`${command.browser}: ${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);

// The built playground in a real browser, without an extension: `node www.mjs --browser firefox --executable PATH`.
//
// Decides which cases run; `--only WORDS` takes those with these words in their name. Exits with 1 if one fails; the
// last line counts.

import { fileURLToPath } from 'node:url';
import { launch } from './driver.mjs';
import { parseCommandLine, runCases, summarize } from './runner.mjs';
import { serve } from './serve.mjs';
import { accessCases } from './www/access.mjs';
import { decisionCases } from './www/decisions.mjs';
import { listeningCases } from './www/listening.mjs';
import { quietCases } from './www/quiet.mjs';
import { sourceCases } from './www/sources.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const command = parseCommandLine();
const servePlayground = () => serve({ '/play/': folder('../../www/dist') });
const counts = { passed: 0, failures: [], unsteady: [] };

/** Firefox takes its colour scheme from a preference, so that each scheme is a browser of its own. */
for (const dark of [false, true]) {
  const cases = dark ? accessCases(dark) : [...sourceCases, ...decisionCases, ...quietCases, ...listeningCases, ...accessCases(dark)];
  const server = await servePlayground();
  const open = async () => ({
    driver: await launch({ ...command, dark }), dark, server, servePlayground, address: `${server.origin}/play/index.html`,
  });
  const found = await runCases(cases, open, command.only);
  counts.passed += found.passed;
  counts.failures.push(...found.failures);
  counts.unsteady.push(...found.unsteady);
  await server.close();
}
process.exit(summarize(command.browser, counts));

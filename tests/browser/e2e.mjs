// The extension in a real browser, clicked by a real toolbar button: `node e2e.mjs --browser firefox --executable PATH`.
//
// Decides which cases run; `--only WORDS` takes those with these words in their name. Exits with 1 if one fails; the
// last line counts.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ownPageCases } from './cases/own_pages.mjs';
import { readingCases, findSeeds } from './cases/reading.mjs';
import { accountCases } from './cases/account.mjs';
import { alwaysHidingCases } from './cases/always_hiding.mjs';
import { aroundCases } from './cases/around.mjs';
import { filterListCases } from './cases/filter_lists.mjs';
import { digestCases } from './cases/digest.mjs';
import { declutterCases } from './cases/declutter.mjs';
import { declutterLiveCases } from './cases/declutter_live.mjs';
import { comfortCases } from './cases/reader_comfort.mjs';
import { keyboardCases } from './cases/keyboard_alone.mjs';
import { restoreCases } from './cases/restore.mjs';
import { stateCases } from './cases/states.mjs';
import { otherTextCases } from './cases/other_texts.mjs';
import { longTextCases } from './cases/long_texts.mjs';
import { panelCases } from './cases/panels.mjs';
import { appearanceCases } from './cases/appearance.mjs';
import { pseudoLocaleCases } from './cases/pseudo_locale.mjs';
import { siteLookCases } from './cases/site_look.mjs';
import { formulaCases } from './cases/formulas.mjs';
import { pictureCases } from './cases/pictures_and_notes.mjs';
import { togetherCases } from './cases/together.mjs';
import { shadowTreeCases } from './cases/shadow_trees.mjs';
import { listeningCases } from './cases/listening.mjs';
import { messageCases } from './cases/messages.mjs';
import { themeCases } from './cases/themes.mjs';
import { threeDoorCases } from './cases/three_doors.mjs';
import { unrulyCases } from './cases/unruly_pages.mjs';
import { launch } from './driver.mjs';
import { parseCommandLine, runCases, summarize } from './runner.mjs';
import { serve } from './serve.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const command = parseCommandLine();
const fixtures = folder('../fixtures');
const server = await serve({ '/pages/': folder('pages'), '/fixtures/': fixtures, '/www-core/': folder('../../www/generated') });
const expected = JSON.parse(readFileSync(folder('expected/seed.json'), 'utf8'));
const open = async () => {
  const extension = folder('../../extension/dist');
  const driver = await launch({ ...command, extension });
  return { driver, command, extension, server, origin: server.origin, expected, extensionId: await driver.extensionId() };
};
const cases = [...readingCases(findSeeds(fixtures)), ...restoreCases, ...unrulyCases, ...stateCases, ...comfortCases, ...keyboardCases, ...panelCases, ...otherTextCases, ...longTextCases, ...pictureCases, ...formulaCases, ...siteLookCases, ...appearanceCases, ...pseudoLocaleCases, ...themeCases, ...aroundCases, ...declutterCases, ...declutterLiveCases, ...togetherCases, ...listeningCases, ...messageCases, ...shadowTreeCases, ...accountCases, ...alwaysHidingCases, ...filterListCases, ...digestCases, ...ownPageCases, ...(await threeDoorCases(fixtures))];
const counts = await runCases(cases, open, command.only);
await server.close();
process.exit(summarize(command.browser, counts));

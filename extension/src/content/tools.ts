// The second content script: put beside the first by the background, after the view has been painted.
//
// Decides nothing; leaves the tools where the first script finds them, in the extension's own world.

import type { StartTools } from '../view/opened_view.ts';
import { startTools } from '../view/tools/start.ts';

declare global {
  var lecternTools: StartTools | undefined;
}

globalThis.lecternTools = startTools;

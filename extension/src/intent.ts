// What a click, a menu or a page that was opened asks the content script to do.
//
// Decides how the background tells it: a variable of the extension's own world in the page, set just before the script
// is put there and taken by it.

export const INTENTS = ['toggle', 'declutter', 'account', 'selection', 'pick', 'quiet', 'quiet_next', 'quiet_declutter', 'quiet_wait'] as const;
/**
 * `quiet`, `quiet_next`, `quiet_declutter`: it happens by itself, so whatever goes wrong is not worth a word. `quiet_next` is
 * for a page that was arrived at: what has been read and left is not opened again. `quiet_wait` asks for nothing: a part
 * needs what the script lends.
 */
export type Intent = (typeof INTENTS)[number];

declare global {
  var lecternIntent: Intent | undefined;
}

/** Runs in the page: must use nothing from outside itself. */
export function leaveIntent(intent: Intent): void {
  globalThis.lecternIntent = intent;
}

export function takeIntent(): Intent {
  const intent = globalThis.lecternIntent ?? 'toggle';
  globalThis.lecternIntent = undefined;
  return intent;
}

// The keys that open the view and hide clutter, as they are set in the browser: readers change them, and where another
// extension has one already, it is not given.

import type { Shortcuts } from './view/opened_view.ts';

/** For the background and our own pages. */
export async function readShortcuts(): Promise<Shortcuts> {
  const commands = (await chrome.commands?.getAll()) ?? [];
  const find = (wanted: string) => commands.find(({ name }) => name === wanted)?.shortcut ?? '';
  return { toggle: find('_execute_action'), declutter: find('declutter') };
}

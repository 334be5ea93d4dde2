// The reader's choices in the browser's local storage: a few bytes, nothing about pages.
//
// Never fails: what cannot be read is the default, what cannot be written is forgotten.

import { parsePreferences, type Preferences } from '../view/preferences.ts';

const KEY = 'preferences';

export async function loadPreferences(): Promise<Preferences> {
  try {
    const stored = await chrome.storage.local.get(KEY);
    return parsePreferences(stored[KEY]);
  } catch {
    return parsePreferences(undefined);
  }
}

/** Returns at once; the view shows the choice whether or not it could be kept. */
export function storePreferences(preferences: Preferences): void {
  try {
    chrome.storage.local.set({ [KEY]: preferences }).catch(() => undefined);
  } catch {
    // The extension was reloaded and its storage is out of reach; the view still works.
  }
}

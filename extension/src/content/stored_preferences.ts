// The reader's choices in the browser's local storage: a few bytes, nothing about pages.
//
// Never fails: what cannot be read is the default, what cannot be written is forgotten.

import { parsePreferences, type Preferences } from '../view/preferences.ts';

const KEY = 'preferences';
/** What this script has stored and the browser has not yet reported back: no news to its own view. */
const ownChoices = new Set<string>();

/** @param tellBroken called where something stored could not be understood; it is mended, so that this is told once */
export async function loadPreferences(tellBroken: () => void): Promise<Preferences> {
  try {
    const stored = await chrome.storage.local.get(KEY);
    let isBroken = false;
    const preferences = parsePreferences(stored[KEY], () => (isBroken = true));
    if (isBroken) {
      storePreferences(preferences);
      tellBroken();
    }
    return preferences;
  } catch {
    return parsePreferences(undefined);
  }
}

/** Tells of choices made elsewhere: in the options, or in another tab. Gives what ends it. */
export function watchPreferences(listener: (preferences: Preferences) => void): () => void {
  const handle = (changes: Record<string, chrome.storage.StorageChange>): void => {
    if (!changes[KEY]) return;
    const preferences = parsePreferences(changes[KEY].newValue);
    if (!ownChoices.delete(write(preferences))) listener(preferences);
  };
  chrome.storage.local.onChanged.addListener(handle);
  return () => {
    try {
      chrome.storage.local.onChanged.removeListener(handle);
    } catch {
      // The extension was reloaded: nobody calls any more.
    }
  };
}

/** Returns at once; the view shows the choice whether or not it could be kept. */
export function storePreferences(preferences: Preferences): void {
  try {
    ownChoices.add(write(preferences));
    chrome.storage.local.set({ [KEY]: preferences }).catch(() => undefined);
  } catch {
    // The extension was reloaded and its storage is out of reach; the view still works.
  }
}

/** The same choices in the same words, whatever order the browser keeps fields in. */
function write(preferences: Preferences): string {
  return JSON.stringify(parsePreferences(preferences));
}

// The settings in the browser's local storage, one entry a field.
//
// Decides under which names they lie, and that changes are made one after the other. Reading never fails: what cannot be
// read is the default. Writing tells whether it was done.

import { inTurn } from './turns.ts';
import { DEFAULT_SETTINGS, parseSettings, SETTING_NAMES, type SettingName, type Settings } from './settings.ts';

export interface Loaded {
  settings: Settings;
  /** Fields whose stored value was broken, so that their default holds. */
  broken: SettingName[];
}

export async function loadSettings(): Promise<Loaded> {
  try {
    return parseSettings(await chrome.storage.local.get([...SETTING_NAMES]));
  } catch {
    return { settings: DEFAULT_SETTINGS, broken: [] };
  }
}

/**
 * Stores the fields that a decision on what is stored by then gives, and leaves the others as they are. For the
 * background and the extension's own pages: content scripts ask the background.
 */
export function changeSettings(decide: (settings: Settings) => Partial<Settings>): Promise<void> {
  return inTurn('settings', async () => chrome.storage.local.set(decide((await loadSettings()).settings)));
}

// The settings in the browser's local storage, one entry a field.
//
// Decides under which names they lie. Reading never fails: what cannot be read is the default. Writing tells whether it
// was done.

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

/** Stores the fields given, leaves the others as they are. */
export async function saveSettings(change: Partial<Settings>): Promise<void> {
  await chrome.storage.local.set(change);
}

// The look of the view in the browser's local storage: that of the page's site where it has one, else the usual one.
//
// Decides which of both a change goes to. Never fails: what cannot be read is the default; whether something could be
// written is told.

import { SETTING_NAMES, type Settings } from '../settings/settings.ts';
import { changeSite } from '../settings/sites.ts';
import { loadSettings, saveSettings } from '../settings/storage.ts';
import { parsePreferences, type Preferences } from '../view/preferences.ts';

/** What this script has stored and the browser has not yet reported back: no news to its own view. */
const ownChoices = new Set<string>();

/** @param tellBroken called where something stored could not be understood; it is mended, so that this is told once */
export async function loadPreferences(host: string, tellBroken: () => void = () => undefined): Promise<Preferences> {
  const { settings, broken } = await loadSettings();
  if (broken.includes('preferences')) {
    saveSettings({ preferences: settings.preferences }).catch(() => undefined);
    tellBroken();
  }
  return lookOf(settings, host);
}

/** Tells of choices made elsewhere: in the options, or in another tab. Gives what ends it. */
export function watchPreferences(host: string, listener: (preferences: Preferences) => void): () => void {
  const handle = (changes: Record<string, chrome.storage.StorageChange>): void => {
    if (!SETTING_NAMES.some((name) => name in changes)) return;
    void loadSettings().then(({ settings }) => {
      const preferences = lookOf(settings, host);
      if (!ownChoices.delete(write(preferences))) listener(preferences);
    });
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

/** Whether the browser could keep the choice; the view shows it either way. */
export async function storePreferences(host: string, preferences: Preferences): Promise<boolean> {
  const written = write(preferences);
  ownChoices.add(written);
  try {
    await store(host, preferences);
    return true;
  } catch {
    ownChoices.delete(written);
    return false;
  }
}

async function store(host: string, preferences: Preferences): Promise<void> {
  const { settings: { sites } } = await loadSettings();
  await saveSettings(sites[host]?.look ? { sites: changeSite(sites, host, { look: preferences }) } : { preferences });
}

function lookOf({ sites, preferences }: Settings, host: string): Preferences {
  return sites[host]?.look ?? preferences;
}

/** The same choices in the same words, whatever order the browser keeps fields in. */
function write(preferences: Preferences): string {
  return JSON.stringify(parsePreferences(preferences));
}

// The look of the view in the browser's local storage: that of the page's site where it has one, else the usual one.
//
// Never fails: what cannot be read is the default, what cannot be written is forgotten.

import { changeSite } from '../settings/sites.ts';
import { loadSettings, saveSettings } from '../settings/storage.ts';
import type { Preferences } from '../view/preferences.ts';

export async function loadPreferences(host: string): Promise<Preferences> {
  const { settings } = await loadSettings();
  return settings.sites[host]?.look ?? settings.preferences;
}

/** Returns at once; the view shows the choice whether or not it could be kept. */
export function storePreferences(host: string, preferences: Preferences): void {
  store(host, preferences).catch(() => undefined);
}

async function store(host: string, preferences: Preferences): Promise<void> {
  const { settings: { sites } } = await loadSettings();
  await saveSettings(sites[host]?.look ? { sites: changeSite(sites, host, { look: preferences }) } : { preferences });
}

// The look of the view: that of the page's site where it has one, else the usual one.
//
// Decides what of it is never a site's: single keys, voices and their speed are the reader's own, wherever they read.

import { keepHabits, type Preferences } from '../view/preferences.ts';
import type { Settings } from './settings.ts';
import { changeSite } from './sites.ts';

export function hasOwnLook({ sites }: Settings, host: string): boolean {
  return Boolean(sites[host]?.look);
}

/** What pages of a host are shown in. */
export function lookOf({ sites, preferences }: Settings, host: string): Preferences {
  const look = sites[host]?.look;
  return look ? keepHabits(look, preferences) : preferences;
}

/**
 * Settings with another look.
 * @param look null gives the site's own up
 * @param isOwn whether it is for this site alone; null where whoever chose it did not know yet whether the site has one
 */
export function changeLook(settings: Settings, host: string, look: Preferences | null, isOwn: boolean | null): Partial<Settings> {
  const { sites, preferences } = settings;
  if (look === null) return { sites: changeSite(sites, host, { look }) };
  if (!(isOwn ?? hasOwnLook(settings, host))) return { preferences: look };
  return { sites: changeSite(sites, host, { look }), preferences: keepHabits(preferences, look) };
}

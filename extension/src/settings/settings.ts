// Everything that the reader can decide, as one value: what is stored, exported and imported.
//
// Decides defaults and what is well-formed. A broken field is its default and is named, so that the options page can say
// so; it never spoils the others.

import type { HideLevel } from '../outcome.ts';
import { DEFAULT_PREFERENCES, parsePreferences, type Preferences } from '../view/preferences.ts';
import { type FilterLists, isFilterLists, parseFilterLists } from './filter_lists.ts';
import { isSites, parseSites, type Sites } from './sites.ts';

export interface Settings {
  /** The look of the view. */
  preferences: Preferences;
  sites: Sites;
  /** Whether the place where a text was left is remembered. */
  remembersPlaces: boolean;
  /** How much of a page is hidden in place. */
  level: HideLevel;
  /** Whether a line stays where something was hidden. */
  leavesStubs: boolean;
  /** Filter lists, without their rules. */
  filterLists: FilterLists;
}

export type SettingName = keyof Settings;

export const SETTING_NAMES = ['preferences', 'sites', 'remembersPlaces', 'level', 'leavesStubs', 'filterLists'] as const satisfies readonly SettingName[];

export const DEFAULT_SETTINGS: Settings = {
  preferences: DEFAULT_PREFERENCES, sites: {}, remembersPlaces: true, level: 'standard', leavesStubs: false, filterLists: [],
};

export const LEVELS: readonly HideLevel[] = ['light', 'standard', 'strong'];

/** Settings of what was stored, and the names of the fields that were broken. */
export function parseSettings(stored: Readonly<Record<string, unknown>>): { settings: Settings; broken: SettingName[] } {
  let hasBrokenLook = false;
  const settings: Settings = {
    preferences: parsePreferences(stored['preferences'], () => (hasBrokenLook = true)),
    sites: parseSites(stored['sites']),
    remembersPlaces: parseSwitch(stored['remembersPlaces'], DEFAULT_SETTINGS.remembersPlaces),
    level: LEVELS.find((level) => level === stored['level']) ?? DEFAULT_SETTINGS.level,
    leavesStubs: parseSwitch(stored['leavesStubs'], DEFAULT_SETTINGS.leavesStubs),
    filterLists: parseFilterLists(stored['filterLists']),
  };
  const isKept: Record<SettingName, () => boolean> = {
    preferences: () => !hasBrokenLook,
    sites: () => isSites(stored['sites']) && holdsAll(settings.sites, stored['sites']),
    remembersPlaces: () => settings.remembersPlaces === stored['remembersPlaces'],
    level: () => settings.level === stored['level'],
    leavesStubs: () => settings.leavesStubs === stored['leavesStubs'],
    filterLists: () => isFilterLists(stored['filterLists']),
  };
  const broken = SETTING_NAMES.filter((name) => stored[name] !== undefined && !isKept[name]());
  return { settings, broken };
}

function parseSwitch(stored: unknown, fallback: boolean): boolean {
  return typeof stored === 'boolean' ? stored : fallback;
}

/** Whether nothing that was stored under a known name is lost in what was made of it; unknown names belong to later versions. */
function holdsAll(parsed: unknown, stored: unknown): boolean {
  if (typeof parsed !== 'object' || parsed === null) return parsed === stored;
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored) !== Array.isArray(parsed)) return false;
  const known = parsed as Record<string, unknown>;
  return Object.entries(stored).every(([name, value]) => !(name in known) || holdsAll(known[name], value));
}

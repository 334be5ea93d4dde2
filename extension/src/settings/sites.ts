// What the reader decided for single sites: open by itself, never by itself, hide by itself, a look of its own, boxes
// to keep.
//
// Decides which decision holds for a page. Never asks for a permission.

import { isSameBox, type KeptBox, MOST_KEPT, parseKeptBoxes } from './kept_boxes.ts';
import { isHost } from './hosts.ts';
import { keepUnknown, parsePreferences, type Preferences } from '../view/preferences.ts';

export type Opening = 'always' | 'never';

export interface Site {
  /** Whether the view opens by itself here; undecided where it is null. */
  opening: Opening | null;
  /** What differs from the usual look; null where nothing does. */
  look: Preferences | null;
  /** Whether ads and link farms are hidden here without being asked. */
  hides: boolean;
  /** Boxes that are never hidden here. */
  kept: readonly KeptBox[];
}

/** A host of which nothing was said. */
export const UNDECIDED: Site = { opening: null, look: null, hides: false, kept: [] };

/** Decisions by host. */
export type Sites = Readonly<Record<string, Site>>;

/** More than anybody decides by hand; a file with more is not one of ours. */
const MOST_SITES = 20_000;

/** The decision for a host: its own, else that of the nearest domain above it. */
export function findOpening(sites: Sites, host: string): Opening | null {
  return collectSites(sites, host).find(({ site }) => site.opening !== null)?.site.opening ?? null;
}

/** The host whose decision it is that ads and link farms are hidden on this one. */
export function findHiding(sites: Sites, host: string): string | null {
  return collectSites(sites, host).find(({ site }) => site.hides)?.name ?? null;
}

/** The boxes to keep on a host: its own and those of the domains above it. */
export function collectKept(sites: Sites, host: string): KeptBox[] {
  return collectSites(sites, host).flatMap(({ site }) => site.kept);
}

/** Whether anything happens by itself on this very host or below it, so that the browser's permission is needed. */
export function actsByItself(site: Site | undefined): boolean {
  return site !== undefined && (site.opening === 'always' || site.hides);
}

/** What was decided for a host and the domains above it, the nearest first. */
export function collectSites(sites: Sites, host: string): { name: string; site: Site }[] {
  const labels = host.split('.');
  return labels.flatMap((_, at) => {
    const name = labels.slice(at).join('.');
    const site = Object.hasOwn(sites, name) ? sites[name] : undefined;
    return site ? [{ name, site }] : [];
  });
}

/** The addresses that a permission for a host names: the host and everything below it. */
export function writePatterns(host: string): string[] {
  const isNumber = /^[0-9.]+$/.test(host);
  return isNumber || !host.includes('.') ? [`*://${host}/*`] : [`*://${host}/*`, `*://*.${host}/*`];
}

/** With one decision changed; what says nothing any more is left out. */
export function changeSite(sites: Sites, host: string, change: Partial<Site>): Sites {
  const { [host]: before, ...others } = sites;
  const site: Site = { ...UNDECIDED, ...before, ...change };
  return isUndecided(site) ? others : { ...others, [host]: site };
}

/** With one more box to keep, or one less. */
export function changeKept(sites: Sites, host: string, box: KeptBox, isKept: boolean): Sites {
  const others = (sites[host]?.kept ?? []).filter((one) => !isSameBox(one, box));
  return changeSite(sites, host, { kept: isKept ? [...others, box].slice(-MOST_KEPT) : others });
}

/** What a later version has written of a site is a decision too. */
function isUndecided(site: Site): boolean {
  const { opening, look, hides, kept } = site;
  return opening === null && look === null && !hides && kept.length === 0 && Object.keys(site).every((name) => Object.hasOwn(UNDECIDED, name));
}

/** Whether nothing of stored sites is lost in `parseSites`. */
export function isSites(stored: unknown): boolean {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return false;
  const hosts = Object.keys(stored);
  return hosts.length <= MOST_SITES && hosts.every(isHost) && Object.values(stored).every(isSite);
}

/** Whether every decision is one that is known, and every box to keep is well-formed. */
function isSite(stored: unknown): boolean {
  if (typeof stored !== 'object' || stored === null) return false;
  const { opening, look, hides, kept } = stored as Record<string, unknown>;
  const isOpening = opening === undefined || opening === null || opening === 'always' || opening === 'never';
  const isKept = kept === undefined || (Array.isArray(kept) && parseKeptBoxes(kept).length === kept.length);
  return isOpening && isKept && (look === undefined || typeof look === 'object') && (hides === undefined || typeof hides === 'boolean');
}

/** What is well-formed of stored sites. */
export function parseSites(stored: unknown): Sites {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).filter(([host]) => isHost(host)).slice(0, MOST_SITES);
  return Object.fromEntries(entries.flatMap(([host, value]) => {
    const site = parseSite(value);
    return isUndecided(site) ? [] : [[host, site]];
  }));
}

function parseSite(stored: unknown): Site {
  const fields = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const { opening, look, hides, kept } = fields;
  return {
    ...keepUnknown(fields, UNDECIDED),
    opening: opening === 'always' || opening === 'never' ? opening : null,
    look: typeof look === 'object' && look !== null ? parsePreferences(look) : null,
    hides: hides === true,
    kept: parseKeptBoxes(kept),
  };
}

// What the reader decided for single sites: open by itself, never by itself, a look of its own.
//
// Decides what a host is and which decision holds for a page. Never asks for a permission.

import { parsePreferences, type Preferences } from '../view/preferences.ts';

export type Opening = 'always' | 'never';

export interface Site {
  /** Whether the view opens by itself here; undecided where it is null. */
  opening: Opening | null;
  /** What differs from the usual look; null where nothing does. */
  look: Preferences | null;
}

/** Decisions by host. */
export type Sites = Readonly<Record<string, Site>>;

/** More than anybody decides by hand; a file with more is not one of ours. */
const MOST_SITES = 2000;
/** A name or an address as browsers write it in their own patterns: no scheme, no port, no star. */
const HOST = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/;

export function isHost(text: string): boolean {
  return HOST.test(text);
}

/** The host of what a person typed or pasted: an address or a bare name; null where it is neither. */
export function parseHost(typed: string): string | null {
  const text = typed.trim();
  try {
    const { hostname, protocol } = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    return /^https?:$/.test(protocol) && isHost(hostname) ? hostname : null;
  } catch {
    return null;
  }
}

/** The decision for a host: its own, else that of the nearest domain above it. */
export function findOpening(sites: Sites, host: string): Opening | null {
  for (let name = host; name.includes('.') || name === host; name = name.slice(name.indexOf('.') + 1)) {
    const opening = Object.hasOwn(sites, name) ? sites[name]?.opening : null;
    if (opening) return opening;
    if (!name.includes('.')) return null;
  }
  return null;
}

/** The addresses that a permission for a host names: the host and everything below it. */
export function writePatterns(host: string): string[] {
  const isNumber = /^[0-9.]+$/.test(host);
  return isNumber || !host.includes('.') ? [`*://${host}/*`] : [`*://${host}/*`, `*://*.${host}/*`];
}

/** With one decision changed; what says nothing any more is left out. */
export function changeSite(sites: Sites, host: string, change: Partial<Site>): Sites {
  const { [host]: before, ...others } = sites;
  const site: Site = { opening: null, look: null, ...before, ...change };
  return site.opening === null && site.look === null ? others : { ...others, [host]: site };
}

/** Whether nothing of stored sites is lost in `parseSites`. */
export function isSites(stored: unknown): boolean {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return false;
  const hosts = Object.keys(stored);
  return hosts.length <= MOST_SITES && hosts.every(isHost);
}

/** What is well-formed of stored sites. */
export function parseSites(stored: unknown): Sites {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).filter(([host]) => isHost(host)).slice(0, MOST_SITES);
  return Object.fromEntries(entries.flatMap(([host, value]) => {
    const site = parseSite(value);
    return site.opening === null && site.look === null ? [] : [[host, site]];
  }));
}

function parseSite(stored: unknown): Site {
  const { opening, look } = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  return {
    opening: opening === 'always' || opening === 'never' ? opening : null,
    look: typeof look === 'object' && look !== null ? parsePreferences(look) : null,
  };
}

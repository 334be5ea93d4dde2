// The browser's permissions for single hosts: asked for in a click, and given back when nothing needs them any more.
//
// Decides what needs one: a site on which something happens by itself, and a filter list that is fetched. What the reader
// has allowed in the browser's own settings was not asked for here, and is left alone.

import { writeListPattern } from './filter_lists.ts';
import type { Settings } from './settings.ts';
import { actsByItself, writePatterns } from './sites.ts';
import { inTurn } from './turns.ts';

/** What was asked for and granted. */
const ASKED_KEY = 'asked';

/** Must be called within a click. Fails where the browser has lost sight of that. */
export async function requestPermission(origins: string[]): Promise<boolean> {
  // Both at once: the click is over after the first answer.
  const [wasAllowed, isAllowed] = await Promise.all([chrome.permissions.contains({ origins }), chrome.permissions.request({ origins })]);
  if (isAllowed && !wasAllowed) await changeAsked((asked) => [...asked, ...origins]);
  return isAllowed;
}

/** Gives back what was asked for and is not needed by these settings: not even by a site below. */
export function dropPermissions({ sites, filterLists }: Settings): Promise<void> {
  const hosts = Object.keys(sites).filter((host) => actsByItself(sites[host]));
  const lists = filterLists.flatMap(({ source }) => (source.kind === 'address' ? [writeListPattern(source.address)] : []));
  const needed = [...hosts.flatMap(writePatterns), ...lists];
  const isNeeded = (pattern: string) => needed.some((one) => covers(pattern, one));
  return changeAsked(async (asked) => {
    const idle = asked.filter((pattern) => !isNeeded(pattern));
    if (idle.length > 0) await chrome.permissions.remove({ origins: idle }).catch(() => false);
    return asked.filter(isNeeded);
  });
}

/** Whether one pattern of a host lets in where another does: browsers ask for nothing that they have been asked for. */
function covers(pattern: string, other: string): boolean {
  const [scheme, host = ''] = pattern.split('://');
  const [otherScheme, otherHost = ''] = other.split('://');
  const isHost = host === otherHost || (host.startsWith('*.') && `.${otherHost.replace(/^\*\./, '')}`.endsWith(host.slice(1)));
  return isHost && (scheme === '*' || scheme === otherScheme);
}

function changeAsked(change: (asked: string[]) => string[] | Promise<string[]>): Promise<void> {
  return inTurn('permissions', async () => {
    const stored: unknown = (await chrome.storage.local.get(ASKED_KEY))[ASKED_KEY];
    const asked = Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
    const changed = new Set(await change(asked));
    if (changed.size !== asked.length) await chrome.storage.local.set({ [ASKED_KEY]: [...changed] });
  });
}

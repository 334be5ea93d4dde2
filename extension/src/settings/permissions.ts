// The browser's permissions for single hosts: asked for in a click, and given back when nothing needs them any more.
//
// Decides what needs one: a site on which something happens by itself, and a filter list that is fetched. What the reader
// has allowed in the browser's own settings was not asked for here, and is left alone; so what was asked for is stored, or
// given back at once.

import { writeListPattern } from './filter_lists.ts';
import { actsByItself, writePatterns } from './sites.ts';
import { loadSettings } from './storage.ts';
import { inTurn, isIdle, meanwhile } from './turns.ts';

/** What was asked for and granted. */
const ASKED_KEY = 'asked';

/** `unsaved`: that it was asked for could not be stored, so that it is not kept. */
export type Permission = 'granted' | 'refused' | 'unsaved';

/** Must be called within a click. Fails where the browser has lost sight of that. */
export async function requestPermission(origins: string[]): Promise<Permission> {
  // Both at once: the click is over after the first answer.
  const [wasAllowed, isAllowed] = await Promise.all([chrome.permissions.contains({ origins }), chrome.permissions.request({ origins })]);
  if (!isAllowed || wasAllowed) return isAllowed ? 'granted' : 'refused';
  try {
    await changeAsked((asked) => [...asked, ...origins]);
    return 'granted';
  } catch {
    await chrome.permissions.remove({ origins }).catch(() => false);
    return 'unsaved';
  }
}

/**
 * Does what takes its time between a permission and the settings that need it: meanwhile none is given back, and at its
 * end what it did not come to need is. Must be called in the turn in which the permission is asked for.
 */
export async function whileAsked<Answer>(task: () => Promise<Answer>): Promise<Answer> {
  try {
    return await meanwhile('asking', task);
  } finally {
    await dropPermissions().catch(() => undefined);
  }
}

/** Gives back what was asked for and is not needed by the settings: not even by a site below. */
export function dropPermissions(): Promise<void> {
  return changeAsked(async (asked) => {
    if (!(await isIdle('asking'))) return asked;
    const { settings: { sites, filterLists } } = await loadSettings();
    const hosts = Object.keys(sites).filter((host) => actsByItself(sites[host]));
    const lists = filterLists.flatMap(({ source }) => (source.kind === 'address' ? [writeListPattern(source.address)] : []));
    const needed = [...hosts.flatMap(writePatterns), ...lists];
    const isNeeded = (pattern: string) => needed.some((one) => covers(pattern, one));
    const idle = asked.filter((pattern) => !isNeeded(pattern));
    if (idle.length > 0) await chrome.permissions.remove({ origins: idle }).catch(() => false);
    return asked.filter(isNeeded);
  });
}

/** What was taken back elsewhere is not ours any more: it may be allowed again in the browser's own settings. */
export function forgetLostPermissions(): Promise<void> {
  return changeAsked(async (asked) => {
    const held = await Promise.all(asked.map((origin) => chrome.permissions.contains({ origins: [origin] })));
    return asked.filter((_, index) => held[index]);
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

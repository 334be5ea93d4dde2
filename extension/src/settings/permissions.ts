// Permissions for single hosts that nothing needs any more.
//
// Decides what needs one: a site on which something happens by itself, and a filter list that is fetched. What the reader
// has allowed for all sites, in the browser's own settings, is left alone.

import { isListHost, writeListPattern } from './filter_lists.ts';
import type { Settings } from './settings.ts';
import { actsByItself, writePatterns } from './sites.ts';

const ONE_HOST = /^[a-z*]+:\/\/(\*\.)?[^*/]+\/\*$/;

/** That of one site, once nothing needs it any more. */
export async function dropPermission({ sites, filterLists }: Settings, host: string): Promise<void> {
  if (actsByItself(sites[host]) || isListHost(filterLists, host)) return;
  await chrome.permissions.remove({ origins: writePatterns(host) }).catch(() => false);
}

/** That of a filter list's address, once no other list is fetched from there and nothing happens by itself on its site. */
export async function dropListPermission({ sites, filterLists }: Settings, address: string): Promise<void> {
  const pattern = writeListPattern(address);
  const { hostname } = new URL(address);
  const isShared = filterLists.some(({ source }) => source.kind === 'address' && writeListPattern(source.address) === pattern);
  const isSite = Object.keys(sites).some((host) => actsByItself(sites[host]) && `.${hostname}`.endsWith(`.${host}`));
  if (!isShared && !isSite) await chrome.permissions.remove({ origins: [pattern] }).catch(() => false);
}

/** All of them, after a reset or another file of settings. */
export async function dropOtherPermissions({ sites, filterLists }: Settings): Promise<void> {
  const hosts = Object.keys(sites).filter((host) => actsByItself(sites[host]));
  const lists = filterLists.flatMap(({ source }) => (source.kind === 'address' ? [writeListPattern(source.address)] : []));
  const needed = new Set([...hosts.flatMap(writePatterns), ...lists]);
  const { origins = [] } = await chrome.permissions.getAll();
  for (const pattern of origins.filter((one) => ONE_HOST.test(one) && !needed.has(one))) {
    await chrome.permissions.remove({ origins: [pattern] }).catch(() => false);
  }
}

// Permissions for single hosts that nothing needs any more, after a reset or another file of settings.
//
// Decides what needs one: a site on which something happens by itself, and a filter list that is fetched. What the reader
// has allowed for all sites, in the browser's own settings, is left alone.

import { writeListPattern } from '../settings/filter_lists.ts';
import type { Settings } from '../settings/settings.ts';
import { actsByItself, writePatterns } from '../settings/sites.ts';

const ONE_HOST = /^[a-z*]+:\/\/(\*\.)?[^*/]+\/\*$/;

export async function dropOtherPermissions({ sites, filterLists }: Settings): Promise<void> {
  const hosts = Object.keys(sites).filter((host) => actsByItself(sites[host]));
  const lists = filterLists.flatMap(({ source }) => (source.kind === 'address' ? [writeListPattern(source.address)] : []));
  const needed = new Set([...hosts.flatMap(writePatterns), ...lists]);
  const { origins = [] } = await chrome.permissions.getAll();
  for (const pattern of origins.filter((one) => ONE_HOST.test(one) && !needed.has(one))) {
    await chrome.permissions.remove({ origins: [pattern] }).catch(() => false);
  }
}

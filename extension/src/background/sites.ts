// Sites on which the view opens by itself.
//
// Decides for which of them the small script that announces a page is registered: those that the reader chose and for
// which the browser's permission still holds. Never asks for a permission; where one is taken back, the script goes.

import { changeSite, findOpening, isHost, writePatterns } from '../settings/sites.ts';
import { loadSettings, saveSettings } from '../settings/storage.ts';

const SCRIPT_ID = 'always';
const SCRIPT = 'always.js';

/** Makes what is registered agree with what is chosen and allowed; safe to call at any time. */
export function registerSites(): Promise<void> {
  // One after the other: two at once would both find nothing registered.
  running = running.then(register, register);
  return running;
}

let running: Promise<void> = Promise.resolve();

async function register(): Promise<void> {
  const { settings: { sites } } = await loadSettings();
  const chosen = Object.keys(sites).filter((host) => sites[host]?.opening === 'always');
  const allowed = await Promise.all(chosen.map((host) => chrome.permissions.contains({ origins: writePatterns(host) })));
  const matches = chosen.filter((_, index) => allowed[index]).flatMap(writePatterns);
  const script = { id: SCRIPT_ID, js: [SCRIPT], matches, runAt: 'document_idle', persistAcrossSessions: true } as const;
  const [known] = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (matches.length === 0) {
    if (known) await chrome.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
  } else if (known) {
    await chrome.scripting.updateContentScripts([{ ...script, js: [...script.js], matches }]);
  } else {
    await chrome.scripting.registerContentScripts([{ ...script, js: [...script.js], matches }]);
  }
}

export async function opensByItself(address: string | undefined): Promise<boolean> {
  const host = hostOf(address);
  return host !== null && findOpening((await loadSettings()).settings.sites, host) === 'always';
}

/** Turns it off for the site of a page, or for the domain above it that was chosen. */
export async function stayAway(address: string | undefined): Promise<void> {
  const host = hostOf(address);
  if (host === null) return;
  const { settings: { sites } } = await loadSettings();
  const chosen = Object.keys(sites).find((name) => sites[name]?.opening === 'always' && (host === name || host.endsWith(`.${name}`)));
  if (chosen === undefined) return;
  await saveSettings({ sites: changeSite(sites, chosen, { opening: null }) });
  await chrome.permissions.remove({ origins: writePatterns(chosen) }).catch(() => false);
}

/** A line of the menu: asks for the site's permission, which the browser allows only within the click. */
export async function openAlways(address: string | undefined): Promise<void> {
  const host = hostOf(address);
  if (host === null || !(await chrome.permissions.request({ origins: writePatterns(host) }))) return;
  const { settings: { sites } } = await loadSettings();
  await saveSettings({ sites: changeSite(sites, host, { opening: 'always' }) });
}

function hostOf(address: string | undefined): string | null {
  try {
    const { hostname, protocol } = new URL(address ?? '');
    return /^https?:$/.test(protocol) && isHost(hostname) ? hostname : null;
  } catch {
    return null;
  }
}

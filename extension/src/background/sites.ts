// Sites on which something happens by itself: the view opens, or ads and link farms are hidden.
//
// Decides for which of them the small script that announces a page is registered: those that the reader chose and for
// which the browser's permission still holds; and what happens there. A permission is asked for only within a click, for
// one host; where one is taken back, the script goes.

import type { AlwaysAnswer, ArrivalAnswer, Greeting, OwnPage } from '../protocol.ts';
import { findHideChoice } from '../settings/hiding.ts';
import type { KeptBox } from '../settings/kept_boxes.ts';
import { dropPermissions, requestPermission } from '../settings/permissions.ts';
import { isHost } from '../settings/hosts.ts';
import { actsByItself, changeKept, changeSite, collectSites, findOpening, type Site, type Sites, writePatterns } from '../settings/sites.ts';
import { changeSettings, loadSettings } from '../settings/storage.ts';
import { openPage } from './click.ts';
import { startCore } from './core.ts';
import { inTurn } from '../settings/turns.ts';

/** Where a page is only announced, and where it will be asked to hide. */
const [ANNOUNCING, HIDING] = ['always', 'always_hiding'];
const SCRIPT = 'always.js';
const HIDER = 'declutter.js';
/** A page of these addresses is the front of its site and no article. */
const FRONT_PAGE = /^\/(index|default|home)?(\.[a-z]{2,5})?$/i;
/** Where a page of a site is told behind the address of its front. */
const ROUTE = /^#(?:!\/?|\/)([^?]*)/;
/** What says where a visitor came from, and names no page. */
const ORIGIN = /^(utm_.+|[a-z]*clid|ref|from|source|src|spm)$/i;
/** Where the options page begins a permission that must be asked for in a page of our own. */
const OPTIONS = 'options.html#hide=';

/** Makes what is registered agree with what is chosen and allowed; safe to call at any time. */
export function registerSites(): Promise<void> {
  // Two at once would both find nothing registered.
  return inTurn('registration', register);
}

async function register(): Promise<void> {
  const { settings: { sites } } = await loadSettings();
  const chosen = Object.keys(sites).filter((host) => actsByItself(sites[host]));
  const allowed = await Promise.all(chosen.map((host) => chrome.permissions.contains({ origins: writePatterns(host) })));
  const hosts = chosen.filter((_, index) => allowed[index]);
  const hiding = hosts.filter((host) => sites[host]?.hides).flatMap(writePatterns);
  const opening = hosts.filter((host) => !sites[host]?.hides).flatMap(writePatterns);
  const known = await chrome.scripting.getRegisteredContentScripts({ ids: [ANNOUNCING, HIDING] });
  // What hides comes along where it will be asked for: to put it there later costs the page more.
  await keepRegistered(known, { id: HIDING, js: [HIDER, SCRIPT], matches: hiding });
  await keepRegistered(known, { id: ANNOUNCING, js: [SCRIPT], matches: opening, excludeMatches: hiding });
}

async function keepRegistered(known: readonly { id: string }[], script: { id: string; js: string[]; matches: string[]; excludeMatches?: string[] }): Promise<void> {
  const isKnown = known.some(({ id }) => id === script.id);
  const whole = { ...script, runAt: 'document_idle', persistAcrossSessions: true } as const;
  if (script.matches.length === 0) {
    if (isKnown) await chrome.scripting.unregisterContentScripts({ ids: [script.id] });
  } else if (isKnown) {
    await chrome.scripting.updateContentScripts([whole]);
  } else {
    await chrome.scripting.registerContentScripts([whole]);
  }
}

/** What the reader chose for the site of a page that has loaded: a view is opened from here, what is to be hidden the page is told. */
export async function answerArrival({ tab, url }: OwnPage, greeting: Greeting): Promise<ArrivalAnswer> {
  // Browsers tell who sent a message by the address at which its script began.
  const address = tab.url ?? url;
  const host = hostOf(address);
  if (host === null || address === undefined) return null;
  const { settings } = await loadSettings();
  const { pathname, searchParams, hash } = new URL(address);
  const route = ROUTE.exec(hash)?.[1] ?? '';
  const isFront = FRONT_PAGE.test(pathname) && FRONT_PAGE.test(`/${route}`) && [...searchParams.keys()].every((name) => ORIGIN.test(name));
  if (!isFront && findOpening(settings.sites, host) === 'always') void openPage(tab, 'quiet_next');
  const choice = findHideChoice(settings, host);
  if (!choice.hidesAlways) return null;
  // While the page is being captured; if it cannot start, the request to judge the page will say so.
  startCore().catch(() => undefined);
  return { ...choice, greeting };
}

/** The view does not open by itself any more on the site of a page. */
export function stayAway({ url, tab }: OwnPage): Promise<AlwaysAnswer> {
  return giveUp(url, tab, ({ opening }) => opening === 'always', { opening: null });
}

/** Hides nothing by itself any more on the site of a page. */
export function hideNoMore({ url, tab }: OwnPage): Promise<AlwaysAnswer> {
  return giveUp(url, tab, ({ hides }) => hides, { hides: false });
}

/**
 * Takes back what was chosen for the site of a page, and for every domain above it: any of them would act again. The
 * permission stays until the browser starts anew, or the options are opened: what is shown on the page still needs it.
 */
async function giveUp(address: string | undefined, tab: chrome.tabs.Tab, isChosen: (site: Site) => boolean, part: Partial<Site>): Promise<AlwaysAnswer> {
  const host = hostOf(address);
  if (host === null) return 'granted';
  if (tab.incognito) return 'unsaved';
  const change = (sites: Sites) => collectSites(sites, host).filter(({ site }) => isChosen(site)).reduce((all, { name }) => changeSite(all, name, part), sites);
  return changeSites(change).then(() => 'granted', () => 'unsaved');
}

/** Keeps a box on the site of a page; in private windows for as long as the page is shown. False where it cannot be stored. */
export async function keepBox({ url, tab }: OwnPage, box: KeptBox, isKept: boolean): Promise<boolean> {
  const host = hostOf(url);
  if (host === null || tab.incognito) return host !== null;
  return changeSites((sites) => changeKept(sites, host, box, isKept)).then(() => true, () => false);
}

/** A line of the menu: asks for the site's permission, which the browser allows only within the click. */
export async function openAlways(address: string | undefined): Promise<AlwaysAnswer> {
  const host = hostOf(address);
  if (host === null) return 'refused';
  const answer = await requestPermission(writePatterns(host)).catch(() => 'refused' as const);
  return answer === 'granted' ? choose(host, { opening: 'always' }) : answer;
}

/**
 * Hides by itself on the site of a page from now on, where that is granted. Where the browser has lost sight of the click,
 * as it does on the way from a page to here, the options page asks.
 */
export async function hideAlways(address: string | undefined): Promise<AlwaysAnswer> {
  const host = hostOf(address);
  if (host === null) return 'refused';
  const origins = writePatterns(host);
  try {
    const answer = await requestPermission(origins);
    if (answer !== 'granted') return answer;
  } catch {
    if (!(await chrome.permissions.contains({ origins }))) {
      await chrome.tabs.create({ url: chrome.runtime.getURL(OPTIONS + host) });
      return 'elsewhere';
    }
  }
  return choose(host, { hides: true });
}

/** What cannot be stored is not done, and keeps no permission. */
async function choose(host: string, part: Partial<Site>): Promise<AlwaysAnswer> {
  const isStored = await changeSites((sites) => changeSite(sites, host, part)).then(() => true, () => false);
  if (!isStored) await dropPermissions().catch(() => undefined);
  return isStored ? 'granted' : 'unsaved';
}

function changeSites(change: (sites: Sites) => Sites): Promise<void> {
  return changeSettings(({ sites }) => ({ sites: change(sites) }));
}

export function hostOf(address: string | undefined): string | null {
  try {
    const { hostname, protocol } = new URL(address ?? '');
    return /^https?:$/.test(protocol) && isHost(hostname) ? hostname : null;
  } catch {
    return null;
  }
}

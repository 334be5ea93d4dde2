// Every message between the content scripts and the background, as tagged unions, with the checks that a receiver makes.
//
// Decides what may be said and what a well-formed message looks like. Never sends one, and trusts none: a message that
// does not fit is dropped whole.

import type { Digest, FoundRule, HideLevel, HideList, ListReading, Outcome } from './outcome.ts';
import { type KeptBox, parseKeptBox } from './settings/kept_boxes.ts';
import type { Place } from './settings/places.ts';
import type { HideChoice } from './settings/hiding.ts';
import { LEVELS } from './settings/settings.ts';
import { parsePreferences, type Preferences } from './view/preferences.ts';

/** What the toolbar button says about a tab. */
export type TabState = 'off' | 'reading' | 'no_article' | 'not_a_page' | 'failed';
/** Scripts that are put into a page when they are asked for. */
export type PartName = 'content' | 'tools' | 'pick' | 'export' | 'declutter' | 'account';
/** Looked at as a whole page, or as a part that was added to one. */
export type HideScope = 'page' | 'part';
export type FileFormat = 'md' | 'html' | 'epub' | 'txt';
/** Words or bytes; base64 where typed arrays do not survive the way. */
export type Words = Uint32Array | string;
export type Bytes = Uint8Array | string;

/** Pictures one after the other, and whose they are. */
export interface PictureBytes {
  addresses: string[];
  lengths: number[];
  bytes: Bytes;
}

/** Elements that a rule of a filter list names, by their numbers in a snapshot. */
export interface ListedElements {
  list: string;
  selector: string;
  elements: number[];
}

/** What the content scripts ask of the background. */
export type Request =
  /** Sent before the capture, so that the answer is there after it: does a typed array survive the way? */
  | { kind: 'greet'; probe: Uint32Array }
  | { kind: 'read'; records: Words; strings: string }
  /** The same snapshot as a file; with keywords if it is told the language to find them in. */
  | { kind: 'export'; records: Words; strings: string; format: FileFormat; pictures: PictureBytes; digestIn: string | null }
  /** What the article is about; `lang` as the reading says it. */
  | { kind: 'digest'; records: Words; strings: string; lang: string }
  /** What to hide of the page in place; `inUse` are numbers of elements that must stay, `listed` those that rules name. */
  | { kind: 'hide_list'; scope: HideScope; level: HideLevel; records: Words; strings: string; inUse: Words; listed: ListedElements[] }
  /** Which rules of the filter lists that are on may name something in a page with these strings. */
  | { kind: 'list_rules'; strings: string }
  /** What a filter list says. */
  | { kind: 'read_list'; text: string }
  | { kind: 'hide_style'; attribute: string; isOn: boolean }
  /** How many parts are hidden in place; null when none is any more. */
  | { kind: 'hidden'; count: number | null }
  | { kind: 'state'; state: TabState }
  /** The page's own content out of the printed page, or back into it. */
  | { kind: 'print'; host: string; isOpen: boolean }
  | { kind: 'part'; part: PartName }
  /** The bytes of a font file of ours, in the form that the probe shows to survive. */
  | { kind: 'font'; file: string; probe: Uint32Array }
  /** A page of a site on which something happens by itself has loaded. */
  | { kind: 'arrived'; probe: Uint32Array }
  /** Ads and link farms shall be hidden by themselves on this page's site, or not any more. */
  | { kind: 'hide_always' }
  | { kind: 'hide_no_more' }
  /** A box of this page's site is never hidden, or may be again. */
  | { kind: 'keep_box'; box: KeptBox; isKept: boolean }
  /** Where the reader has stopped in the text at an address, or stopped the last time. */
  | { kind: 'keep_place'; address: string; place: Place | null }
  | { kind: 'recall_place'; address: string }
  /** Which keys are set in the browser. */
  | { kind: 'shortcuts' }
  /** A look that was chosen, for this page's site alone or for all; null gives the site's own up: see `changeLook`. */
  | { kind: 'keep_look'; look: Preferences | null; isOwn: boolean | null }
  /** How much of a page is hidden from now on. */
  | { kind: 'keep_level'; level: HideLevel }
  /** The view shall not open by itself on this page's site any more. */
  | { kind: 'stay_away' };

export interface Greeting {
  typedArrays: boolean;
}

/** What is to be done by itself on a page that was arrived at; null where nothing is to be hidden. */
export type ArrivalAnswer = (HideChoice & { greeting: Greeting }) | null;

export interface FontAnswer {
  bytes: Bytes;
}

/** Why there is no outcome. */
export type Failure = 'core' | 'snapshot';

export type ReadAnswer = { kind: 'outcome'; outcome: Outcome } | { kind: 'failure'; failure: Failure };
export type DigestAnswer = { kind: 'digest'; digest: Digest } | { kind: 'failure'; failure: Failure };
/** Whether something may happen by itself on a site, or not any more: `elsewhere` where a page of our own has to ask. */
export type AlwaysAnswer = 'granted' | 'refused' | 'elsewhere' | 'unsaved';

export type HideAnswer = { kind: 'hide_list'; list: HideList } | { kind: 'failure'; failure: Failure };
/** `list` of a rule is a place in `titles`. */
export interface RulesAnswer {
  titles: string[];
  rules: FoundRule[];
}
export type ListAnswer = ListReading | { kind: 'failure'; failure: Failure };
export type ExportAnswer =
  | { kind: 'file'; name: string; mediaType: string; bytes: Bytes }
  | { kind: 'failure'; failure: Failure };

const STATES: readonly TabState[] = ['off', 'reading', 'no_article', 'not_a_page', 'failed'];
const PARTS: readonly PartName[] = ['content', 'tools', 'pick', 'export', 'declutter', 'account'];
const SCOPES: readonly HideScope[] = ['page', 'part'];
const LANGUAGE = /^[A-Za-z0-9-]{0,35}$/;
const HIDE_ATTRIBUTE = /^data-[a-z]{8}$/;
const FORMATS: readonly FileFormat[] = ['md', 'html', 'epub', 'txt'];
/** The elements that the content script may put into a page. */
const HOST_NAME = /^lectern-view(-[0-9a-z]{1,8})?$/;
/** The font files that ship. */
const FONT_FILE = /^[a-z0-9-]{1,60}\.woff2$/;

export function parseRequest(message: unknown): Request | null {
  if (typeof message !== 'object' || message === null) return null;
  const { kind, lang, address, place, box, isKept, look, isOwn, scope, level, inUse, listed, text, attribute, isOn, count, probe, records, strings, state, host, isOpen, part, file, format, pictures, digestIn } = message as Record<string, unknown>;
  switch (kind) {
    case 'greet':
      return { kind, probe: parseProbe(probe) };
    case 'read':
      return isWords(records) && typeof strings === 'string' ? { kind, records, strings } : null;
    case 'export': {
      const known = FORMATS.find((one) => one === format);
      if (!isWords(records) || typeof strings !== 'string' || known === undefined || !isPictureBytes(pictures)) return null;
      if (digestIn !== null && !isLanguage(digestIn)) return null;
      return { kind, records, strings, format: known, pictures, digestIn };
    }
    case 'digest':
      if (!isWords(records) || typeof strings !== 'string' || !isLanguage(lang)) return null;
      return { kind, records, strings, lang };
    case 'hide_list': {
      const known = SCOPES.find((one) => one === scope);
      const much = LEVELS.find((one) => one === level);
      if (known === undefined || much === undefined || !isWords(records) || typeof strings !== 'string' || !isWords(inUse)) return null;
      return Array.isArray(listed) && listed.every(isListed) ? { kind, scope: known, level: much, records, strings, inUse, listed } : null;
    }
    case 'list_rules':
      return typeof strings === 'string' ? { kind, strings } : null;
    case 'read_list':
      return typeof text === 'string' ? { kind, text } : null;
    case 'hide_style':
      if (typeof attribute !== 'string' || typeof isOn !== 'boolean' || !HIDE_ATTRIBUTE.test(attribute)) return null;
      return { kind, attribute, isOn };
    case 'hidden':
      return count === null || (Number.isSafeInteger(count) && (count as number) >= 0) ? { kind, count: count as number | null } : null;
    case 'state': {
      const known = STATES.find((one) => one === state);
      return known === undefined ? null : { kind, state: known };
    }
    case 'print':
      if (typeof host !== 'string' || typeof isOpen !== 'boolean' || !HOST_NAME.test(host)) return null;
      return { kind, host, isOpen };
    case 'part': {
      const known = PARTS.find((one) => one === part);
      return known === undefined ? null : { kind, part: known };
    }
    case 'font':
      return typeof file === 'string' && FONT_FILE.test(file) ? { kind, file, probe: parseProbe(probe) } : null;
    case 'keep_box': {
      const known = parseKeptBox(box);
      return known !== null && typeof isKept === 'boolean' ? { kind, box: known, isKept } : null;
    }
    case 'keep_look': {
      const known = typeof look === 'object' && (isOwn === null || typeof isOwn === 'boolean') && (look !== null || isOwn === false);
      return known ? { kind, look: look === null ? null : parsePreferences(look), isOwn } : null;
    }
    case 'keep_level': {
      const known = LEVELS.find((one) => one === level);
      return known === undefined ? null : { kind, level: known };
    }
    case 'keep_place':
      return typeof address === 'string' && (place === null || isPlace(place)) ? { kind, address, place } : null;
    case 'recall_place':
      return typeof address === 'string' ? { kind, address } : null;
    case 'arrived':
      return { kind, probe: parseProbe(probe) };
    case 'shortcuts':
    case 'hide_always':
    case 'hide_no_more':
    case 'stay_away':
      return { kind };
    default:
      return null;
  }
}

function parseProbe(probe: unknown): Uint32Array {
  return probe instanceof Uint32Array ? probe : new Uint32Array(0);
}

function isWords(value: unknown): value is Words {
  return value instanceof Uint32Array || typeof value === 'string';
}

function isListed(value: unknown): value is ListedElements {
  if (typeof value !== 'object' || value === null) return false;
  const { list, selector, elements } = value as Record<string, unknown>;
  return typeof list === 'string' && typeof selector === 'string' && Array.isArray(elements) && elements.every(isCount);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { block, ratio } = value as Record<string, unknown>;
  return isCount(block) && typeof ratio === 'number' && ratio >= 0 && ratio <= 1;
}

function isLanguage(value: unknown): value is string {
  return typeof value === 'string' && LANGUAGE.test(value);
}

function isPictureBytes(value: unknown): value is PictureBytes {
  if (typeof value !== 'object' || value === null) return false;
  const { addresses, lengths, bytes } = value as Record<string, unknown>;
  return Array.isArray(addresses) && addresses.every((address) => typeof address === 'string') &&
    Array.isArray(lengths) && lengths.every((length) => Number.isSafeInteger(length) && length >= 0) &&
    (bytes instanceof Uint8Array || typeof bytes === 'string');
}

/** Whether the sender is our own content script in the top frame of a tab. */
export function isOwnPage(sender: chrome.runtime.MessageSender): sender is OwnPage {
  return sender.id === chrome.runtime.id && sender.tab?.id !== undefined && sender.frameId === 0;
}

export type OwnPage = chrome.runtime.MessageSender & { tab: chrome.tabs.Tab & { id: number } };

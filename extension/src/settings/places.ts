// Where the reader stopped in which text, so that a second visit begins there.
//
// Decides what is kept: of the newest texts a number made of the address, from which the address cannot be read back,
// and the place. Nothing when it is switched off. Never fails.

import { withoutFragment } from '../view/address.ts';
import { loadSettings } from './storage.ts';
import { inTurn } from './turns.ts';

/** A place in an article. */
export interface Place {
  block: number;
  /** How far into the block, from 0 to 1. */
  ratio: number;
}

export const PLACES_KEY = 'places';
const MOST_PLACES = 300;
/** `[text, block, ratio in hundredths]`, newest first. */
type Entry = [number, number, number];

/** Null where none is known, or none may be kept. */
export async function recallPlace(address: string): Promise<Place | null> {
  try {
    if (!(await isAllowed())) return null;
    const entry = (await loadEntries()).find(([text]) => text === fingerprint(address));
    return entry ? { block: entry[1], ratio: entry[2] / 100 } : null;
  } catch {
    return null;
  }
}

/** @param place null where the text was read to its end, or not begun: there is nothing to come back to */
export async function keepPlace(address: string, place: Place | null): Promise<void> {
  try {
    if (!(await isAllowed())) return;
    const text = fingerprint(address);
    const others = (await loadEntries()).filter(([known]) => known !== text);
    const entries = place ? [[text, place.block, Math.round(place.ratio * 100)] satisfies Entry, ...others] : others;
    await chrome.storage.local.set({ [PLACES_KEY]: entries.slice(0, MOST_PLACES) });
  } catch {
    // The disk is full: the next visit begins at the top.
  }
}

/** Fails where the browser does not do it. */
export function forgetPlaces(): Promise<void> {
  // Whoever is keeping one would write back all that it has read.
  return inTurn('places', () => chrome.storage.local.remove(PLACES_KEY));
}

async function isAllowed(): Promise<boolean> {
  return (await loadSettings()).settings.remembersPlaces;
}

async function loadEntries(): Promise<Entry[]> {
  const stored = (await chrome.storage.local.get(PLACES_KEY))[PLACES_KEY];
  return Array.isArray(stored) ? stored.filter(isEntry) : [];
}

function isEntry(value: unknown): value is Entry {
  return Array.isArray(value) && value.length === 3 && value.every((part) => Number.isSafeInteger(part) && part >= 0);
}

/** 53 bits of the address without its fragment; the multiplications are those of MurmurHash3's finish. */
function fingerprint(address: string): number {
  const text = withoutFragment(address);
  let [low, high] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 2654435761);
    high = Math.imul(high ^ unit, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return 4294967296 * (2097151 & high) + (low >>> 0);
}

// Places in texts, kept and recalled for the pages.
//
// Decides that this happens here: a page that is being closed has the time for one message and no more. In private windows
// nothing is kept or recalled.

import type { OwnPage } from '../protocol.ts';
import { keepPlace, type Place, recallPlace } from '../settings/places.ts';
import { inTurn } from '../settings/turns.ts';

export function keepPlaceFor({ tab }: OwnPage, address: string, place: Place | null): Promise<void> {
  return tab.incognito ? Promise.resolve() : inTurn('places', () => keepPlace(address, place));
}

export function recallPlaceFor({ tab }: OwnPage, address: string): Promise<Place | null> {
  return tab.incognito ? Promise.resolve(null) : inTurn('places', () => recallPlace(address));
}

// Places in texts, kept and recalled for the pages.
//
// Decides that this happens here and one after the other: a page that is being closed has the time for one message and no
// more, and two tabs must not undo what the other keeps. In private windows nothing is kept or recalled.

import type { OwnPage } from '../protocol.ts';
import { keepPlace, type Place, recallPlace } from '../settings/places.ts';

let queue: Promise<unknown> = Promise.resolve();

export function keepPlaceFor({ tab }: OwnPage, address: string, place: Place | null): Promise<void> {
  return tab.incognito ? Promise.resolve() : enqueue(() => keepPlace(address, place));
}

export function recallPlaceFor({ tab }: OwnPage, address: string): Promise<Place | null> {
  return tab.incognito ? Promise.resolve(null) : enqueue(() => recallPlace(address));
}

function enqueue<Answer>(task: () => Promise<Answer>): Promise<Answer> {
  const answer = queue.then(task);
  queue = answer;
  return answer;
}

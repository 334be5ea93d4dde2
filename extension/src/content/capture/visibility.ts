// Decides which elements a reader can see, and what to do with those they cannot.
//
// Never measures geometry, and asks for computed styles only where `checkVisibility` has already said no:
// that answer alone cannot tell `display: none` from `display: contents` (no box of its own, children shown),
// from `visibility: hidden` (children may be shown again) or from the closed part of a `<details>`.

import { checkVisibility } from './dom_reads.ts';

/** `opacity` is left out on purpose: pages fade their text in. */
const VISIBILITY: CheckVisibilityOptions = { visibilityProperty: true };

export const enum Sight {
  /** Shown, or without a box by nature. */
  Seen,
  /** Its own text is not shown, that of its descendants may be. */
  Veiled,
  /** It and all it holds stay out of the snapshot. */
  Unseen,
}

/**
 * @param isBoxless whether such elements have no box of their own and still say something
 * @param isFolded whether the element lies in the closed part of a `<details>` or in `hidden="until-found"`: the
 *   reader can open it, so it counts as shown, and only its own style can hide it.
 */
export function decideSight(element: Element, isBoxless: boolean, isFolded: boolean): Sight {
  if (isBoxless) return Sight.Seen;
  if (checkVisibility(element, VISIBILITY)) return Sight.Seen;
  const style = getComputedStyle(element);
  if (style.display === 'none') return Sight.Unseen;
  if (style.visibility !== 'visible') return Sight.Veiled;
  return isFolded || style.display === 'contents' ? Sight.Seen : Sight.Unseen;
}

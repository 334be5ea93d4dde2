// Where the focus goes when a panel or a note opens and closes.
//
// Decides: in, unless somebody has moved it while the browser was opening the box; back to where it was before, also when
// one panel has taken the place of another; to the view itself where that place is gone. Browsers do it alone for some
// kinds of elements and not for others.

const places = new WeakMap<Element, HTMLElement>();
/** What may have the focus when a box has opened and nobody has moved it: what had it before, be it in a box that closes for this one. */
const starts = new WeakMap<Element, ReadonlyArray<Element | null>>();

/** @param root takes the focus where nothing had it */
export function returnFocus(box: HTMLElement, root: HTMLElement): void {
  box.addEventListener('beforetoggle', (event) => {
    if (event.newState === 'open') {
      const { activeElement } = box.getRootNode() as ShadowRoot;
      const place = findPlace(box) ?? root;
      places.set(box, place);
      starts.set(box, [null, root, place, activeElement]);
    } else if (box.matches(':focus-within')) {
      const place = places.get(box);
      (place?.isConnected ? place : root).focus({ preventScroll: true });
    }
  });
}

/** Once the box is open, which browsers say a while after it is: a key may have led elsewhere, and is the later wish. */
export function moveFocusIn(box: HTMLElement, target: HTMLElement): void {
  const { activeElement } = box.getRootNode() as ShadowRoot;
  if (starts.get(box)?.includes(activeElement)) target.focus();
}

function findPlace(box: HTMLElement): HTMLElement | undefined {
  const tree = box.getRootNode() as ShadowRoot;
  const { activeElement } = tree;
  const earlier = activeElement?.closest('[popover]');
  // What another script has opened is known by its button.
  if (earlier) return places.get(earlier) ?? tree.querySelector<HTMLElement>(`[popovertarget="${earlier.id}"]`) ?? undefined;
  return activeElement instanceof HTMLElement ? activeElement : undefined;
}

// Where the focus goes when a panel or a note closes.
//
// Decides: back to where it was before, also when one panel has taken the place of another; to the view itself where that
// place is gone. Browsers do it alone for some kinds of elements and not for others.

const places = new WeakMap<Element, HTMLElement>();

/** @param root takes the focus where nothing had it */
export function returnFocus(box: HTMLElement, root: HTMLElement): void {
  box.addEventListener('beforetoggle', (event) => {
    if (event.newState === 'open') {
      places.set(box, findPlace(box) ?? root);
    } else if (box.matches(':focus-within')) {
      const place = places.get(box);
      (place?.isConnected ? place : root).focus({ preventScroll: true });
    }
  });
}

function findPlace(box: HTMLElement): HTMLElement | undefined {
  const tree = box.getRootNode() as ShadowRoot;
  const { activeElement } = tree;
  const earlier = activeElement?.closest('[popover]');
  // What another script has opened is known by its button.
  if (earlier) return places.get(earlier) ?? tree.querySelector<HTMLElement>(`[popovertarget="${earlier.id}"]`) ?? undefined;
  return activeElement instanceof HTMLElement ? activeElement : undefined;
}

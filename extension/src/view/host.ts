// The one element that stands in the page while something of ours is shown, and its shadow root.
//
// Decides where it stands and that it is really seen. The root is open, so that translators, dictionaries and keyboard
// extensions reach the text; nothing in it is secret from the page, and nothing in it carries a right.

import { createElement, nameOf, readDocument } from './page_document.ts';

const NAME = 'lectern-view';
const MOST_NAMES = 4;
/**
 * What a page listens to for purposes of its own: shortcuts, words added to what is copied, menus and selections that it
 * forbids, scrolling of its own, windows that a click opens. It hears nothing of these from what is ours. Nor do those of
 * the reader's other extensions that listen on the way up; most listen on the way down, or to what is not named here.
 */
const KEPT_FROM_PAGE = [
  'keydown', 'keypress', 'keyup', 'copy', 'cut', 'paste', 'contextmenu', 'selectstart', 'dragstart', 'wheel', 'touchstart', 'touchmove',
  'touchend', 'pointerdown', 'mousedown', 'click', 'auxclick',
] as const;

export interface Host {
  element: HTMLElement;
  root: ShadowRoot;
}

/**
 * A host that is not yet in the page. A page may have claimed the name for an element of its own; then another is taken,
 * at last one that cannot be foreseen.
 */
export function createHost(sheets: CSSStyleSheet[], name = NAME): Host {
  for (let round = 0; ; round += 1) {
    const ending = round < MOST_NAMES ? round : crypto.getRandomValues(new Uint16Array(1))[0];
    const element = createElement(round === 0 ? name : `${name}-${ending}`);
    try {
      const root = element.attachShadow({ mode: 'open' });
      // Passive, or scrolling would wait for it.
      for (const kind of KEPT_FROM_PAGE) element.addEventListener(kind, (event) => event.stopPropagation(), { passive: true });
      root.adoptedStyleSheets = sheets;
      return { element, root };
    } catch (error) {
      if (round >= MOST_NAMES) throw error;
    }
  }
}

/** Puts the host at the end of the body: find-in-page looks nowhere else in Firefox. Frame sets show no other child. */
export function placeHost(host: Host): void {
  const body = readDocument('body') as HTMLElement | null;
  const parent = body !== null && !(body instanceof HTMLFrameSetElement) ? body : readDocument('documentElement');
  parent.append(host.element);
}

/** Whether the host still stands where it was put: a page can move it into a box that is hidden, or out of the page. */
export function isPlaced(host: Host): boolean {
  const parent = host.element.parentNode;
  return parent !== null && (parent === readDocument('body') || parent === readDocument('documentElement'));
}

/**
 * Puts the host beside a body that is not shown; false where it was seen. To be asked after something of ours is open:
 * the answer needs the page's styles, and opening has just worked them out.
 */
export function moveIfUnseen(host: Host): boolean {
  if (host.element.checkVisibility()) return false;
  readDocument('documentElement').append(host.element);
  return true;
}

/** Whether a host holds a view that is open; a card covers nothing. */
export function isOpen(host: Element): boolean {
  return host.shadowRoot?.querySelector('dialog[open]') != null;
}

/** Hosts of an extension that was reloaded or updated meanwhile: nobody else would remove them. */
export function findLeftHosts(): Element[] {
  const parents: (Element | null)[] = [readDocument('documentElement'), readDocument('body')];
  return parents.flatMap((parent) => [...(parent?.children ?? [])]).filter((child) => nameOf(child).startsWith(NAME));
}

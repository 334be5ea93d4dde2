// Holds the page still while the view is over it, and gives it back as it was.
//
// Decides what belongs to "as it was": scroll position, focus, selection and caret, media that were playing. Never
// changes an element of the page; the one style sheet it adds is recognised and removed even by a later instance.

import { listenToDocument, readDocument, setSheets } from '../view/page_document.ts';
import { findAll, isInPage } from './capture/dom_reads.ts';

/** Marks the sheet as ours: see `removeLeftLocks`. */
const LOCK_MARK = '--lectern-lock';

/**
 * The page behind does not scroll. In Firefox only while the focus is in the view, where a modal dialog keeps it: an
 * update of the extension ends this script there, Esc is all that still works, and the lock must end with the dialog.
 * Chromium lets the script finish its work; its `:focus-within` does not see into a shadow tree with a modal dialog.
 */
function writeLock(host: string): string {
  const declarations = `{ ${LOCK_MARK}: 1; overflow: hidden !important }`;
  const isFirefox = '(-moz-appearance: none)';
  return `@media screen {
    @supports not ${isFirefox} { html ${declarations} }
    @supports ${isFirefox} { html:has(> body > ${host}:focus-within, > ${host}:focus-within) ${declarations} }
  }`;
}

export class PageHold {
  private readonly scroll = { left: window.scrollX, top: window.scrollY };
  private readonly focused = findFocused();
  private readonly selection = rememberSelection();
  private readonly playing: HTMLMediaElement[];
  private readonly end = new AbortController();
  private readonly lock = new CSSStyleSheet();

  /** @param host the name of the element that holds the view */
  constructor(host: string, shadowRoots: readonly ShadowRoot[]) {
    this.playing = findPlaying([document, ...shadowRoots]);
    for (const media of this.playing) media.pause();
    const pause = ({ target }: Event) => this.pauseOnce(target);
    const options = { capture: true, signal: this.end.signal };
    listenToDocument('play', pause, options);
    // What begins in a shadow tree is told of there alone.
    for (const root of shadowRoots) root.addEventListener('play', pause, options);
    this.lock.replaceSync(writeLock(host));
    setSheets([...readDocument('adoptedStyleSheets'), this.lock]);
  }

  /** @param hasMoved whether the page is another one now, so that the old place in it means nothing */
  release(hasMoved: boolean): void {
    this.end.abort();
    setSheets(readDocument('adoptedStyleSheets').filter((sheet) => sheet !== this.lock));
    if (findFocused() !== this.focused) restoreFocus(this.focused);
    restoreSelection(this.selection);
    if (!hasMoved) window.scrollTo({ ...this.scroll, behavior: 'instant' });
    // One that the page has taken away meanwhile would be heard and not seen.
    for (const media of this.playing) if (isInPage(media)) media.play().catch(() => undefined);
  }

  /** A film that begins behind the view waits until it is left; one that begins again is wanted. */
  private pauseOnce(media: unknown): void {
    if (!(media instanceof HTMLMediaElement) || this.playing.includes(media)) return;
    media.pause();
    this.playing.push(media);
  }
}

/** Locks of an extension that was reloaded while its view was open. */
export function removeLeftLocks(): void {
  const isLeft = (sheet: CSSStyleSheet) => [...sheet.cssRules].some((rule) => rule.cssText.includes(LOCK_MARK));
  const sheets = readDocument('adoptedStyleSheets');
  if (sheets.some(isLeft)) setSheets(sheets.filter((sheet) => !isLeft(sheet)));
}

/** Every face that the view adds to a document is called so. */
const OUR_FACE = /^"?Lectern /;

/** Faces that an earlier instance could not take back. Firefox gives names in quotes. */
export function removeLeftFaces(): void {
  const faces = readDocument('fonts');
  for (const face of [...faces]) {
    if (OUR_FACE.test(face.family)) faces.delete(face);
  }
}

/** The element that has the focus, also inside open shadow trees. */
function findFocused(): Element | null {
  let focused = readDocument('activeElement');
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

function restoreFocus(element: Element | null): void {
  if (element instanceof HTMLElement) HTMLElement.prototype.focus.call(element, { preventScroll: true });
}

interface Selected {
  anchor: Node;
  anchorOffset: number;
  focus: Node;
  focusOffset: number;
}

/** Carets in form fields are the fields' own and come back with the focus. */
function rememberSelection(): Selected | null {
  const selection = getSelection();
  if (!selection?.anchorNode || !selection.focusNode) return null;
  const { anchorNode: anchor, anchorOffset, focusNode: focus, focusOffset } = selection;
  return { anchor, anchorOffset, focus, focusOffset };
}

function restoreSelection(selected: Selected | null): void {
  const selection = getSelection();
  if (!selection) return;
  if (selected === null) {
    if (selection.rangeCount > 0) selection.removeAllRanges();
    return;
  }
  const { anchor, anchorOffset, focus, focusOffset } = selected;
  const isSame = selection.anchorNode === anchor && selection.anchorOffset === anchorOffset &&
    selection.focusNode === focus && selection.focusOffset === focusOffset;
  if (isSame || !anchor.isConnected || !focus.isConnected) return;
  try {
    selection.setBaseAndExtent(anchor, anchorOffset, focus, focusOffset);
  } catch {
    // The page has changed its text meanwhile: the old place is gone.
  }
}

function findPlaying(roots: readonly (Document | ShadowRoot)[]): HTMLMediaElement[] {
  const media = roots.flatMap((root) => [...findAll(root, 'video, audio')]);
  return media.filter((one): one is HTMLMediaElement => one instanceof HTMLMediaElement && !one.paused && !one.ended);
}

// Pointing at a block of the page: with the mouse, or with the arrow keys alone.
//
// Decides which element is meant: what is under the mouse, then what is around it, in it or beside it. Takes every key
// and click it understands from the page while it runs, and leaves nothing behind.

import { buildCard } from '../../view/card.ts';
import { readDocument } from '../../view/page_document.ts';
import { createCardSheets } from '../../view/stylesheet.ts';
import { leavePart, type PickSetting } from '../parts.ts';
import { Outline } from '../outline.ts';
import { boxOf } from '../place.ts';
import { findAround, findBeside, findStart, findUnder, findWithin } from './blocks.ts';

function startPicking({ wording, preferences, onDone }: PickSetting): () => void {
  const outline = new Outline('picking');
  outline.host.root.adoptedStyleSheets = [...outline.host.root.adoptedStyleSheets, ...createCardSheets()];
  const card = buildCard({ title: wording.text('pick_title'), lines: [wording.text('pick_keys')] }, wording, preferences, () => end(null));
  outline.host.root.append(card);
  card.showPopover();

  let chosen = findStart();
  /** What was walked out of, so that the way in again is the same. */
  let inner: Element[] = [];
  const end = (element: Element | null) => {
    controller.abort();
    outline.remove();
    onDone(element);
  };
  const show = () => {
    if (chosen) outline.place(boxOf(chosen));
  };
  const choose = (element: Element | null) => {
    if (!element) return;
    chosen = element;
    show();
  };
  const walk = (element: Element | null, trail: Element[]) => {
    if (!element) return;
    inner = trail;
    choose(element);
    Element.prototype.scrollIntoView.call(element, { block: 'nearest', behavior: 'instant' });
    show();
  };
  const KEYS: Record<string, (element: Element) => void> = {
    ArrowUp: (element) => walk(findAround(element), [element, ...inner]),
    ArrowDown: (element) => walk(inner[0] ?? findWithin(element), inner.slice(1)),
    ArrowLeft: (element) => walk(findBeside(element, -1), []),
    ArrowRight: (element) => walk(findBeside(element, 1), []),
    Enter: (element) => end(element),
  };

  const controller = new AbortController();
  const listen = <Kind extends keyof WindowEventMap>(kind: Kind, handle: (event: WindowEventMap[Kind]) => void) => {
    window.addEventListener(kind, (event) => event.isTrusted && handle(event), { capture: true, signal: controller.signal });
  };
  const isOwn = (event: Event) => event.composedPath().includes(card);
  const take = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  listen('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      take(event);
      end(null);
      return;
    }
    const act = KEYS[event.key];
    if (!act || isOwn(event)) return;
    take(event);
    if (chosen) act(chosen);
  });
  listen('mousemove', (event) => {
    if (isOwn(event)) return;
    inner = [];
    choose(findUnder(event.clientX, event.clientY));
  });
  for (const kind of ['pointerdown', 'mousedown', 'pointerup', 'mouseup'] as const) {
    listen(kind, (event) => {
      if (!isOwn(event)) take(event);
    });
  }
  listen('click', (event) => {
    if (isOwn(event)) return;
    take(event);
    end(findUnder(event.clientX, event.clientY) ?? chosen);
  });
  listen('scroll', show);
  listen('resize', show);
  if (readDocument('activeElement') instanceof HTMLIFrameElement) window.focus();
  show();
  return () => end(null);
}

leavePart('pick', startPicking);

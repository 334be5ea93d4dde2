// Pointing at a block of the page: with the mouse, or with the arrow keys alone.
//
// Decides which element is meant: what is under the mouse or was touched, then what is around it, in it or beside it; and
// says which one that is. Takes every key and click it understands from the page while it runs, and leaves nothing behind.

import { buildCard } from '../../view/card.ts';
import { leadKeysTo } from '../../view/card_keys.ts';
import { readDocument } from '../../view/page_document.ts';
import { Spoken } from '../../view/spoken.ts';
import { createCardSheets } from '../../view/stylesheet.ts';
import { countText } from '../../view/wording.ts';
import { contains, readText } from '../capture/dom_reads.ts';
import { leavePart, type PickSetting } from '../parts.ts';
import { Outline } from '../outline.ts';
import { boxOf } from '../place.ts';
import { findAround, findBeside, findStart, findUnder, findWithin } from './blocks.ts';

/** So much of a block is said of it. */
const SAID_CHARS = 80;

function startPicking({ wording, preferences, onDone }: PickSetting): () => void {
  const outline = new Outline('picking');
  outline.host.root.adoptedStyleSheets = [...outline.host.root.adoptedStyleSheets, ...createCardSheets()];
  // Without keys there is no other way from a block to the one around it.
  const buttons = matchMedia('(any-pointer: coarse)').matches
    ? [
      { label: wording.text('pick_larger'), act: () => step('ArrowUp') }, { label: wording.text('pick_smaller'), act: () => step('ArrowDown') },
      { label: wording.text('pick_take'), act: () => step('Enter') },
    ]
    : [];
  const text = { title: wording.text('pick_title'), lines: [wording.text('pick_keys')], actions: buttons };
  const card = buildCard(text, wording, preferences, () => end(null));
  const spoken = new Spoken();
  outline.host.root.append(card);
  card.append(spoken.box);
  card.showPopover();

  let chosen = findStart();
  /** What was walked out of, so that the way in again is the same. */
  let inner: Element[] = [];
  let wasTouched = false;
  const end = (element: Element | null) => {
    controller.abort();
    spoken.disconnect();
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
    say(element);
  };
  const say = (element: Element) => {
    const words = (readText(element) ?? '').trim().replace(/\s+/g, ' ');
    const first = [...words].slice(0, SAID_CHARS).join('');
    spoken.say(wording.text('pick_at', first, countText(wording, 'amount_characters', words.length)));
  };
  const KEYS: Record<string, (element: Element) => void> = {
    ArrowUp: (element) => walk(findAround(element), [element, ...inner]),
    ArrowDown: (element) => walk(inner[0] ?? findWithin(element), inner.slice(1)),
    ArrowLeft: (element) => walk(findBeside(element, -1), []),
    ArrowRight: (element) => walk(findBeside(element, 1), []),
    Enter: (element) => end(element),
  };

  const step = (key: string) => {
    if (chosen) KEYS[key]?.(chosen);
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
    if (!KEYS[event.key] || isOwn(event)) return;
    take(event);
    step(event.key);
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
    const found = findUnder(event.clientX, event.clientY);
    // A finger points by touching; the second touch takes what the first has chosen.
    const isFirst = event instanceof PointerEvent && event.pointerType === 'touch' && !(wasTouched && found && chosen && contains(chosen, found));
    if (!isFirst) {
      end(wasTouched ? chosen : (found ?? chosen));
      return;
    }
    wasTouched = true;
    inner = [];
    choose(found);
  });
  leadKeysTo(card, controller.signal);
  listen('scroll', show);
  listen('resize', show);
  if (readDocument('activeElement') instanceof HTMLIFrameElement) window.focus();
  show();
  return () => end(null);
}

leavePart('pick', startPicking);

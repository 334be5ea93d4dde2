// The bar above the text: leave, the panels, what was left out; and the line that shows how far one has read.
//
// Decides when the bar steps aside: while reading on, never while it has the focus or a panel is open. Opens nothing
// itself: a panel belongs to its button by the browser's own means, and is asked for where it is not there yet.

import { element, icon, onTrusted } from './element.ts';
import type { PanelName } from './opened_view.ts';
import { isVertical } from './tools/reading_line.ts';
import { countText, formatNumber, type MessageKey, type Wording } from './wording.ts';

const CROSS = 'M5 5l10 10M15 5L5 15';
const LAYERS = 'M3 5h14M3 10h9M3 15h5';
/** Where each panel is opened from. */
const PANEL_BUTTONS: Readonly<Record<Exclude<PanelName, 'leftout'>, { drawing: string; label: MessageKey }>> = {
  contents: { drawing: 'M4 5h.01M8 5h9M4 10h.01M8 10h9M4 15h.01M8 15h9', label: 'contents' },
  look: { drawing: 'M2 15.5 6.5 4 11 15.5M3.6 11.5h5.8M18 9.2v6.3M18 12.4a2.9 3.1 0 1 1-5.8 0a2.9 3.1 0 1 1 5.8 0', label: 'look' },
  listen: { drawing: 'M3 8v4h3l4 3.5v-11L6 8zM13 7.5a3.6 3.6 0 0 1 0 5M15.3 5a7 7 0 0 1 0 10', label: 'listen' },
  help: { drawing: 'M7.2 7.4a2.9 2.9 0 1 1 4.2 2.6c-.9.5-1.4 1-1.4 2M10 15.2h.01', label: 'help' },
};
/** Scrolling that counts as reading on or looking back, and not as a trembling finger. */
const INTENT_PX = 12;

export interface BarActions {
  exit(): void;
  /** Brings the panels where they are not there yet. */
  openPanel(name: PanelName): void;
}

export interface Bar {
  bar: HTMLElement;
  progress: HTMLElement;
  /** Follows the scrolling of the view. */
  follow(scroller: HTMLElement): void;
}

export function buildBar(hiddenCount: number, panels: readonly PanelName[], wording: Wording, actions: BarActions): Bar {
  const exit = buildButton('exit', CROSS, wording.text('exit'), actions.exit);
  exit.append(element('span', { class: 'label' }, wording.text('exit')));
  const bar = element(
    'div', { class: 'bar', role: 'toolbar', 'aria-label': wording.text('bar'), lang: wording.locale, dir: wording.direction },
    exit,
    ...panels.flatMap((name) => (name === 'leftout' ? [] : buildPanelButton(name, PANEL_BUTTONS[name].drawing, wording.text(PANEL_BUTTONS[name].label), actions))),
    element('span', { class: 'space' }),
    panels.includes('leftout') ? buildAccountButton(hiddenCount, wording, actions) : null,
  );
  const progress = element('div', { class: 'progress', 'aria-hidden': 'true' });
  return { bar, progress, follow: (scroller) => followScroll(scroller, bar, progress) };
}

function buildButton(name: string, drawing: string, label: string, act: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: name, 'aria-label': label, title: label }, icon(drawing));
  onTrusted(button, 'click', act);
  return button;
}

function buildPanelButton(name: PanelName, drawing: string, label: string, actions: BarActions): HTMLElement {
  const button = buildButton(`open-${name}`, drawing, label, () => undefined);
  button.setAttribute('aria-expanded', 'false');
  leadToPanel(button, name, actions.openPanel);
  return button;
}

/** @param openPanel brings the panel where it is not there yet */
export function leadToPanel<Name extends string>(button: HTMLButtonElement, name: Name, openPanel: (name: Name) => void): void {
  const panel = `panel-${name}`;
  for (const [attribute, value] of [['popovertarget', panel], ['aria-controls', panel], ['aria-haspopup', 'dialog']] as const) button.setAttribute(attribute, value);
  button.addEventListener('click', (event) => {
    if (event.isTrusted) openPanel(name);
    // What a page's script pretends to click opens nothing.
    else event.preventDefault();
  });
}

function buildAccountButton(count: number, wording: Wording, actions: BarActions): HTMLElement {
  const button = buildPanelButton('leftout', LAYERS, countText(wording, 'hidden_count', count), actions);
  button.classList.add('hidden-count');
  button.append(
    element('span', { class: 'label wide' }, countText(wording, 'hidden_count', count)),
    element('span', { class: 'label narrow', 'aria-hidden': 'true' }, formatNumber(wording, count)),
  );
  return button;
}

function followScroll(scroller: HTMLElement, bar: HTMLElement, progress: HTMLElement): void {
  let turn = scroller.scrollTop;
  let isWaiting = false;
  const update = () => {
    isWaiting = false;
    const top = scroller.scrollTop;
    progress.style.setProperty('--read', measureProgress(scroller).toFixed(4));
    const isAway = bar.classList.contains('away');
    const movesOn = top > turn;
    if (movesOn === isAway) turn = top;
    if (Math.abs(top - turn) < INTENT_PX) return;
    bar.classList.toggle('away', movesOn && top > bar.offsetHeight);
    turn = top;
  };
  // On the way down: vertical text scrolls in a part of the view.
  scroller.addEventListener('scroll', () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(update);
  }, { passive: true, capture: true });
}

/** From 0 to 1: down the view, or along its page where the text is set vertically. */
function measureProgress(scroller: HTMLElement): number {
  const article = scroller.querySelector('article');
  const page = article?.parentElement;
  const along = page ? page.scrollWidth - page.clientWidth : 0;
  const down = scroller.scrollHeight - scroller.clientHeight;
  if (page && along > 0 && isVertical(article)) return Math.min(1, Math.abs(page.scrollLeft) / along);
  return down > 0 ? Math.min(1, scroller.scrollTop / down) : 0;
}

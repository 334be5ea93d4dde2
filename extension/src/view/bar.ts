// The bar above the text: leave, what was left out, text size, theme; and the line that shows how far one has read.
//
// Decides when the bar steps aside: while reading on, never while it has the focus. Changes nothing by itself; choices
// go to the owner of the view.

import { element, icon, onTrusted } from './element.ts';
import { clampStep, LARGEST_STEP, type Preferences, SMALLEST_STEP, type Theme, THEMES } from './preferences.ts';
import { countText, formatNumber, type MessageKey, type Wording } from './wording.ts';

const CROSS = 'M5 5l10 10M15 5L5 15';
const MINUS = 'M5 10h10';
const PLUS = 'M5 10h10M10 5v10';
const LAYERS = 'M3 5h14M3 10h9M3 15h5';
const THEME_LABELS: Record<Theme, MessageKey> = {
  auto: 'theme_auto', paper: 'theme_paper', sepia: 'theme_sepia', dark: 'theme_dark',
};
/** Scrolling that counts as reading on or looking back, and not as a trembling finger. */
const INTENT_PX = 12;

export interface BarActions {
  exit(): void;
  choose(preferences: Preferences): void;
  /** Null where nothing was left out. */
  showAccount: (() => void) | null;
}

export interface Bar {
  bar: HTMLElement;
  progress: HTMLElement;
  /** Follows the scrolling of the view. */
  follow(scroller: HTMLElement): void;
}

export function buildBar(hiddenCount: number, preferences: Preferences, wording: Wording, actions: BarActions): Bar {
  const exit = buildButton('exit', CROSS, wording.text('exit'), actions.exit);
  exit.append(element('span', { class: 'label' }, wording.text('exit')));
  const bar = element(
    'div', { class: 'bar', role: 'toolbar', 'aria-label': wording.text('bar'), lang: wording.locale, dir: wording.direction },
    exit,
    element('span', { class: 'space' }),
    actions.showAccount ? buildAccountButton(hiddenCount, wording, actions.showAccount) : null,
    ...buildSizeButtons(preferences, wording, actions),
    buildThemes(preferences, wording, actions),
  );
  const progress = element('div', { class: 'progress', 'aria-hidden': 'true' });
  return { bar, progress, follow: (scroller) => followScroll(scroller, bar, progress) };
}

function buildButton(name: string, drawing: string, label: string, act: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: name, 'aria-label': label, title: label }, icon(drawing));
  onTrusted(button, 'click', act);
  return button;
}

function buildAccountButton(count: number, wording: Wording, show: () => void): HTMLElement {
  const button = buildButton('hidden-count', LAYERS, countText(wording, 'hidden_count', count), show);
  button.append(
    element('span', { class: 'label wide' }, countText(wording, 'hidden_count', count)),
    element('span', { class: 'label narrow', 'aria-hidden': 'true' }, formatNumber(wording, count)),
  );
  return button;
}

function buildSizeButtons(preferences: Preferences, wording: Wording, actions: BarActions): HTMLElement[] {
  const step = (by: number) => {
    preferences.sizeStep = clampStep(preferences.sizeStep + by);
    smaller.setAttribute('aria-disabled', String(preferences.sizeStep === SMALLEST_STEP));
    larger.setAttribute('aria-disabled', String(preferences.sizeStep === LARGEST_STEP));
    actions.choose(preferences);
  };
  const smaller = buildButton('smaller', MINUS, wording.text('text_smaller'), () => step(-1));
  const larger = buildButton('larger', PLUS, wording.text('text_larger'), () => step(1));
  const sample = element('span', { class: 'sample', 'aria-hidden': 'true' }, wording.text('size_sample'));
  return [element('div', { class: 'sizes', role: 'group', 'aria-label': wording.text('text_size') }, smaller, sample, larger)];
}

/** Radio buttons of the platform: the arrow keys work, and one is always chosen. */
function buildThemes(preferences: Preferences, wording: Wording, actions: BarActions): HTMLElement {
  const choices = THEMES.map((theme) => {
    const label = wording.text(THEME_LABELS[theme]);
    const radio = element('input', { type: 'radio', name: 'theme', value: theme, 'aria-label': label });
    radio.checked = theme === preferences.theme;
    // A script's `click()` makes a `change` that counts as trusted; the click itself tells the truth.
    radio.addEventListener('click', (event) => {
      if (!event.isTrusted) {
        event.preventDefault();
        return;
      }
      preferences.theme = theme;
      actions.choose(preferences);
    });
    return element('label', { class: `swatch ${theme}`, title: label }, radio, element('span', {}));
  });
  return element('div', { class: 'themes', role: 'radiogroup', 'aria-label': wording.text('theme') }, ...choices);
}

function followScroll(scroller: HTMLElement, bar: HTMLElement, progress: HTMLElement): void {
  let turn = scroller.scrollTop;
  let isWaiting = false;
  const update = () => {
    isWaiting = false;
    const top = scroller.scrollTop;
    const length = scroller.scrollHeight - scroller.clientHeight;
    progress.style.setProperty('--read', length > 0 ? Math.min(1, top / length).toFixed(4) : '0');
    const isAway = bar.classList.contains('away');
    const movesOn = top > turn;
    if (movesOn === isAway) turn = top;
    if (Math.abs(top - turn) < INTENT_PX) return;
    bar.classList.toggle('away', movesOn && top > bar.offsetHeight);
    turn = top;
  };
  scroller.addEventListener('scroll', () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(update);
  }, { passive: true });
}

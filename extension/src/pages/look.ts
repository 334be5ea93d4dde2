// The look of the view as a form: what the options and the first page let the reader choose.
//
// Decides the controls; each choice is told at once.

import { element } from '../view/element.ts';
import { clampStep, LARGEST_STEP, type Preferences, SMALLEST_STEP, type Theme, THEMES } from '../view/preferences.ts';
import { formatPercent, type MessageKey, type Wording } from '../view/wording.ts';
import { buildButton } from './frame.ts';

const THEME_LABELS: Record<Theme, MessageKey> = {
  auto: 'theme_auto', paper: 'theme_paper', sepia: 'theme_sepia', dark: 'theme_dark',
};
/** See `preferences.ts`. */
const STEP_PERCENT = 10;

export function buildLook(preferences: Preferences, wording: Wording, choose: (preferences: Preferences) => void): HTMLElement {
  let current = preferences;
  const change = (part: Partial<Preferences>) => {
    current = { ...current, ...part };
    choose(current);
  };
  return element('div', { class: 'look' }, buildThemes(current.theme, wording, (theme) => change({ theme })), buildSize(current.sizeStep, wording, (sizeStep) => change({ sizeStep })));
}

function buildThemes(chosen: Theme, wording: Wording, choose: (theme: Theme) => void): HTMLElement {
  const choices = THEMES.map((theme) => {
    const radio = element('input', { type: 'radio', name: 'theme', value: theme });
    radio.checked = theme === chosen;
    radio.addEventListener('change', () => choose(theme));
    return element('label', {}, radio, element('span', {}, wording.text(THEME_LABELS[theme])));
  });
  return element('fieldset', { class: 'choices' }, element('legend', {}, wording.text('theme')), ...choices);
}

function buildSize(step: number, wording: Wording, choose: (step: number) => void): HTMLElement {
  let current = step;
  const value = element('output', {}, formatPercent(wording, 100 + STEP_PERCENT * current));
  const move = (by: number) => () => {
    current = clampStep(current + by);
    value.textContent = formatPercent(wording, 100 + STEP_PERCENT * current);
    smaller.setAttribute('aria-disabled', String(current === SMALLEST_STEP));
    larger.setAttribute('aria-disabled', String(current === LARGEST_STEP));
    choose(current);
  };
  const smaller = buildButton('−', move(-1));
  const larger = buildButton('+', move(1));
  smaller.setAttribute('aria-label', wording.text('text_smaller'));
  larger.setAttribute('aria-label', wording.text('text_larger'));
  return element('fieldset', { class: 'stepper' }, element('legend', {}, wording.text('text_size')), smaller, value, larger);
}

// The look of the view as a form: what the options and the first page let the reader choose.
//
// Decides the controls; each choice is told at once. The view's own panel has more of them: what one wants to see change
// while one reads is chosen there.

import { element } from '../view/element.ts';
import {
  clampStep, type Font, type Preferences, type Script, scaleOf, SCRIPT_FONTS, SCRIPTS, STEPS, type Theme, THEMES,
} from '../view/preferences.ts';
import { formatPercent, type MessageKey, type Wording } from '../view/wording.ts';
import { buildButton } from './frame.ts';

const THEME_LABELS: Record<Theme, MessageKey> = {
  auto: 'theme_auto', paper: 'theme_paper', sepia: 'theme_sepia', grey: 'theme_grey', green: 'theme_green',
  dark: 'theme_dark', night: 'theme_night', contrast: 'theme_contrast', custom: 'theme_custom',
};
const FONT_LABELS: Record<Font, MessageKey> = {
  serif: 'font_serif', sans: 'font_sans', legible: 'font_legible', dyslexic: 'font_dyslexic', system: 'font_system',
  installed: 'font_installed',
};
const SCRIPT_LABELS: Record<Script, MessageKey> = { latin: 'font_latin', han: 'font_han' };

/** @param prefix tells the controls of several forms of one page apart */
export function buildLook(
  preferences: Preferences, wording: Wording, choose: (preferences: Preferences) => void, prefix = '',
): HTMLElement {
  let current = preferences;
  const change = (part: Partial<Preferences>) => {
    current = { ...current, ...part };
    choose(current);
  };
  const changeFont = (script: Script) => (font: Font) => change({ [script]: { ...current[script], font } });
  const changeSize = (by: number) => {
    const sizes = SCRIPTS.map((script) => [script, { ...current[script], size: clampStep('size', current[script].size + by) }]);
    change(Object.fromEntries(sizes) as Partial<Preferences>);
    return current.latin.size;
  };
  // Colours and fonts of one's own are chosen in the view; here they are only kept where they are in use.
  const themes = THEMES.filter((theme) => theme !== 'custom' || theme === preferences.theme);
  return element(
    'div', { class: 'look' },
    buildChoices(`${prefix}theme`, wording.text('theme'), themes, THEME_LABELS, preferences.theme, wording, (theme) => change({ theme })),
    ...SCRIPTS.map((script) => {
      const fonts = SCRIPT_FONTS[script].filter((font) => font !== 'installed' || font === preferences[script].font);
      return buildChoices(`${prefix}${script}-font`, wording.text(SCRIPT_LABELS[script]), fonts, FONT_LABELS, preferences[script].font, wording, changeFont(script));
    }),
    buildSize(preferences.latin.size, wording, changeSize),
  );
}

function buildChoices<Value extends string>(
  name: string, label: string, values: readonly Value[], labels: Record<Value, MessageKey>, chosen: Value, wording: Wording,
  choose: (value: Value) => void,
): HTMLElement {
  const choices = values.map((value) => {
    const radio = element('input', { type: 'radio', name, value });
    radio.checked = value === chosen;
    radio.addEventListener('change', () => choose(value));
    return element('label', {}, radio, element('span', {}, wording.text(labels[value])));
  });
  return element('fieldset', { class: 'choices' }, element('legend', {}, label), ...choices);
}

/** @param change moves the size by a step and gives the one it is at */
function buildSize(step: number, wording: Wording, change: (by: number) => number): HTMLElement {
  const value = element('output', {});
  const show = (at: number) => {
    value.textContent = formatPercent(wording, Math.round(100 * scaleOf(at)));
    smaller.setAttribute('aria-disabled', String(at === STEPS.size.least));
    larger.setAttribute('aria-disabled', String(at === STEPS.size.most));
  };
  const smaller = buildButton('−', () => show(change(-1)));
  const larger = buildButton('+', () => show(change(1)));
  smaller.setAttribute('aria-label', wording.text('text_smaller'));
  larger.setAttribute('aria-label', wording.text('text_larger'));
  show(step);
  return element('fieldset', { class: 'stepper' }, element('legend', {}, wording.text('text_size')), smaller, value, larger);
}

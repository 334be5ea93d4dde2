// What the choices about the look are called, in the view and in the options.

import { type Font, scaleOf, type StepName, type Theme } from './preferences.ts';
import { formatPercent, formatStep, type MessageKey, type Wording } from './wording.ts';

export const THEME_LABELS: Readonly<Record<Theme, MessageKey>> = {
  auto: 'theme_auto', paper: 'theme_paper', sepia: 'theme_sepia', grey: 'theme_grey', green: 'theme_green', dark: 'theme_dark',
  night: 'theme_night', contrast: 'theme_contrast', custom: 'theme_custom',
};
export const FONT_LABELS: Readonly<Record<Font, MessageKey>> = {
  serif: 'font_serif', sans: 'font_sans', legible: 'font_legible', dyslexic: 'font_dyslexic', system: 'font_system', installed: 'font_installed',
};
const STEP_LABELS: Readonly<Record<StepName, { label: MessageKey; less: MessageKey; more: MessageKey }>> = {
  size: { label: 'text_size', less: 'text_smaller', more: 'text_larger' },
  line: { label: 'line_height', less: 'lines_closer', more: 'lines_wider' },
  measure: { label: 'column_width', less: 'column_narrower', more: 'column_wider' },
  letter: { label: 'letter_spacing', less: 'letters_closer', more: 'letters_wider' },
  word: { label: 'word_spacing', less: 'words_closer', more: 'words_wider' },
  paragraph: { label: 'paragraph_spacing', less: 'paragraphs_closer', more: 'paragraphs_wider' },
};

/** A stepper's words: the size in percent of the default, the rest as steps from it. */
export function wordStep(name: StepName, wording: Wording) {
  const { label, less, more } = STEP_LABELS[name];
  const show = (step: number): string => (name === 'size' ? formatPercent(wording, Math.round(100 * scaleOf(step))) : formatStep(wording, step));
  return { label: wording.text(label), less: wording.text(less), more: wording.text(more), show };
}

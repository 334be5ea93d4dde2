// Colours of the reader's own, with what their contrast is.
//
// Decides that a pair which is hard to read is named so; the choice stays the reader's.

import { element, onTrusted } from '../element.ts';
import type { Colours, Preferences } from '../preferences.ts';
import type { MessageKey, Wording } from '../wording.ts';
import { ENOUGH_RATIO, measureContrast } from './contrast.ts';
import { buildField, type Control } from './controls.ts';

const LABELS: Readonly<Record<keyof Colours, MessageKey>> = { ground: 'colour_ground', ink: 'colour_ink', link: 'colour_link' };

/** Where the colours are chosen. */
export interface ColourChoice {
  wording: Wording;
  look: { readonly preferences: Preferences; change(change: Partial<Preferences>): void };
}

export function buildCustomColours({ look, wording }: ColourChoice): Control {
  const inputs = (Object.keys(LABELS) as (keyof Colours)[]).map((name) => {
    const input = element('input', { type: 'color', name });
    onTrusted(input, 'input', () => look.change({ custom: { ...look.preferences.custom, [name]: input.value } }));
    return { name, input, field: buildField(wording.text(LABELS[name]), input) };
  });
  const verdict = element('p', { class: 'ratio', role: 'status' });
  const update = (): void => {
    const { custom } = look.preferences;
    for (const { name, input } of inputs) input.value = custom[name];
    const ratios = [measureContrast(custom.ink, custom.ground), measureContrast(custom.link, custom.ground)] as const;
    const isPoor = Math.min(...ratios) < ENOUGH_RATIO;
    const [text, links] = ratios.map((ratio) => formatRatio(wording, ratio)) as [string, string];
    verdict.classList.toggle('poor', isPoor);
    verdict.textContent = wording.text(isPoor ? 'contrast_poor' : 'contrast_good', text, links);
  };
  update();
  return { box: element('div', { class: 'theme-details' }, ...inputs.map(({ field }) => field), verdict), update };
}

/** Rounded down: 4.46 is not yet 4.5. */
function formatRatio(wording: Wording, ratio: number): string {
  return new Intl.NumberFormat(wording.locale, { maximumFractionDigits: 1 }).format(Math.floor(ratio * 10) / 10);
}

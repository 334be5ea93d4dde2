// How voices, languages and speeds are listed for a choice.
//
// Decides that a voice which sends the text away stands under a heading that says so.

import { element } from '../element.ts';
import { SPEEDS } from '../preferences.ts';
import type { MessageKey, Wording } from '../wording.ts';
import { buildSelect, type Control } from './controls.ts';

export function buildSpeed(wording: Wording, read: () => number, write: (speed: number) => void): Control {
  const speeds = SPEEDS.map((speed) => ({ value: String(speed), label: wording.text('speed_times', new Intl.NumberFormat(wording.locale).format(speed)) }));
  return buildSelect(wording.text('speed'), speeds, { read: () => String(read()), write: (value) => write(Number(value)) });
}

/** Those of this device first; the others under a heading that says what they do. */
export function fillVoices(select: HTMLSelectElement, voices: readonly SpeechSynthesisVoice[], wording: Wording): void {
  const group = (label: MessageKey, isLocal: boolean) => {
    const members = voices.filter((voice) => voice.localService === isLocal);
    return members.length === 0 ? [] : [element('optgroup', { label: wording.text(label) }, ...members.map((voice) => element('option', { value: voice.voiceURI }, voice.name)))];
  };
  select.replaceChildren(...group('voices_here', true), ...group('voices_away', false));
}

export function nameLanguage(lang: string, wording: Wording): string {
  try {
    return new Intl.DisplayNames([wording.locale], { type: 'language' }).of(lang) ?? lang;
  } catch {
    return lang;
  }
}

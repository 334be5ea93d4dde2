// Reading aloud: how fast, and by which voice a language is read.
//
// Decides which languages are listed: the reader's own, and those that a voice was chosen for.

import { buildSection } from '../pages/frame.ts';
import { element, onTrusted } from '../view/element.ts';
import { buildField } from '../view/tools/controls.ts';
import { buildSpeed, fillVoices, nameLanguage } from '../view/tools/voice_list.ts';
import { chooseVoice, languageOf, listVoices, sortVoices, watchVoices } from '../view/tools/voices.ts';
import type { Options } from './main.ts';

/** @param end when the section is shown anew */
export function buildListening(options: Options, end: AbortSignal): HTMLElement {
  const { wording, settings } = options;
  const { preferences } = settings;
  const languages = [...new Set([...navigator.languages, ...Object.keys(preferences.voices)].map(languageOf))];
  const rows = languages.map((lang) => {
    const select = element('select', { id: `voice-${lang}` });
    onTrusted(select, 'change', () => {
      void options.change(({ preferences: now }) => ({ preferences: { ...now, voices: { ...now.voices, [lang]: select.value } } }));
    });
    return { lang, select, row: buildField(nameLanguage(lang, wording), select) };
  });
  const none = element('p', { class: 'note' }, wording.text('voices_none'));
  const update = () => {
    const known = listVoices();
    none.hidden = known.length > 0;
    for (const { lang, select, row } of rows) {
      const own = sortVoices(known, lang);
      row.hidden = own.length === 0;
      fillVoices(select, own, wording);
      select.value = chooseVoice(known, lang, options.settings.preferences.voices[lang])?.voiceURI ?? '';
    }
  };
  watchVoices(update, end);
  update();
  const speed = buildSpeed(wording, () => options.settings.preferences.speed, (chosen) => {
    void options.change(({ preferences: now }) => ({ preferences: { ...now, speed: chosen } }));
  });
  return buildSection('listening', wording.text('listen'), speed.box, ...rows.map(({ row }) => row), none);
}

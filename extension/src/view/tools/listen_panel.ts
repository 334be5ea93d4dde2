// Listening: play and pause, a sentence back and on, voice and speed.
//
// Decides what is said where there is no voice for the language, and that a voice which sends the text away is named so.

import { element, icon, onTrusted } from '../element.ts';
import type { OpenedView } from '../opened_view.ts';
import type { MessageKey } from '../wording.ts';
import { buildField } from './controls.ts';
import type { PanelBody, PanelPlan } from './panels.ts';
import type { Speech } from './speech.ts';
import { buildSpeed, fillVoices, nameLanguage } from './voice_list.ts';
import { languageOf, sortVoices } from './voices.ts';

const PLAY = 'M6.5 4.5v11l9-5.5z';
const PAUSE = 'M7 4.5v11M13 4.5v11';
const BACK = 'M6 5v10M15 5l-6 5 6 5z';
const ON = 'M14 5v10M5 5l6 5-6 5z';

export function planListenPanel(speech: Speech): PanelPlan {
  return { name: 'listen', title: 'listen', build: (view) => buildListen(view, speech) };
}

function buildListen(view: OpenedView, speech: Speech): PanelBody {
  const { look, wording } = view;
  const button = (label: MessageKey, drawing: string, act: () => void): HTMLButtonElement => {
    const words = wording.text(label);
    const made = element('button', { type: 'button', 'aria-label': words, title: words }, icon(drawing));
    onTrusted(made, 'click', act);
    return made;
  };
  const play = button('listen_play', PLAY, () => speech.toggle());
  play.classList.add('play');
  const steps = [button('key_previous_sentence', BACK, () => speech.skip(-1)), button('key_next_sentence', ON, () => speech.skip(1))] as const;
  const player = element('div', { class: 'player', role: 'group', 'aria-label': wording.text('listen') }, steps[0], play, steps[1]);
  const speed = buildSpeed(wording, () => look.preferences.speed, (chosen) => look.change({ speed: chosen }));
  const voices = element('select', {});
  // What a page has written into the list is no voice.
  onTrusted(voices, 'change', () => {
    const chosen = speech.known.find(({ voiceURI }) => voiceURI === voices.value);
    if (chosen) look.change({ voices: { ...look.preferences.voices, [languageOf(speech.lang)]: chosen.voiceURI } });
  });
  const controls = element('div', { class: 'listening' }, player, buildField(wording.text('voice'), voices), speed.box);
  const answer = element('p', { class: 'no-voice', role: 'status' });
  const update = (): void => {
    const isSpeaking = speech.current === 'speaking';
    const words = wording.text(isSpeaking ? 'listen_pause' : 'listen_play');
    play.replaceChildren(icon(isSpeaking ? PAUSE : PLAY));
    play.ariaLabel = words;
    play.title = words;
    // Not disabled: the focus would be lost where the reading ends.
    for (const step of steps) step.ariaDisabled = String(speech.current === 'silent');
    speed.update();
    const own = sortVoices(speech.known, speech.lang);
    controls.hidden = own.length === 0;
    answer.hidden = own.length > 0;
    answer.textContent = speech.isLooking ? wording.text('voices_wait') : wording.text(speech.known.length === 0 ? 'voices_none' : 'voices_not_of_language', nameLanguage(speech.lang, wording));
    if (voices.options.length !== own.length) fillVoices(voices, own, wording);
    voices.value = speech.voice?.voiceURI ?? '';
  };
  speech.onChange(update);
  look.onChange(update);
  update();
  return { content: [controls, answer], focus: () => (controls.hidden ? null : play) };
}

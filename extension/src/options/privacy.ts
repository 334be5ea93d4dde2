// What is kept, said in full, and how it is deleted.
//
// Decides that the counts are those of the storage itself.

import { buildButton, buildSection, buildSwitch } from '../pages/frame.ts';
import { forgetPlaces, PLACES_KEY } from '../settings/places.ts';
import { element } from '../view/element.ts';
import { countText } from '../view/wording.ts';
import type { Options } from './main.ts';

export function buildPrivacy(options: Options): HTMLElement {
  const { wording, settings } = options;
  const count = element('p', { class: 'fact' });
  const show = async () => {
    const stored = (await chrome.storage.local.get(PLACES_KEY))[PLACES_KEY];
    count.textContent = countText(wording, 'places_count', Array.isArray(stored) ? stored.length : 0);
  };
  const forget = async () => {
    await forgetPlaces();
    await show();
    options.say(wording.text('places_deleted'));
  };
  void show();
  return buildSection(
    'privacy', wording.text('options_privacy'),
    element('p', {}, wording.text('privacy_note')),
    buildSwitch(
      'places', wording.text('places'), wording.text('places_note'), settings.remembersPlaces,
      (remembersPlaces) => {
        void options.change(() => ({ remembersPlaces })).then((isKept) => (isKept && !remembersPlaces ? forget() : undefined));
      },
    ),
    count,
    buildButton(wording.text('places_delete'), () => void forget()),
  );
}

// The first page: what the button does, and three choices tried at once on two short texts.
//
// Decides nothing that the options do not decide as well. Opened on installation only.

import { greet, requestReading } from '../content/background_link.ts';
import { buildButton, buildSection, fillFrame } from '../pages/frame.ts';
import { LiveSettings } from '../pages/live_settings.ts';
import { buildLook } from '../pages/look.ts';
import { captureSample, SAMPLES } from '../samples.ts';
import { loadSettings } from '../settings/storage.ts';
import { readShortcuts } from '../shortcuts.ts';
import { element } from '../view/element.ts';
import type { ChosenLook } from '../view/chosen_look.ts';
import type { Preferences } from '../view/preferences.ts';
import { fillReadingView } from '../view/reading_view.ts';
import { createViewSheets } from '../view/stylesheet.ts';
import sampleStyle from './sample.css';

async function start(): Promise<void> {
  const { wording, main, say } = fillFrame('welcome_title');
  const [{ settings }, { toggle }] = await Promise.all([loadSettings(), readShortcuts()]);
  const samples = element('div', { class: 'samples' });
  const looks: ChosenLook[] = [];
  const show = (next: Preferences) => {
    for (const look of looks) look.take(next);
  };
  const choose = (next: Preferences) => {
    show(next);
    void live.change(() => ({ preferences: next })).then((isKept) => isKept || say(wording.text('not_saved')));
  };
  const form = element('div', {});
  const fillForm = () => form.replaceChildren(buildLook(live.now.preferences, wording, choose));
  const live = new LiveSettings(settings, () => {
    show(live.now.preferences);
    fillForm();
  });
  fillForm();
  main.append(
    element('p', {}, wording.text('welcome_button', toggle || wording.text('no_key'))),
    element('p', { class: 'note' }, wording.text('welcome_privacy')),
    buildSection('look', wording.text('welcome_look'), form, samples),
    buildButton(wording.text('welcome_options'), () => void chrome.runtime.openOptionsPage()),
  );
  const greeting = await greet();
  for (const sample of SAMPLES) {
    const answer = await requestReading(captureSample(sample), greeting);
    if (answer.kind === 'failure' || answer.outcome.outcome !== 'article') continue;
    const frame = element('div', { class: 'sample', role: 'group', 'aria-label': sample.title });
    const shadow = frame.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(sampleStyle);
    shadow.adoptedStyleSheets = [...createViewSheets(), sheet];
    const root = element('div', {});
    const view = fillReadingView(root, answer.outcome, {
      wording, address: '', preferences: live.now.preferences, onPreferences: choose, doors: { exit: () => undefined }, loadTools: () => Promise.resolve(null),
    });
    shadow.append(root);
    samples.append(frame);
    looks.push(view.look);
  }
}

void start();

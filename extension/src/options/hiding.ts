// How much of a page is hidden in place, and whether a line stays where something was.
//
// Decides the form; every choice is stored at once.

import { buildChoiceList, buildSection, buildSwitch } from '../pages/frame.ts';
import { LEVELS } from '../settings/settings.ts';
import { readShortcuts } from '../shortcuts.ts';
import { element } from '../view/element.ts';
import { LEVEL_LABELS } from '../view/level_labels.ts';
import type { Options } from './main.ts';

export function buildHiding(options: Options): HTMLElement {
  const { wording, settings } = options;
  const choices = LEVELS.map((level) => {
    const { name, note } = LEVEL_LABELS[level];
    return { value: level, label: wording.text(name), note: wording.text(note) };
  });
  const note = element('p', { class: 'note' });
  void readShortcuts().then(({ declutter }) => (note.textContent = wording.text('hiding_note', declutter || wording.text('no_key'))));
  return buildSection(
    'hiding', wording.text('options_hiding'), note,
    buildChoiceList('level', wording.text('level'), choices, settings.level, (level) => void options.change(() => ({ level }))),
    buildSwitch('stubs', wording.text('stubs'), wording.text('stubs_note'), settings.leavesStubs, (leavesStubs) => void options.change(() => ({ leavesStubs }))),
  );
}

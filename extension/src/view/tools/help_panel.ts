// The help: every key of the view, from the table that the keys work by.
//
// Decides nothing but the form.

import { element } from '../element.ts';
import { MESSAGE_KEY } from '../message_key.ts';
import type { OpenedView, Shortcuts } from '../opened_view.ts';
import type { MessageKey } from '../wording.ts';
import { buildCheckbox } from './controls.ts';
import { isOffered, KEYS } from './keys.ts';
import type { PanelBody, PanelPlan } from './panels.ts';

export const helpPanel: PanelPlan = { name: 'help', title: 'help', build: buildHelp };

function buildHelp(view: OpenedView): PanelBody {
  const { wording, look, doors } = view;
  const list = element('dl', { class: 'keys' });
  let set: Shortcuts | null = null;
  /** What a key does depends on how the text is set. */
  const fill = (): void => {
    const rows: [key: string | undefined, label: MessageKey][] = [
      ...KEYS.filter((entry) => isOffered(entry, view)).map(({ keys: [key], label }): [string, MessageKey] => [key, label]),
      [MESSAGE_KEY, 'key_message'],
      // One that is not set in the browser is no key.
      ['Esc', 'key_escape'], [set?.toggle, 'key_toggle'], [set?.declutter, 'key_declutter'],
    ];
    list.replaceChildren(...rows.flatMap(([key, label]) => (key ? [buildRow(key, wording.text(label))] : [])));
  };
  fill();
  void doors.shortcuts?.().then((known) => {
    set = known;
    fill();
  });
  const switchKeys = buildCheckbox(wording.text('keys_on'), {
    read: () => look.preferences.keys,
    write: (keys) => look.change({ keys }),
  });
  look.onChange(switchKeys.update);
  const top = switchKeys.box;
  return { content: [top, list], opened: fill, focus: () => top.querySelector('input') };
}

function buildRow(key: string, words: string): HTMLElement {
  return element('div', {}, element('dt', {}, element('kbd', { dir: 'auto' }, key)), element('dd', {}, words));
}

// The help: every key of the view, from the table that the keys work by.
//
// Decides nothing but the form.

import { element } from '../element.ts';
import type { OpenedView } from '../opened_view.ts';
import { buildCheckbox } from './controls.ts';
import { KEYS } from './keys.ts';
import type { PanelBody, PanelPlan } from './panels.ts';

export const helpPanel: PanelPlan = { name: 'help', title: 'help', build: buildHelp };

function buildHelp(view: OpenedView): PanelBody {
  const { wording, look, doors } = view;
  const offered = KEYS.filter((entry) => entry.isOffered?.(view) ?? true);
  const rows = [
    ...offered.map(({ keys: [key], label }) => ({ key, label })),
    { key: 'Esc', label: 'key_escape' } as const,
    ...(doors.parts ? [{ key: 'Alt+X', label: 'key_peek' } as const] : []),
  ];
  const list = element('dl', { class: 'keys' }, ...rows.map(({ key, label }) => buildRow(key, wording.text(label))));
  void doors.shortcuts?.().then((set) => {
    // One that is not set is no key.
    for (const [key, label] of [[set?.toggle, 'key_toggle'], [set?.declutter, 'key_declutter']] as const) {
      if (key) list.append(buildRow(key, wording.text(label)));
    }
  });
  const switchKeys = buildCheckbox(wording.text('keys_on'), {
    read: () => look.preferences.keys,
    write: (keys) => look.change({ keys }),
  });
  look.onChange(switchKeys.update);
  const top = switchKeys.box;
  return { content: [top, list], focus: () => top.querySelector('input') };
}

function buildRow(key: string, words: string): HTMLElement {
  return element('div', {}, element('dt', {}, element('kbd', { dir: 'auto' }, key)), element('dd', {}, words));
}

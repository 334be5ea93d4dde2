// All settings to a file, from a file, and back to what they were at first.
//
// Decides what the reader hears of a file that is refused. The permissions of sites do not come with a file: the page
// offers to ask for each of them.

import { buildButton, buildSection } from '../pages/frame.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { type FileFault, MOST_BYTES, parseSettingsFile, writeSettingsFile } from '../settings/settings_file.ts';
import { element } from '../view/element.ts';
import type { MessageKey } from '../view/wording.ts';
import type { Options } from './main.ts';
import { SETTING_LABELS } from './setting_labels.ts';

const FAULTS: Record<FileFault, MessageKey> = {
  not_json: 'import_not_json', other_kind: 'import_other_kind', newer: 'import_newer', broken: 'import_broken',
};

export function buildBackup(options: Options): HTMLElement {
  const { wording } = options;
  const input = element('input', { type: 'file', accept: '.json,application/json', id: 'import-file', hidden: true, 'aria-label': wording.text('import') });
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void importFile(file, options);
    input.value = '';
  });
  return buildSection(
    'backup', wording.text('options_backup'),
    element(
      'div', { class: 'row' },
      buildButton(wording.text('export_settings'), () => exportSettings(options)),
      buildButton(wording.text('import'), () => input.click()),
      buildButton(wording.text('reset'), () => void options.replace(DEFAULT_SETTINGS, wording.text('reset_done'))),
    ),
    input,
  );
}

function exportSettings({ settings }: Options): void {
  const address = URL.createObjectURL(new Blob([writeSettingsFile(settings)], { type: 'application/json' }));
  element('a', { href: address, download: 'lectern-settings.json' }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function importFile(file: File, options: Options): Promise<void> {
  const { wording } = options;
  const content = parseSettingsFile(file.size > MOST_BYTES ? '' : await file.text().catch(() => ''));
  if ('fault' in content) options.say(wording.text(FAULTS[content.fault], wording.text(content.where ? SETTING_LABELS[content.where] : 'options_title')));
  else await options.replace(content.settings, wording.text('import_done'));
}

// What the fields of the settings are called in the options.

import type { SettingName } from '../settings/settings.ts';
import type { MessageKey } from '../view/wording.ts';

export const SETTING_LABELS: Record<SettingName, MessageKey> = {
  preferences: 'options_reading', sites: 'options_sites', remembersPlaces: 'places', level: 'level', leavesStubs: 'stubs', filterLists: 'options_lists',
};

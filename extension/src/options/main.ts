// The options page: everything that can be decided, in one column.
//
// Decides the order of the parts, and that every change is stored at once and can be undone where it takes something
// away. The parts know how to show themselves; only this file writes settings.

import { buildSwitch, buildSection, fillFrame, type Frame } from '../pages/frame.ts';
import { keepFocus } from '../pages/kept_focus.ts';
import { LiveSettings } from '../pages/live_settings.ts';
import { buildWholeLook } from '../pages/look.ts';
import { dropPermissions } from '../settings/permissions.ts';
import type { SettingName, Settings } from '../settings/settings.ts';
import { dropOtherRules } from '../settings/list_rules.ts';
import { loadSettings } from '../settings/storage.ts';
import { element } from '../view/element.ts';
import { keepHabits } from '../view/preferences.ts';
import { buildAbout } from './about.ts';
import { buildBackup } from './backup.ts';
import { FilterListsSection } from './filter_lists.ts';
import { buildHiding } from './hiding.ts';
import { buildListening } from './listening.ts';
import { buildPrivacy } from './privacy.ts';
import { SETTING_LABELS } from './setting_labels.ts';
import { buildSites } from './sites.ts';

/** What the parts of the page see of it. */
export interface Options extends Frame {
  readonly settings: Settings;
  /** Stores a change of what is stored by then; false, with a message, where the browser could not keep it. */
  change(decide: (settings: Settings) => Partial<Settings>): Promise<boolean>;
  /** Stores all settings and shows them; what was there before can be brought back. */
  replace(settings: Settings, words: string): Promise<void>;
}

async function start(): Promise<void> {
  const frame = fillFrame('options_title');
  const { settings, broken } = await loadSettings();
  // Of lists and sites that are no longer there, rules and permissions may have been left for an undo; that time is over.
  await dropOtherRules(settings.filterLists.map(({ id }) => id)).catch(() => undefined);
  await dropPermissions().catch(() => undefined);
  const body = element('div', {});
  let shown = new AbortController();
  const show = () => {
    shown.abort();
    shown = new AbortController();
    keepFocus(body, () => body.replaceChildren(...buildParts(options, lists, shown.signal)));
    void lists.show();
  };
  const live = new LiveSettings(settings, show);
  const options: Options = {
    ...frame,
    get settings() {
      return live.now;
    },
    async change(decide) {
      const isKept = await live.change(decide);
      if (!isKept) frame.say(frame.wording.text('not_saved'));
      return isKept;
    },
    async replace(next, words) {
      const before = live.now;
      if (!(await options.change(() => next))) return;
      show();
      frame.say(words, () => void options.replace(before, frame.wording.text('undone')));
    },
  };
  const lists = new FilterListsSection(options);
  show();
  frame.main.append(...buildWarning(options, broken), body);
}

function buildParts(options: Options, lists: FilterListsSection, end: AbortSignal): HTMLElement[] {
  const { wording, settings } = options;
  return [
    buildSection(
      'reading', wording.text('options_reading'),
      buildWholeLook(settings.preferences, wording, (look) => {
        void options.change(({ preferences }) => ({ preferences: keepHabits(look, preferences) }));
      }),
    ),
    buildListening(options, end),
    buildHiding(options),
    buildSites(options),
    lists.section,
    buildSection(
      'keys', wording.text('options_keys'),
      buildSwitch(
        'single-keys', wording.text('single_keys'), wording.text('single_keys_note'), settings.preferences.keys,
        (keys) => void options.change(({ preferences }) => ({ preferences: { ...preferences, keys } })),
      ),
      element('p', { class: 'note' }, wording.text('browser_keys_note')),
    ),
    buildPrivacy(options),
    buildBackup(options),
    buildAbout(options),
  ];
}

/** Settings that could not be read are said to be so; their defaults hold. */
function buildWarning({ wording }: Options, broken: readonly SettingName[]): HTMLElement[] {
  if (broken.length === 0) return [];
  const names = broken.map((name) => wording.text(SETTING_LABELS[name]));
  return [element('p', { class: 'warning', role: 'alert' }, wording.text('settings_broken', new Intl.ListFormat(wording.locale, { type: 'unit' }).format(names)))];
}

void start();

// The settings as they are stored, for a page that stays open while others change them.
//
// Decides that a change is made to what is stored by then, one after the other, so that none takes another one back; and
// that whoever shows settings is told of what was changed elsewhere.

import { SETTING_NAMES, type Settings } from '../settings/settings.ts';
import { changeSettings, loadSettings } from '../settings/storage.ts';

export class LiveSettings {
  private queue: Promise<unknown> = Promise.resolve();

  /** @param onElsewhere is called when `now` holds what another page, or a view, has changed */
  constructor(private current: Settings, onElsewhere: () => void) {
    chrome.storage.local.onChanged.addListener((changes) => {
      if (!SETTING_NAMES.some((name) => name in changes)) return;
      void this.inTurn(async () => {
        const { settings } = await loadSettings();
        if (JSON.stringify(settings) === JSON.stringify(this.current)) return;
        this.current = settings;
        onElsewhere();
      });
    });
  }

  get now(): Settings {
    return this.current;
  }

  /** Whether it could be kept. */
  change(decide: (settings: Settings) => Partial<Settings>): Promise<boolean> {
    return this.inTurn(async () => {
      await changeSettings(decide);
      this.current = (await loadSettings()).settings;
    }).then(() => true, () => false);
  }

  private inTurn(task: () => Promise<void>): Promise<void> {
    const done = this.queue.then(task, task);
    this.queue = done;
    return done;
  }
}

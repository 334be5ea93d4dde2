// The look of the view in the browser's local storage: that of the page's site where it has one, else the usual one.
//
// Decides which of both a change goes to. Never fails: what cannot be read is the default, and whoever made a choice that
// cannot be written is told.

import { SETTING_NAMES, type Settings } from '../settings/settings.ts';
import { changeSite } from '../settings/sites.ts';
import { loadSettings, saveSettings } from '../settings/storage.ts';
import { parsePreferences, type Preferences } from '../view/preferences.ts';

/** What this script has stored and the browser has not yet reported back: no news to its own view. */
const ownChoices = new Set<string>();

/** @param tellBroken called where something stored could not be understood; it is mended, so that this is told once */
export async function loadPreferences(host: string, tellBroken: () => void = () => undefined): Promise<Preferences> {
  const { settings, broken } = await loadSettings();
  if (broken.includes('preferences')) {
    saveSettings({ preferences: settings.preferences }).catch(() => undefined);
    tellBroken();
  }
  return lookOf(settings, host);
}

/** The look that one host's pages are shown in, while a view is open on one of them. */
export class StoredLook {
  /** Whether the site has a look of its own. */
  isOwn = false;
  private isKnown = false;
  /** One after the other: a choice must not go where the one before it has just ceased to be kept. */
  private queue: Promise<unknown>;
  private readonly handle = (changes: Record<string, chrome.storage.StorageChange>): void => {
    if (!SETTING_NAMES.some((name) => name in changes)) return;
    void loadSettings().then(({ settings }) => {
      this.isOwn = hasOwnLook(settings, this.host);
      const preferences = lookOf(settings, this.host);
      if (!ownChoices.delete(write(preferences))) this.listener(preferences);
    });
  };

  /**
   * @param listener is told of choices made elsewhere: in the options, or in another tab
   * @param tellUnkept is called where a choice could not be written: it holds until the view is left
   */
  constructor(
    private readonly host: string, private readonly listener: (preferences: Preferences) => void, private readonly tellUnkept: () => void,
  ) {
    this.queue = loadSettings().then(({ settings }) => {
      this.isOwn = hasOwnLook(settings, host);
      this.isKnown = true;
    });
    chrome.storage.local.onChanged.addListener(this.handle);
  }

  /** Returns at once; the view shows the choice whether or not it could be kept. */
  store(preferences: Preferences): void {
    const choice = write(preferences);
    ownChoices.add(choice);
    // Whose look it is was settled when it was chosen, once that is known at all.
    const wasOwn = this.isKnown ? this.isOwn : null;
    const change = this.change(({ sites }) => (wasOwn ?? this.isOwn ? { sites: changeSite(sites, this.host, { look: preferences }) } : { preferences }));
    // What was not written is not reported back either.
    void change.then((isKept) => isKept || ownChoices.delete(choice));
  }

  /** From now on what is chosen holds for this site alone, beginning with `look`; or the usual look holds again. */
  setOwn(isOwn: boolean, look: Preferences): void {
    this.isOwn = isOwn;
    void this.change(({ sites, preferences }) => {
      if (!isOwn) this.listener(preferences);
      return { sites: changeSite(sites, this.host, { look: isOwn ? look : null }) };
    });
  }

  disconnect(): void {
    try {
      chrome.storage.local.onChanged.removeListener(this.handle);
    } catch {
      // The extension was reloaded: nobody calls any more.
    }
  }

  /** Whether it could be kept. */
  private change(decide: (settings: Settings) => Partial<Settings>): Promise<boolean> {
    const change = async () => saveSettings(decide((await loadSettings()).settings));
    const done = this.queue.then(change, change).then(() => true, () => {
      this.tellUnkept();
      return false;
    });
    this.queue = done;
    return done;
  }
}

function hasOwnLook({ sites }: Settings, host: string): boolean {
  return Boolean(sites[host]?.look);
}

/** The look of a site. */
export function lookOf({ sites, preferences }: Settings, host: string): Preferences {
  return sites[host]?.look ?? preferences;
}

/** The same choices in the same words, whatever order the browser keeps fields in. */
function write(preferences: Preferences): string {
  return JSON.stringify(parsePreferences(preferences));
}

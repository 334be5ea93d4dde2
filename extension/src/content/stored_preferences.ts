// The look of the view as it is stored, while a view is open on a page.
//
// Decides which of the site's own look and the usual one a change goes to. The background writes, for all pages in turn.
// Never fails: what cannot be read is the default, and whoever made a choice that cannot be written is told.

import { hasOwnLook, lookOf } from '../settings/looks.ts';
import { SETTING_NAMES } from '../settings/settings.ts';
import { loadSettings } from '../settings/storage.ts';
import { keepHabits, parsePreferences, type Preferences } from '../view/preferences.ts';
import { requestLook } from './background_link.ts';

/** @param tellBroken called where something stored could not be understood; it is mended, so that this is told once */
export async function loadPreferences(host: string, tellBroken: () => void = () => undefined): Promise<Preferences> {
  const { settings, broken } = await loadSettings();
  if (broken.includes('preferences')) {
    void requestLook(settings.preferences, false);
    tellBroken();
  }
  return lookOf(settings, host);
}

/** The look that one host's pages are shown in, while a view is open on one of them. */
export class StoredLook {
  /** Whether the site has a look of its own. */
  isOwn = false;
  /** The usual look as far as it is known; habits are those of whatever is shown. */
  private usual: Preferences | null = null;
  /** What the view shows, as far as this has told it or heard of it; null before anything is known. */
  private shown: string | null = null;
  /** Changes of our own that are being stored. */
  private pending = 0;
  /** One after the other: a choice must not go where the one before it has just ceased to be kept. */
  private queue: Promise<unknown>;
  private readonly handle = (changes: Record<string, chrome.storage.StorageChange>): void => {
    if (SETTING_NAMES.some((name) => name in changes)) void this.lookAgain();
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
      this.usual = settings.preferences;
      this.shown ??= write(lookOf(settings, host));
    });
    chrome.storage.local.onChanged.addListener(this.handle);
  }

  /** Returns at once; the view shows the choice whether or not it could be kept. */
  store(preferences: Preferences): void {
    this.shown = write(preferences);
    // Whose look it is was settled when it was chosen, once that is known at all.
    this.keep(preferences, this.usual ? this.isOwn : null);
    if (this.usual && !this.isOwn) this.usual = preferences;
  }

  /** From now on what is chosen holds for this site alone, beginning with `look`; or the usual look holds again. */
  setOwn(isOwn: boolean, look: Preferences): void {
    this.isOwn = isOwn;
    // At once: what is chosen before this is stored is chosen in the usual look, and must not take the site's along.
    if (!isOwn && this.usual) this.tell(keepHabits(this.usual, look));
    this.keep(isOwn ? look : null, isOwn, () => {
      this.isOwn = !isOwn;
      this.tell(look);
    });
  }

  disconnect(): void {
    try {
      chrome.storage.local.onChanged.removeListener(this.handle);
    } catch {
      // The extension was reloaded: nobody calls any more.
    }
  }

  /** @param takeBack where it could not be kept, and nothing was chosen since */
  private keep(look: Preferences | null, isOwn: boolean | null, takeBack: () => void = () => undefined): void {
    this.pending += 1;
    this.queue = this.queue.then(() => requestLook(look, isOwn)).catch(() => false).then(async (isKept) => {
      this.pending -= 1;
      if (!isKept) this.tellUnkept();
      if (this.pending > 0) return;
      // What was chosen elsewhere meanwhile has been passed over.
      if (isKept) await this.lookAgain();
      else takeBack();
    });
  }

  /** Takes over what was chosen elsewhere; not while a choice of our own is under way, for what is stored then is older. */
  private async lookAgain(): Promise<void> {
    const { settings } = await loadSettings();
    if (this.pending > 0) return;
    this.isOwn = hasOwnLook(settings, this.host);
    this.usual = settings.preferences;
    const preferences = lookOf(settings, this.host);
    if (write(preferences) !== this.shown) this.tell(preferences);
  }

  private tell(preferences: Preferences): void {
    this.shown = write(preferences);
    this.listener(preferences);
  }
}

/** The same choices in the same words, whatever order the browser keeps fields in. */
function write(preferences: Preferences): string {
  return JSON.stringify(parsePreferences(preferences));
}

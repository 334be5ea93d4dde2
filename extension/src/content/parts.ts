// Parts of the content script that few clicks need: they are put into the page when they are asked for.
//
// Decides how such a part is found: each leaves its one function in the extension's own world, once a page.

import type { HideChoice } from '../settings/hiding.ts';
import type { Wording } from '../view/wording.ts';
import type { Preferences } from '../view/preferences.ts';
import type { Greeting } from '../protocol.ts';
import { requestPart } from './background_link.ts';
import type { Teller } from './account/teller.ts';
import type { Snapshot } from './capture/wire.ts';
import type { HidingDoor } from './declutter/session.ts';

export interface PickSetting {
  wording: Wording;
  preferences: Preferences;
  /** The block that the reader took, or null. */
  onDone(element: Element | null): void;
}

export interface ExportSetting {
  wording: Wording;
  snapshot: Snapshot;
  greeting: Greeting;
  /** The language to find keywords in, where the reader wants them; asked when a file is written. */
  digestIn(): string | null;
  /** What the panel opens in. */
  view: HTMLElement;
}

export interface DeclutterSetting extends HideChoice {
  greeting: Greeting;
}

export interface Parts {
  declutter: {
    /** Hides the page's ads and link farms, or shows them again. */
    toggle(setting: DeclutterSetting): void;
    /** Hides them without a word. */
    startQuietly(setting: DeclutterSetting): void;
    /** Says what is hidden and why. */
    showAccount(setting: DeclutterSetting): void;
    /** Shows everything again. */
    stop(): void;
    /** Takes the card away; what is hidden stays so. */
    closeCard(): void;
    /** The button has been said to show something else. */
    tellAgain(): void;
    /** Does something while nothing is hidden. */
    suspended<Result>(task: () => Result): Result;
    /** Shows the part that holds an element, where it is hidden. */
    reveal(element: Element): void;
    /** Whether the extension that it came with is still there. */
    readonly isAlive: boolean;
  };
  /** Speaks of what a session hides. */
  account(door: HidingDoor): Promise<Teller>;
  /** Lets the reader point at a block; gives what ends it. */
  pick(setting: PickSetting): () => void;
  export: {
    /** Opens the panel where it was not there yet; from then on it belongs to its button. */
    bring(setting: ExportSetting): void;
    /** Puts the article on the clipboard. */
    copyMarkdown(setting: ExportSetting): Promise<boolean>;
  };
}

declare global {
  var lecternParts: Partial<Parts> | undefined;
}

/** Parts on their way: a second one would know nothing of what the first has done. */
const coming = new Map<keyof Parts, Promise<unknown>>();

/** Null where the browser does not let the part in any more. */
export async function loadPart<Name extends keyof Parts>(name: Name): Promise<Parts[Name] | null> {
  if (!globalThis.lecternParts?.[name]) {
    const arrival = coming.get(name) ?? requestPart(name).finally(() => coming.delete(name));
    coming.set(name, arrival);
    await arrival;
  }
  return globalThis.lecternParts?.[name] ?? null;
}

export function leavePart<Name extends keyof Parts>(name: Name, part: Parts[Name]): void {
  globalThis.lecternParts = { ...globalThis.lecternParts, [name]: part };
}

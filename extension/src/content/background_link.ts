// Talks to the background.
//
// Decides how a snapshot travels: as it is where typed arrays survive, else as base64. Never keeps a port open, so a
// worker may be ended at any time and is started again by the next message.

import { parseBase64, writeBase64 } from '../base64.ts';
import type {
  AlwaysAnswer, ArrivalAnswer, DigestAnswer, ExportAnswer, FileFormat, FontAnswer, Greeting, HideAnswer, HideScope, ListAnswer, ListedElements, PartName, PictureBytes, ReadAnswer, Request, RulesAnswer,
  TabState, Words,
} from '../protocol.ts';
import type { Digest, HideLevel, HideList } from '../outcome.ts';
import type { KeptBox } from '../settings/kept_boxes.ts';
import type { Place } from '../settings/places.ts';
import type { Shortcuts, StartTools } from '../view/opened_view.ts';
import type { Preferences } from '../view/preferences.ts';
import type { Snapshot } from './capture/wire.ts';

/** Asked before the capture, answered after it. */
export function greet(): Promise<Greeting> {
  return ask<Greeting>({ kind: 'greet', probe: Uint32Array.of(1) }).catch(() => null).then((answer) => answer ?? { typedArrays: false });
}

/** A page of a site on which something happens by itself is there; what is to be hidden of it, if anything. */
export function tellArrival(): Promise<ArrivalAnswer> {
  return ask<NonNullable<ArrivalAnswer>>({ kind: 'arrived', probe: Uint32Array.of(1) }).catch(() => null);
}

export async function requestReading(snapshot: Snapshot, greeting: Greeting): Promise<ReadAnswer> {
  return (await askTwice<ReadAnswer>({ kind: 'read', records: pack(snapshot, greeting), strings: snapshot.strings })) ?? { kind: 'failure', failure: 'core' };
}

export async function requestFile(
  snapshot: Snapshot, greeting: Greeting, format: FileFormat, pictures: PictureBytes, digestIn: string | null,
): Promise<ExportAnswer> {
  const request = { kind: 'export', records: pack(snapshot, greeting), strings: snapshot.strings, format, pictures, digestIn } as const;
  return (await askTwice<ExportAnswer>(request)) ?? { kind: 'failure', failure: 'core' };
}

/** Null where the core could not say. */
export async function requestDigest(snapshot: Snapshot, greeting: Greeting, lang: string): Promise<Digest | null> {
  const request = { kind: 'digest', records: pack(snapshot, greeting), strings: snapshot.strings, lang } as const;
  const answer = await askTwice<DigestAnswer>(request);
  return answer?.kind === 'digest' ? answer.digest : null;
}

/** Null where the core could not say. */
export async function requestHideList(
  snapshot: Snapshot, greeting: Greeting, scope: HideScope, level: HideLevel, inUse: Uint32Array, listed: ListedElements[],
): Promise<HideList | null> {
  const answer = await askTwice<HideAnswer>({
    kind: 'hide_list', scope, level, records: packWords(snapshot.records, greeting), strings: snapshot.strings, inUse: packWords(inUse, greeting), listed,
  });
  return answer?.kind === 'hide_list' ? answer.list : null;
}

/** Null where no filter list is on, or the core could not say. */
export async function requestListRules(strings: string): Promise<RulesAnswer | null> {
  return ask<RulesAnswer>({ kind: 'list_rules', strings }).catch(() => null);
}

export async function requestListReading(text: string): Promise<ListAnswer> {
  return (await askTwice<ListAnswer>({ kind: 'read_list', text })) ?? { kind: 'failure', failure: 'core' };
}

/** Whether the rule is there now, or gone. */
export async function requestHideStyle(attribute: string, isOn: boolean): Promise<boolean> {
  return (await ask<boolean>({ kind: 'hide_style', attribute, isOn }).catch(() => null)) === true;
}

export function tellHidden(count: number | null): void {
  ask({ kind: 'hidden', count }).catch(() => undefined);
}

/** Hides by itself on this page's site from now on, if the reader allows it. */
export async function requestAlways(): Promise<AlwaysAnswer> {
  return (await ask<AlwaysAnswer>({ kind: 'hide_always' }).catch(() => null)) ?? 'refused';
}

export async function requestHideNoMore(): Promise<AlwaysAnswer> {
  return (await ask<AlwaysAnswer>({ kind: 'hide_no_more' }).catch(() => null)) ?? 'unsaved';
}

/** Whether it could be stored. */
export async function requestKeeping(box: KeptBox, isKept: boolean): Promise<boolean> {
  return (await askTwice<boolean>({ kind: 'keep_box', box, isKept })) === true;
}

/** Resolves when the part is in the page, or cannot be. */
export async function requestPart(part: PartName): Promise<void> {
  await askTwice({ kind: 'part', part });
}

/** Has the second script put beside this one; an earlier view may have brought it. */
export async function loadTools(): Promise<StartTools | null> {
  if (!globalThis.lecternTools) await requestPart('tools');
  return globalThis.lecternTools ?? null;
}

export async function loadFont(file: string): Promise<ArrayBuffer | null> {
  const answer = await askTwice<FontAnswer>({ kind: 'font', file, probe: Uint32Array.of(1) });
  const bytes = typeof answer?.bytes === 'string' ? parseBase64(answer.bytes) : answer?.bytes;
  return bytes ? new Uint8Array(bytes).buffer : null;
}

/** Told and forgotten: whether the background hears it changes nothing for the page. */
export function tellState(state: TabState): void {
  ask({ kind: 'state', state }).catch(() => undefined);
}

/** Null where the background does not answer. */
export function requestShortcuts(): Promise<Shortcuts | null> {
  return askTwice<Shortcuts>({ kind: 'shortcuts' });
}

/** Null where none is known, or none may be kept. */
export function recallPlace(address: string): Promise<Place | null> {
  return ask<Place>({ kind: 'recall_place', address }).catch(() => null);
}

export function tellPlace(address: string, place: Place | null): void {
  ask({ kind: 'keep_place', address, place }).catch(() => undefined);
}

export function tellPrint(host: string, isOpen: boolean): void {
  ask({ kind: 'print', host, isOpen }).catch(() => undefined);
}

export async function requestStayAway(): Promise<AlwaysAnswer> {
  return (await askTwice<AlwaysAnswer>({ kind: 'stay_away' })) ?? 'unsaved';
}

/** Whether it could be stored; see `changeLook` for what it means. */
export async function requestLook(look: Preferences | null, isOwn: boolean | null): Promise<boolean> {
  return (await askTwice<boolean>({ kind: 'keep_look', look, isOwn })) === true;
}

/** Whether it could be stored. */
export async function requestLevel(level: HideLevel): Promise<boolean> {
  return (await askTwice<boolean>({ kind: 'keep_level', level })) === true;
}

/** Whether the extension that put this script here is still there: a reload or an update leaves the script behind. */
export function isConnected(): boolean {
  try {
    return typeof chrome.runtime?.id === 'string';
  } catch {
    return false;
  }
}

function pack(snapshot: Snapshot, greeting: Greeting): Words {
  return packWords(snapshot.records, greeting);
}

function packWords(words: Uint32Array, greeting: Greeting): Words {
  return greeting.typedArrays ? words : writeBase64(words);
}

/** A background that was ended in the middle of its work is started again by the second try. Null where both fail. */
async function askTwice<Answer>(request: Request): Promise<Answer | null> {
  return (await ask<Answer>(request).catch(() => null)) ?? ask<Answer>(request).catch(() => null);
}

async function ask<Answer>(request: Request): Promise<Answer | null> {
  return ((await chrome.runtime.sendMessage(request)) as Answer | null | undefined) ?? null;
}

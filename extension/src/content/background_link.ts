// Talks to the background.
//
// Decides how a snapshot travels: as it is where typed arrays survive, else as base64. Never keeps a port open, so a
// worker may be ended at any time and is started again by the next message.

import { parseBytes, writeBase64 } from '../base64.ts';
import type { FontAnswer, Greeting, ReadAnswer, Request, TabState } from '../protocol.ts';
import type { StartTools } from '../view/opened_view.ts';
import type { Snapshot } from './capture/wire.ts';

/** Asked before the capture, answered after it. */
export function greet(): Promise<Greeting> {
  return ask<Greeting>({ kind: 'greet', probe: Uint32Array.of(1) }).then((answer) => answer ?? { typedArrays: false });
}

export async function requestReading(snapshot: Snapshot, greeting: Greeting): Promise<ReadAnswer> {
  const records = greeting.typedArrays ? snapshot.records : writeBase64(snapshot.records);
  const answer = await ask<ReadAnswer>({ kind: 'read', records, strings: snapshot.strings });
  return answer ?? { kind: 'failure', failure: 'core' };
}

/** Told and forgotten: whether the background hears it changes nothing for the page. */
export function tellState(state: TabState): void {
  ask({ kind: 'state', state }).catch(() => undefined);
}

export function tellPrint(host: string, isOpen: boolean): void {
  ask({ kind: 'print', host, isOpen }).catch(() => undefined);
}

/** Has the second script put beside this one; an earlier view may have brought it. */
export async function loadTools(): Promise<StartTools | null> {
  if (!globalThis.lecternTools) await ask<null>({ kind: 'tools' });
  return globalThis.lecternTools ?? null;
}

export async function loadFont(file: string): Promise<ArrayBuffer | null> {
  const answer = await ask<FontAnswer>({ kind: 'font', file, probe: Uint32Array.of(1) });
  const bytes = typeof answer?.bytes === 'string' ? parseBytes(answer.bytes) : answer?.bytes;
  return bytes ? new Uint8Array(bytes).buffer : null;
}

/** Whether the extension that put this script here is still there: a reload or an update leaves the script behind. */
export function isConnected(): boolean {
  try {
    return typeof chrome.runtime?.id === 'string';
  } catch {
    return false;
  }
}

async function ask<Answer>(request: Request): Promise<Answer | null> {
  return ((await chrome.runtime.sendMessage(request)) as Answer | null | undefined) ?? null;
}

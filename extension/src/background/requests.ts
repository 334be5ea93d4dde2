// Answers what content scripts ask: read a snapshot, show a state, prepare for print.
//
// Decides who may ask and what is well formed. Never keeps anything between two requests, so a worker that was ended
// in between loses nothing.

import { parseBase64, writeBase64 } from '../base64.ts';
import { type FontAnswer, type Greeting, isOwnPage, type OwnPage, parseRequest, type ReadAnswer, type Request } from '../protocol.ts';
import { showState } from './button.ts';
import { readSnapshot } from './core.ts';
import { setPrint } from './print.ts';

const TOOLS_SCRIPT = 'tools.js';

type Answer = Greeting | ReadAnswer | FontAnswer | null;

/** The browser's listener: `true` says that the answer comes later. */
export function handleMessage(
  message: unknown, sender: chrome.runtime.MessageSender, respond: (answer: Answer) => void,
): boolean {
  const request = parseRequest(message);
  if (request === null || !isOwnPage(sender)) return false;
  answer(request, sender).then(respond, () => respond(null));
  return true;
}

async function answer(request: Request, sender: OwnPage): Promise<Answer> {
  const tabId = sender.tab.id;
  switch (request.kind) {
    case 'greet':
      return { typedArrays: request.probe.length > 0 };
    case 'read': {
      const records = typeof request.records === 'string' ? parseBase64(request.records) : request.records;
      return records === null ? { kind: 'failure', failure: 'snapshot' } : readSnapshot(records, request.strings);
    }
    case 'state':
      await showState(tabId, request.state);
      return null;
    case 'print':
      await setPrint(tabId, request.host, request.isOpen);
      return null;
    case 'font':
      return loadFont(request.file, request.probe.length > 0);
    case 'tools':
      await chrome.scripting.executeScript({ target: { tabId }, files: [TOOLS_SCRIPT] });
      return null;
  }
}

/** From the extension's own files: the page gets bytes and never an address of ours. */
async function loadFont(file: string, typedArrays: boolean): Promise<FontAnswer> {
  const answer = await fetch(chrome.runtime.getURL(`fonts/${file}`));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { bytes: typedArrays ? bytes : writeBase64(bytes) };
}

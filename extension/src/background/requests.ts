// Answers what content scripts ask: read a snapshot, write a file, show a state, prepare for print, fetch a part.
//
// Decides who may ask and what is well formed. Never keeps anything between two requests, so a worker that was ended
// in between loses nothing.

import { writeBase64 } from '../base64.ts';
import {
  type AlwaysAnswer, type ArrivalAnswer, type DigestAnswer, type ExportAnswer, type FontAnswer, type Greeting, type HideAnswer, isOwnPage, type ListAnswer, type OwnPage, parseRequest, type ReadAnswer,
  type Request, type RulesAnswer,
} from '../protocol.ts';
import type { Place } from '../settings/places.ts';
import { readShortcuts } from '../shortcuts.ts';
import type { Shortcuts } from '../view/opened_view.ts';
import { showHidden, showState } from './button.ts';
import { putPart } from './click.ts';
import { digestPage } from './digests.ts';
import { findRules, readList } from './filter_lists.ts';
import { setHideStyle } from './hide_style.ts';
import { keepLevel, keepLook } from './looks.ts';
import { keepPlaceFor, recallPlaceFor } from './places.ts';
import { setPrint } from './print.ts';
import { exportPage, listHidden, readPage } from './readings.ts';
import { hideAlways, hideNoMore, keepBox, answerArrival, stayAway } from './sites.ts';

type Answer = Greeting | ArrivalAnswer | Place | Shortcuts | ReadAnswer | DigestAnswer | HideAnswer | RulesAnswer | ListAnswer | ExportAnswer | FontAnswer | AlwaysAnswer | boolean | null;

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
    case 'read':
      return readPage(request);
    case 'export':
      return exportPage(request);
    case 'digest':
      return digestPage(request);
    case 'hide_list':
      return listHidden(request);
    case 'list_rules':
      return findRules(request);
    case 'read_list':
      return readList(request);
    case 'hide_style':
      return setHideStyle(tabId, request.attribute, request.isOn);
    case 'hidden':
      await showHidden(tabId, request.count);
      return null;
    case 'state':
      await showState(tabId, request.state);
      return null;
    case 'print':
      await setPrint(tabId, request.host, request.isOpen);
      return null;
    case 'part':
      await putPart(sender.tab, request.part);
      return true;
    case 'font':
      return loadFont(request.file, request.probe.length > 0);
    case 'shortcuts':
      return readShortcuts();
    case 'keep_box':
      return keepBox(sender, request.box, request.isKept);
    case 'keep_look':
      return keepLook(sender, request.look, request.isOwn);
    case 'keep_level':
      return keepLevel(request.level);
    case 'keep_place':
      await keepPlaceFor(sender, request.address, request.place);
      return null;
    case 'recall_place':
      return recallPlaceFor(sender, request.address);
    case 'arrived':
      return answerArrival(sender, { typedArrays: request.probe.length > 0 });
    case 'hide_always':
      return sender.tab.incognito ? 'unsaved' : hideAlways(sender.url);
    case 'hide_no_more':
      return hideNoMore(sender);
    case 'stay_away':
      return stayAway(sender);
  }
}

/** From the extension's own files: the page gets bytes and never an address of ours. */
async function loadFont(file: string, typedArrays: boolean): Promise<FontAnswer> {
  const answer = await fetch(chrome.runtime.getURL(`fonts/${file}`));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { bytes: typedArrays ? bytes : writeBase64(bytes) };
}

// All that speaks of what is hidden: the card, the frames around it, the lines in its place.
//
// Decides what the reader may do with a part. What is hidden, the session decides.

import type { HiddenItem } from '../../outcome.ts';
import type { PartActions } from '../../view/account.ts';
import type { Preferences } from '../../view/preferences.ts';
import type { MessageKey, Wording } from '../../view/wording.ts';
import { requestAlways, requestHideNoMore } from '../background_link.ts';
import type { Hidden } from '../declutter/hiding.ts';
import type { HidingDoor } from '../declutter/session.ts';
import { frameForAMoment } from '../outline.ts';
import { Ledger } from './ledger.ts';
import { Peek } from './peek.ts';
import { Stubs } from './stubs.ts';

export class Teller {
  readonly peek: Peek;
  readonly ledger: Ledger;
  private readonly stubs: Stubs | null;

  constructor(private readonly door: HidingDoor, private readonly wording: Wording, preferences: Preferences) {
    const { hiding, setting: { hidesAlways, leavesStubs } } = door;
    this.peek = new Peek(hiding, wording);
    this.stubs = leavesStubs ? new Stubs(wording, (part) => door.show(part, !part.isShown)) : null;
    this.ledger = new Ledger({ wording, preferences, hidesAlways }, hiding, this.peek, {
      parts: describeActions(door),
      leave: () => door.leave(),
      level: () => door.level,
      changeLevel: (level) => void door.changeLevel(level),
      hideAlways: requestAlways,
      stopHiding: requestHideNoMore,
    });
  }

  /** What is hidden has changed. */
  update(): void {
    this.stubs?.update(this.door.hiding.parts);
    this.ledger.update();
  }

  say(key: MessageKey): void {
    this.ledger.say(this.wording.text(key));
  }

  /** Nothing is hidden any more; what the card says stays until it has been read. */
  settle(): void {
    this.peek.close();
    this.stubs?.remove();
  }
}

function describeActions(door: HidingDoor): PartActions {
  const withPart = (item: HiddenItem, act: (part: Hidden) => void): void => {
    const part = door.find(item);
    if (part) act(part);
  };
  return {
    stateOf: (item) => door.kept.stateOf(item) ?? (door.find(item)?.isShown ? 'shown' : 'hidden'),
    show: (item) => withPart(item, (part) => {
      door.show(part, true);
      frameForAMoment(part.element);
    }),
    hide: (item) => withPart(item, (part) => door.show(part, false)),
    keep: async (item, isArticle) => {
      const part = door.find(item);
      if (!part) return 'cannot_keep';
      const obstacle = await door.kept.keep(item, part.element, isArticle);
      if (obstacle === null) door.show(part, true);
      return obstacle;
    },
    forget: async (item) => {
      const obstacle = await door.kept.forget(item);
      if (obstacle === null) withPart(item, (part) => door.show(part, false));
      return obstacle;
    },
    forgetsAll: chrome.extension.inIncognitoContext,
    saveReport: (item) => door.kept.saveReport(item),
  };
}

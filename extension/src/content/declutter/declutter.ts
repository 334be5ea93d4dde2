// Hides the ads and link farms of the page itself, says what and why, and takes it all back.
//
// Decides when the page is looked at: at the command, after parts were added, after it went to another address. What is
// hidden is the core's judgement; how, is `hiding.ts`.

import type { HiddenItem, HideList } from '../../outcome.ts';
import { requestHideList, tellHidden } from '../background_link.ts';
import { type Capture, capturePage, captureElement, listElements } from '../capture/walk.ts';
import type { DeclutterSetting } from '../parts.ts';
import { Hiding } from './hiding.ts';
import { LateParts } from './late_parts.ts';
import { Ledger } from './ledger.ts';
import { Listed } from './listed.ts';

/** A page that loses more of its height than this has lost what it was about. */
const MOST_LOST = 0.7;
/** Shorter pages may well be mostly ads, in windows. */
const GUARDED_WINDOWS = 2;
/** Looks at the whole page after the first one: lists that arrive late. */
const MOST_LOOKS = 4;

export class Declutter {
  private session: Session | null = null;

  /** On, or off again. */
  toggle(setting: DeclutterSetting): void {
    if (this.session) {
      this.stop();
      return;
    }
    const session = new Session(setting, () => this.stop());
    this.session = session;
    void session.start();
  }

  stop(): void {
    this.session?.stop();
    this.session = null;
  }
}

class Session {
  private readonly hiding: Hiding;
  private readonly ledger: Ledger;
  private readonly late = new LateParts((roots) => void this.lookAtParts(roots), () => void this.lookAgain());
  private readonly listed = new Listed();
  private looks = 0;
  private isOn = true;

  constructor(private readonly setting: DeclutterSetting, onLeave: () => void) {
    this.hiding = new Hiding(setting.greeting);
    this.ledger = new Ledger(setting, this.hiding, onLeave);
  }

  async start(): Promise<void> {
    const heightBefore = document.documentElement.scrollHeight;
    const isSound = await this.lookAtPage();
    if (!this.isOn) return;
    if (!isSound) {
      this.ledger.showFailure();
      return;
    }
    const lost = 1 - document.documentElement.scrollHeight / Math.max(1, heightBefore);
    if (heightBefore > GUARDED_WINDOWS * innerHeight && lost > MOST_LOST) {
      await this.hiding.release();
      this.ledger.showCollapse();
      return;
    }
    this.tell();
    this.ledger.show();
    this.late.watch();
  }

  stop(): void {
    this.isOn = false;
    this.late.disconnect();
    this.ledger.remove();
    void this.hiding.release();
    tellHidden(null);
  }

  /** Lists are judged by what stands around them, so the page is looked at whole; a few times only. */
  private async lookAgain(): Promise<void> {
    if (this.looks >= MOST_LOOKS || !this.isOn) return;
    this.looks += 1;
    if (await this.lookAtPage()) this.tell();
  }

  private async lookAtPage(): Promise<boolean> {
    const capture = capturePage(0, null);
    const list = await requestHideList(capture.snapshot, this.setting.greeting, 'page', findUsed(capture), await this.listed.find(capture, document));
    if (list === null || !this.isOn) return false;
    await this.hide(list, capture);
    return true;
  }

  private async lookAtParts(roots: readonly Element[]): Promise<void> {
    for (const root of roots) {
      if (!root.isConnected || !this.isOn) continue;
      const capture = captureElement(root);
      const list = await requestHideList(capture.snapshot, this.setting.greeting, 'part', findUsed(capture), await this.listed.find(capture, root));
      if (list && list.items.length > 0 && this.isOn) {
        await this.hide(list, capture);
        this.late.hit();
        this.tell();
      }
    }
  }

  private async hide(list: HideList, capture: Capture): Promise<void> {
    const elements = listElements(capture);
    const found: [HiddenItem, Element][] = [];
    for (const item of list.items) {
      const element = elements[item.element];
      if (element) found.push([item, element]);
    }
    await this.hiding.add(found);
  }

  private tell(): void {
    tellHidden(this.hiding.count);
    this.ledger.update();
  }
}

/** What the reader is using: the focused element, the ends of the selection, media that play. */
function findUsed({ nodes }: Capture): Uint32Array {
  const selection = getSelection();
  const used = new Set<Node | null | undefined>([document.activeElement]);
  if (selection && !selection.isCollapsed) {
    for (const end of [selection.anchorNode, selection.focusNode]) used.add(end?.nodeType === Node.TEXT_NODE ? end.parentNode : end);
  }
  used.delete(document.body);
  const numbers: number[] = [];
  let number = 0;
  for (const node of nodes) {
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    if (used.has(node) || (node instanceof HTMLMediaElement && !node.paused)) numbers.push(number);
    number += 1;
  }
  return Uint32Array.from(numbers);
}

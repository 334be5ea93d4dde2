// What the reader keeps of a site, from the card or from the view: stored at once, and taken back as easily.
//
// Decides what is remembered of each part that was kept here. How boxes are known again is `kept_boxes.ts`.

import type { HiddenItem } from '../outcome.ts';
import type { KeptBox } from '../settings/kept_boxes.ts';
import { isHost } from '../settings/hosts.ts';
import type { MessageKey } from '../view/wording.ts';
import { requestKeeping } from './background_link.ts';
import { createKeptBoxes, describeBox, type KeptBoxes } from './kept_boxes.ts';
import { saveReport } from './report.ts';

interface Kept {
  box: KeptBox;
  element: Element;
  state: 'kept' | 'reported';
}

export class KeptParts {
  /** What is kept on this site, for a capture: what was kept when the page was opened, so that its rows stay. */
  boxes: KeptBoxes | null;
  private readonly parts = new Map<HiddenItem, Kept>();

  /** @param known what is kept on the site of a host */
  constructor(private readonly host: string, private readonly known: readonly KeptBox[]) {
    this.boxes = createKeptBoxes(known);
  }

  stateOf(item: HiddenItem): 'kept' | 'reported' | null {
    return this.parts.get(item)?.state ?? null;
  }

  /** What stands in the way, where the page has no host to keep it for, the box nothing to be known by, or no room is left. */
  async keep(item: HiddenItem, element: Element, isArticle: boolean): Promise<MessageKey | null> {
    const [heading = null] = item.reasons.flatMap((reason) => (reason.kind === 'heading' ? [reason.text] : []));
    const box = describeBox(element, heading);
    if (!isHost(this.host) || !box) return 'cannot_keep';
    if (!(await requestKeeping(box, true))) return 'not_saved';
    this.parts.set(item, { box, element, state: isArticle ? 'reported' : 'kept' });
    return null;
  }

  /** Takes keeping back; what stands in the way. */
  async forget(item: HiddenItem): Promise<MessageKey | null> {
    const kept = this.parts.get(item);
    if (kept && !(await requestKeeping(kept.box, false))) return 'not_saved';
    this.parts.delete(item);
    return null;
  }

  saveReport(item: HiddenItem): string {
    const kept = this.parts.get(item);
    return kept ? saveReport(item, kept.element, kept.box) : '';
  }

  /** The page is another one: what was kept on the last counts. */
  settle(): void {
    this.boxes = createKeptBoxes([...this.known, ...[...this.parts.values()].map(({ box }) => box)]);
  }
}

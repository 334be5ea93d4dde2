// What the card says when there is no article, or when something failed.
//
// Decides the sentences: the reason first, then the numbers it rests on.

import type { Reading, Refusal } from '../outcome.ts';
import type { Failure } from '../protocol.ts';
import type { CardText } from '../view/card.ts';
import { listHeadlines } from '../view/headlines.ts';
import { countText, formatPercent, type MessageKey, type Wording } from '../view/wording.ts';

const REASONS: Record<Refusal['why'], MessageKey> = {
  empty: 'refusal_empty', frames: 'refusal_frames', list: 'refusal_list', too_short: 'refusal_too_short',
};
const FAILURES: Record<Failure | 'removed', MessageKey> = {
  core: 'failure_core', snapshot: 'failure_snapshot', removed: 'failure_removed',
};

/**
 * @param show shows, instead of an article, the page's headlines or the text that comes nearest to one; only the text is
 *   what the core would write
 * @param others what else can be done: point at the text, or only hide what is in its way
 */
export function wordRefusal(
  refusal: Refusal, wording: Wording, show: (reading: Reading, notice: string, isOfCore: boolean) => void,
  others: { pick(): void; declutter(): void },
): CardText {
  const lines = [wording.text(REASONS[refusal.why])];
  if (refusal.chars > 0) {
    lines.push(countText(wording, 'refusal_numbers', refusal.chars, formatPercent(wording, refusal.link_percent)));
  }
  const actions: { label: string; act(): void }[] = [];
  const { guess, headlines } = refusal;
  if (headlines.length > 0) {
    const notice = countText(wording, 'headlines_notice', headlines.length);
    actions.push({ label: wording.text('show_headlines'), act: () => show(listHeadlines(refusal), notice, false) });
  }
  if (guess) {
    const notice = wording.text('guess_notice', formatPercent(wording, guess.confidence));
    actions.push({ label: wording.text('show_guess'), act: () => show(guess, notice, true) });
  }
  if (refusal.chars > 0) {
    actions.push({ label: wording.text('pick_block'), act: others.pick }, { label: wording.text('menu_declutter'), act: others.declutter });
  }
  return { title: wording.text('refusal_title'), lines, actions };
}

export function wordFailure(failure: Failure | 'removed', wording: Wording): CardText {
  return { title: wording.text('failure_title'), lines: [wording.text(FAILURES[failure])] };
}

/** @param isInFrame whether the reader was last in a frame of the page, whose text is not ours to read */
export function wordNoSelection(wording: Wording, isInFrame: boolean): CardText {
  return isInFrame
    ? { title: wording.text('frame_selection_title'), lines: [wording.text('frame_selection')] }
    : { title: wording.text('no_selection_title'), lines: [wording.text('no_selection')] };
}

export function wordWaiting(wording: Wording, cancel: () => void): CardText {
  return { title: wording.text('waiting'), lines: [], actions: [{ label: wording.text('cancel'), act: cancel }], isWaiting: true };
}

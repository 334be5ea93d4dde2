// What the card says when there is no article, or when something failed.
//
// Decides the sentences: the reason first, then the numbers it rests on.

import type { Refusal } from '../outcome.ts';
import type { Failure } from '../protocol.ts';
import type { CardText } from '../view/card.ts';
import { countText, formatPercent, type MessageKey, type Wording } from '../view/wording.ts';

const REASONS: Record<Refusal['why'], MessageKey> = {
  empty: 'refusal_empty', frames: 'refusal_frames', list: 'refusal_list', too_short: 'refusal_too_short',
};
const FAILURES: Record<Failure | 'removed', MessageKey> = {
  core: 'failure_core', snapshot: 'failure_snapshot', removed: 'failure_removed',
};

/**
 * @param showGuess shows the text that comes nearest to an article
 * @param pick lets the reader point at the text
 */
export function wordRefusal(refusal: Refusal, wording: Wording, showGuess: () => void, pick: () => void): CardText {
  const lines = [wording.text(REASONS[refusal.why])];
  if (refusal.chars > 0) {
    lines.push(countText(wording, 'refusal_numbers', refusal.chars, formatPercent(wording, refusal.link_percent)));
  }
  const actions = refusal.chars > 0 ? [{ label: wording.text('pick_block'), act: pick }] : [];
  if (refusal.guess) actions.unshift({ label: wording.text('show_guess'), act: showGuess });
  return { title: wording.text('refusal_title'), lines, actions };
}

export function wordGuess(confidence: number, wording: Wording): string {
  return wording.text('guess_notice', formatPercent(wording, confidence));
}

export function wordFailure(failure: Failure | 'removed', wording: Wording): CardText {
  return { title: wording.text('failure_title'), lines: [wording.text(FAILURES[failure])] };
}

export function wordNoSelection(wording: Wording): CardText {
  return { title: wording.text('no_selection_title'), lines: [wording.text('no_selection')] };
}

export function wordWaiting(wording: Wording): CardText {
  return { title: wording.text('waiting'), lines: [] };
}

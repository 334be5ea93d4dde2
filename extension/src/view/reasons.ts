// Why a part is left out, in words: the view's account and the playground say it alike.
//
// Decides nothing: reasons are data of the core, sentences are the locale's.

import type { Reason } from '../outcome.ts';
import { countText, formatPercent, type Wording } from './wording.ts';

export function wordReason(reason: Reason, wording: Wording): string[] {
  switch (reason.kind) {
    case 'heading':
      return [wording.text('reason_heading', reason.text)];
    case 'link_share':
      return [wording.text('reason_link_share', formatPercent(wording, reason.percent))];
    case 'alike_items': {
      const alike = countText(wording, 'reason_alike', reason.count);
      return reason.dated > 0 ? [alike, countText(wording, 'reason_dated', reason.dated)] : [alike];
    }
    case 'foreign_links':
      return [countText(wording, 'reason_foreign', reason.sites)];
    case 'paid_links':
      return [countText(wording, 'reason_paid', reason.count)];
    case 'ad_label':
      return [wording.text('reason_ad_label', reason.text)];
    case 'ad_host':
      return [wording.text('reason_ad_host', reason.host)];
    case 'ad_size':
      return [wording.text('reason_ad_size', `${reason.width_px} × ${reason.height_px}`)];
    case 'list_rule':
      return [wording.text('reason_list_rule', reason.list, reason.selector)];
    case 'empty_slot':
      return [wording.text('reason_empty')];
    case 'class_name':
      return [wording.text('reason_class_name', reason.token)];
    case 'landmark':
      return [wording.text('reason_landmark', reason.name)];
    case 'words':
      return [wording.text('reason_words', reason.text)];
    case 'before_article':
      return [wording.text('reason_before')];
    case 'after_article':
      return [wording.text('reason_after')];
    case 'beside_article':
      return [wording.text('reason_beside')];
    case 'unlikely':
      return [wording.text('reason_unlikely', formatPercent(wording, reason.percent))];
  }
}

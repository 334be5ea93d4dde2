// "Not the text you wanted?": other texts of the page, the block picker, and from a part the way back to the whole.
//
// Decides where the offer stands: below the text, and above it where the text itself is doubtful.

import { element, onTrusted } from '../element.ts';
import type { OpenedView, OtherTexts } from '../opened_view.ts';
import { countText } from '../wording.ts';

export function offerOtherTexts({ article, lang, wording, doors }: OpenedView): void {
  const { otherTexts } = doors;
  if (!otherTexts) return;
  const texts = findTexts(otherTexts);
  const button = (label: Node[], act: () => void): HTMLElement => {
    const made = element('button', { type: 'button' }, ...label);
    onTrusted(made, 'click', act);
    return made;
  };
  const plain = (words: string, act: () => void) => button([element('span', {}, words)], act);
  const buttons = [
    ...(otherTexts.readWhole ? [plain(wording.text('read_whole'), otherTexts.readWhole)] : []),
    ...texts.map(({ words, chars, read }) =>
      button([element('bdi', { class: 'words', lang }, words), element('span', { class: 'amount' }, countText(wording, 'amount_characters', chars))], read)),
    plain(wording.text('pick_block'), otherTexts.pick),
  ];
  const label = wording.text('other_texts');
  const box = element(
    'div', { class: 'other-texts', role: 'group', 'aria-label': label, lang: wording.locale, dir: wording.direction },
    element('p', { 'aria-hidden': 'true' }, label), ...buttons,
  );
  if (otherTexts.isDoubtful && texts.length > 0) article.querySelector('.head')?.after(box);
  else article.querySelector('.foot')?.append(box);
}

/** The page is read for them, and may be anything: without them the rest is offered all the same, here and by other tools. */
function findTexts(otherTexts: OtherTexts): ReturnType<OtherTexts['find']> {
  try {
    return otherTexts.find();
  } catch {
    return [];
  }
}

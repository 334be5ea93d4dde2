// The lines where one reads, all others dimmed, for those whose eyes lose their line.
//
// Decides where these lines are: a third down the window, nearer to its edges where the text begins and ends. Two veils that
// take no click; there are none where hardly anything scrolls, nor where the text is set vertically.

import { element } from '../element.ts';
import type { OpenedView } from '../opened_view.ts';
import { isVertical } from './reading_line.ts';

/** This part of the window from its top. */
const LINE = 0.36;
/** The first lines stand so far below the upper edge, and the last above the lower. */
const EDGE_PX = 130;

export function focusLines({ root, article, look }: OpenedView): void {
  const veils = ['above', 'below'].map((side) => element('div', { class: `veil ${side}`, 'aria-hidden': 'true' }));
  root.append(...veils);
  const place = (): void => {
    if (!look.preferences.lineFocus) return;
    const { clientHeight: height, scrollTop: above, scrollHeight } = root;
    const below = scrollHeight - height - above;
    const isNeedless = isVertical(article) || above + below < height / 2;
    for (const veil of veils) veil.hidden = isNeedless;
    const line = Math.max(Math.min(height * LINE, EDGE_PX + above), height - EDGE_PX - below);
    root.style.setProperty('--line-at', `${Math.round(line)}px`);
  };
  root.addEventListener('scroll', place, { passive: true });
  look.onChange(place);
  // Windows are turned, and pictures come late. It tells the sizes of the beginning as well.
  const sizes = new ResizeObserver(place);
  for (const part of [root, article]) sizes.observe(part);
}

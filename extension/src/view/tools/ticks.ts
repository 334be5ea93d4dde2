// Where in the whole text the places of a keyword are: ticks along the scroll bar.
//
// Decides how many are drawn: one for places that would lie on each other. They are for the eyes only; ears get the count.

import { element } from '../element.ts';
import type { OpenedView } from '../opened_view.ts';
import { isVertical } from './reading_line.ts';

/** Nearer than this, in parts of the length of the text, two ticks are one. */
const STEP = 1 / 300;

export class Ticks {
  private readonly box = element('div', { class: 'ticks', 'aria-hidden': 'true' });
  private readonly observer = new ResizeObserver(() => this.draw());
  private ranges: readonly Range[] = [];
  private current: Range | null = null;

  constructor(private readonly view: OpenedView) {}

  show(ranges: readonly Range[], current: Range): void {
    this.current = current;
    const isNew = ranges !== this.ranges;
    this.ranges = ranges;
    if (!this.box.isConnected) this.view.root.append(this.box);
    // Text grows when fonts and pictures come, and when the reader changes the look; the first report draws.
    if (isNew) this.observer.observe(this.view.article);
    this.draw();
  }

  clear(): void {
    this.observer.disconnect();
    this.ranges = [];
    this.box.remove();
  }

  private draw(): void {
    const { article, root } = this.view;
    const vertical = isVertical(article);
    const scroller = vertical ? (article.parentElement ?? root) : root;
    const edge = scroller.getBoundingClientRect();
    const along = (range: Range): number => {
      const box = range.getBoundingClientRect();
      return vertical
        ? (edge.right - box.right - scroller.scrollLeft) / scroller.scrollWidth
        : (box.top - edge.top + scroller.scrollTop) / scroller.scrollHeight;
    };
    this.box.classList.toggle('across', vertical);
    this.box.style.setProperty('--bar', `${vertical ? scroller.offsetHeight - scroller.clientHeight : scroller.offsetWidth - scroller.clientWidth}px`);
    const ticks = this.ranges.map((range) => ({ at: along(range), isCurrent: range === this.current }));
    const drawn = ticks.filter(({ at, isCurrent }, number) => isCurrent || Math.floor(at / STEP) !== Math.floor((ticks[number - 1]?.at ?? -1) / STEP));
    this.box.replaceChildren(...drawn.map(({ at, isCurrent }) => {
      const tick = element('i', { class: isCurrent ? 'current' : null });
      tick.style.setProperty('--at', at.toFixed(4));
      return tick;
    }));
  }
}

// Notes of the article beside the words they belong to, and the way back after a jump within the article.
//
// Decides what a note is: what a short mark (a number, a letter, an asterisk) points to, if it is no longer than a
// paragraph. Everything else that is pointed to is jumped to, and the way back is offered.

import { goTo } from '../anchors.ts';
import { element, onTrusted } from '../element.ts';
import type { OpenedView } from '../opened_view.ts';
import type { Announcer } from './announcer.ts';
import { returnFocus } from './panel_focus.ts';

/** `1`, `[12]`, `*`, `†1`, `注1`, `註釋1`, `※1`, `①`. */
const MARK = /^[\s[(（【〔［]*((?:[注註][釈释釋脚腳]?|[脚腳][注註]|[※*†‡§])?\s?\p{Nd}{1,3}|\p{No}{1,3}|[a-z]|[*†‡§¶※]{1,3}|[ivx]{1,5})[\s\])）】〕］]*$/iu;
const LONGEST_CHARS = 1200;
const NOTE_PARTS = 'li, p, dd, dt, blockquote, td';

export class Footnotes {
  private readonly box: HTMLElement;
  private readonly text: HTMLElement;
  /** Whose note is shown. */
  private link: HTMLElement | null = null;

  constructor(private readonly view: OpenedView, private readonly announcer: Announcer) {
    const { article, lang, root, wording } = view;
    this.text = element('div', { class: 'note-text', lang, dir: article.dir });
    this.box = element('div', { class: 'note', popover: 'auto', role: 'dialog', 'aria-label': wording.text('footnote'), tabindex: -1 }, this.text);
    returnFocus(this.box, root);
    // A window that is turned or made narrower must not leave the note outside.
    new ResizeObserver(() => this.link && this.box.matches(':popover-open') && this.placeBeside(this.link)).observe(root);
    // In the article, for its faces and its size.
    article.append(this.box);
    view.anchors.follow = (link, place) => (isNote(link, place) ? this.open(link, place) : this.jump(link, place));
    // A link in the note leads on, and the note has done its work.
    onTrusted(this.text, 'click', (event) => this.handleLink(event));
  }

  private open(link: HTMLElement, place: HTMLElement): void {
    const jump = element('button', { type: 'button', class: 'note-jump', lang: this.view.wording.locale }, this.view.wording.text('footnote_jump'));
    onTrusted(jump, 'click', () => {
      this.box.hidePopover();
      this.jump(link, place);
    });
    const copy = element('div', {}, ...[...place.childNodes].map((node) => node.cloneNode(true)));
    // The way back to the mark leads nowhere: one is there.
    for (const back of copy.querySelectorAll<HTMLElement>('a.within')) {
      if (this.view.anchors.find(back)?.contains(link)) back.remove();
    }
    this.text.replaceChildren(copy, jump);
    this.link = link;
    this.box.showPopover();
    this.placeBeside(link);
    this.box.focus();
  }

  private jump(link: HTMLElement, place: HTMLElement): void {
    goTo(place);
    const { wording } = this.view;
    this.announcer.say(wording.text('jumped'), { label: wording.text('jump_back'), act: () => goBack(link) });
  }

  private handleLink(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a.within') : null;
    if (!link) return;
    event.preventDefault();
    this.box.hidePopover();
    const place = this.view.anchors.find(link);
    if (place) goTo(place);
  }

  /** Below the mark, or above it where there is no room; never beyond the window. */
  private placeBeside(link: HTMLElement): void {
    const mark = link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const left = Math.min(Math.max(8, mark.left - 24), this.view.root.clientWidth - width - 8);
    const below = mark.bottom + 8;
    const lowest = this.view.root.clientHeight - height - 8;
    const top = Math.max(8, Math.min(lowest, below <= lowest ? below : mark.top - height - 8));
    this.box.style.setProperty('--left', `${left}px`);
    this.box.style.setProperty('--top', `${top}px`);
  }
}

function isNote(link: HTMLElement, place: HTMLElement): boolean {
  const length = place.textContent?.length ?? 0;
  return MARK.test(link.textContent ?? '') && place.matches(NOTE_PARTS) && length > 0 && length <= LONGEST_CHARS;
}

function goBack(link: HTMLElement): void {
  link.scrollIntoView({ block: 'center' });
  link.focus({ preventScroll: true });
}

// What the article is about, where the reader wants it: keywords under the headline, each a way to its places, and three
// key sentences.
//
// Decides form and behaviour; which words and sentences they are is the core's judgement. The text itself is not changed:
// places are ranges, marked by the browser's own highlights.

import { element, onTrusted } from '../element.ts';
import type { Digest, Keyword } from '../../outcome.ts';
import type { OpenedView } from '../opened_view.ts';
import { countText, formatNumber } from '../wording.ts';
import type { Announcer } from './announcer.ts';
import { type BlockText, collectBlocks } from './block_text.ts';
import { isVertical } from './reading_line.ts';
import { findSpellings } from './spellings.ts';
import { Ticks } from './ticks.ts';

const ALL = 'lectern-keyword';
const CURRENT = 'lectern-keyword-current';
const KEY = 'lectern-key-sentence';
/** Where a place is brought to: this part of the window from its top, or from its right edge. */
const LINE = 0.35;

interface Chip {
  button: HTMLElement;
  text: string;
  ranges: readonly Range[];
}

export class DigestView {
  private box: HTMLElement | null = null;
  private chips: Chip[] = [];
  private active: Chip | null = null;
  private at = 0;
  private isWanted = false;
  /** The page's keyword that was pressed before there were places to lead to. */
  private wish: string | null = null;
  private readonly ticks: Ticks;

  constructor(private readonly view: OpenedView, private readonly announcer: Announcer) {
    this.ticks = new Ticks(view);
    if (!view.doors.digest) return;
    this.offerPageKeywords();
    // What was switched on just now is told when it is there; what opens with the text is not.
    view.look.onChange(() => void this.turn(view.look.preferences.digest, true));
    void this.turn(view.look.preferences.digest, false);
    // Before the dialog takes it for leaving; after what is open above the text.
    onTrusted(view.root, 'keydown', (event) => {
      if (event.key !== 'Escape' || !this.active || view.root.querySelector(':popover-open')) return;
      event.preventDefault();
      this.clear();
      this.announcer.say(view.wording.text('keyword_cleared'));
    });
  }

  /** To the next place of the chosen keyword, or of the first one. */
  walk(by: 1 | -1): void {
    const chip = this.active ?? this.chips.find(({ ranges }) => ranges.length > 0);
    const { look, wording } = this.view;
    if (!look.preferences.digest) {
      this.announcer.say(wording.text('digest_off'), { label: wording.text('digest_turn_on'), act: () => look.change({ digest: true }) });
    } else if (!chip) {
      // Nothing is said while they are looked for.
      if (this.box) this.announcer.say(wording.text('digest_none'));
    } else if (this.active) this.go(chip, this.at + by);
    else this.go(chip, by > 0 ? 0 : -1);
  }

  disconnect(): void {
    this.isWanted = false;
    this.remove();
  }

  /** What the page calls itself by leads to its places as well. */
  private offerPageKeywords(): void {
    for (const item of this.view.article.querySelectorAll('.head .keywords li')) {
      const words = item.textContent ?? '';
      const button = element('button', { type: 'button', class: 'page-keyword' }, ...item.childNodes);
      onTrusted(button, 'click', () => {
        this.wish = words;
        // Once more, where they could not be found.
        this.isWanted = false;
        this.view.look.change({ digest: true });
      });
      item.replaceChildren(button);
    }
  }

  private async turn(isWanted: boolean, isTold: boolean): Promise<void> {
    if (isWanted === this.isWanted) return;
    this.isWanted = isWanted;
    if (!isWanted) {
      this.remove();
      return;
    }
    const isShown = await this.bringDigest().catch(() => false);
    if (!this.isWanted || !isTold) return;
    const { wording } = this.view;
    const wished = this.chips.find(({ text, ranges }) => text === this.wish && ranges.length > 0);
    this.wish = null;
    if (!isShown) this.announcer.say(wording.text('digest_failed'));
    else if (this.chips.length === 0) this.announcer.say(wording.text('digest_none'));
    else if (wished) this.lead(wished);
    else this.announcer.say(countText(wording, 'digest_ready', this.chips.length));
  }

  /** From the page's own keyword, which is gone, to the one in its place. */
  private lead(chip: Chip): void {
    chip.button.focus({ preventScroll: true });
    this.go(chip, 0);
  }

  /** Whether it is there. */
  private async bringDigest(): Promise<boolean> {
    const digest = await this.view.doors.digest?.();
    if (digest && this.isWanted && !this.box) this.show(digest);
    return Boolean(digest);
  }

  private show(digest: Digest): void {
    const { wording, article, lang } = this.view;
    const blocks = collectBlocks(article);
    const words = { lang: wording.locale, dir: wording.direction };
    const groups = [true, false].map((isFromPage) => digest.keywords.filter((one) => one.from_page === isFromPage).map((one) => this.buildChip(one, blocks)));
    this.chips = groups.flat();
    const lists = groups.flatMap((chips, number) => {
      if (chips.length === 0) return [];
      const label = wording.text(number === 0 ? 'page_keywords' : 'found_keywords');
      return [
        element('p', { class: 'digest-label', ...words, 'aria-hidden': 'true' }, label),
        element('ul', { class: 'chips', 'aria-label': label }, ...chips.map(({ button }) => element('li', {}, button))),
      ];
    });
    const sentences = digest.sentences.flatMap(({ text }) => findSpellings(blocks, [text]).slice(0, 1));
    const links = sentences.map((range) => {
      const link = element('button', { type: 'button', class: 'key-sentence', title: wording.text('key_sentence_jump') }, range.toString());
      onTrusted(link, 'click', () => this.bring(range));
      return element('li', { lang, dir: 'auto' }, link);
    });
    const label = wording.text('digest_sentences');
    this.box = element(
      'section', { class: 'digest', 'aria-label': wording.text('digest_switch') },
      ...lists,
      links.length > 0 ? element('p', { class: 'digest-label', ...words, 'aria-hidden': 'true' }, label) : null,
      links.length > 0 ? element('ol', { 'aria-label': label }, ...links) : null,
      this.chips.length + links.length === 0 ? element('p', { class: 'digest-label', ...words }, wording.text('digest_none')) : null,
    );
    const own = article.querySelector<HTMLElement>('.head .keywords');
    article.querySelector('.head')?.append(this.box);
    // From the keyword that was pressed, which goes.
    if (own?.matches(':focus-within')) this.box.querySelector<HTMLElement>('button:enabled')?.focus({ preventScroll: true });
    if (own) own.hidden = true;
    globalThis.CSS.highlights?.set(KEY, new Highlight(...sentences));
  }

  private buildChip({ text, forms }: Keyword, blocks: readonly BlockText[]): Chip {
    const { wording, lang } = this.view;
    const ranges = findSpellings(blocks, [text, ...forms]);
    const button = element(
      'button', { type: 'button', class: 'chip', 'aria-pressed': 'false', disabled: ranges.length === 0 },
      element('bdi', { lang }, text),
      element('span', { class: 'count', 'aria-hidden': 'true' }, formatNumber(wording, ranges.length)),
      element('span', { class: 'places', lang: wording.locale }, countText(wording, 'keyword_places', ranges.length)),
    );
    const chip: Chip = { button, text, ranges };
    onTrusted(button, 'click', () => this.go(chip, this.active === chip ? this.at + 1 : 0));
    return chip;
  }

  private remove(): void {
    this.clear();
    this.box?.remove();
    this.box = null;
    this.chips = [];
    globalThis.CSS.highlights?.delete(KEY);
    const own = this.view.article.querySelector<HTMLElement>('.head .keywords');
    if (own) own.hidden = false;
  }

  private go(chip: Chip, at: number): void {
    const count = chip.ranges.length;
    if (count === 0) return;
    if (this.active !== chip) {
      this.clear();
      this.active = chip;
      chip.button.setAttribute('aria-pressed', 'true');
      globalThis.CSS.highlights?.set(ALL, new Highlight(...chip.ranges));
    }
    this.at = (at + count) % count;
    const range = chip.ranges[this.at]!;
    globalThis.CSS.highlights?.set(CURRENT, new Highlight(range));
    this.bring(range);
    this.ticks.show(chip.ranges, range);
    const { wording } = this.view;
    this.announcer.say(wording.text('keyword_at', chip.text, formatNumber(wording, this.at + 1), formatNumber(wording, count)));
  }

  private clear(): void {
    this.active?.button.setAttribute('aria-pressed', 'false');
    this.active = null;
    this.ticks.clear();
    for (const name of [ALL, CURRENT]) globalThis.CSS.highlights?.delete(name);
  }

  private bring(range: Range): void {
    const { article, root } = this.view;
    const { top, right } = range.getBoundingClientRect();
    const edge = root.getBoundingClientRect();
    if (isVertical(article)) article.parentElement?.scrollBy({ left: right - edge.right + root.clientWidth * LINE });
    else root.scrollBy({ top: top - edge.top - root.clientHeight * LINE });
  }
}

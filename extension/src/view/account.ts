// The account of what is hidden or left out: what it is, why, how much, and what the reader can do about it. The card
// over a decluttered page, the view's panel and the playground show the same.
//
// Decides the grouping, and which buttons a part has in which state. Hides and stores nothing itself: its owner does.

import type { HiddenClass, HiddenItem } from '../outcome.ts';
import { element, onTrusted } from './element.ts';
import { wordReason } from './reasons.ts';
import { countText, formatNumber, type MessageKey, type Wording } from './wording.ts';

export const CLASS_LABELS: Record<HiddenClass, MessageKey> = {
  ad: 'class_ad', sponsored: 'class_sponsored', link_farm: 'class_link_farm', related: 'class_related',
  navigation: 'class_navigation', share: 'class_share', comments: 'class_comments', footer: 'class_footer',
  form: 'class_form', article_lines: 'class_article_lines', furniture: 'class_furniture',
};
const KEPT = { kept: 'part_kept', reported: 'part_reported' } as const;
const KEPT_FOR_NOW = { kept: 'part_kept_now', reported: 'part_reported_now' } as const;
/** Rows of one group; a page that adds ads for ever fills no list. */
const MOST_ROWS = 100;

/** `kept` on this site from now on; `reported` as part of the article, so kept as well. */
export type PartState = 'hidden' | 'shown' | 'kept' | 'reported';

/** What can be done about a part, by whoever owns the account. */
export interface PartActions {
  stateOf(item: HiddenItem): PartState;
  show(item: HiddenItem): void;
  /** Hides again what was shown; left out where showing leads away from the account. */
  hide?(item: HiddenItem): void;
  /** Keeps it on this site; gives what stands in the way. */
  keep(item: HiddenItem, isArticle: boolean): Promise<MessageKey | null>;
  /** Takes keeping back; gives what stands in the way. */
  forget(item: HiddenItem): Promise<MessageKey | null>;
  /** Whether what is kept is kept for as long as the page is open, as in private windows. */
  readonly forgetsAll: boolean;
  /** Offers a file; gives its name. */
  saveReport(item: HiddenItem): string;
  /** Reads the page once more, with what is kept. */
  readAgain?(): void;
}

export class Account {
  readonly box: HTMLElement;
  private readonly rows = new Map<HiddenItem, Row>();

  /**
   * @param lang the language of the page's words
   * @param heading what the groups are headed by: one step below what the account itself stands under
   */
  constructor(
    private readonly wording: Wording, private readonly lang: string, private readonly actions: PartActions | null,
    private readonly heading: 'h2' | 'h3' = 'h3',
  ) {
    this.box = element('div', { class: 'account', lang: wording.locale, dir: wording.direction });
  }

  /** Rows that are there stay as they are, and keep the focus. */
  show(items: readonly HiddenItem[]): void {
    const focused = (this.box.getRootNode() as ShadowRoot | Document).activeElement;
    this.box.replaceChildren(...groupByClass(items).map(([name, members]) => this.buildGroup(name, members)));
    const present = new Set(items);
    for (const item of this.rows.keys()) {
      if (!present.has(item)) this.rows.delete(item);
    }
    if (focused instanceof HTMLElement && this.box.contains(focused)) focused.focus({ preventScroll: true });
  }

  /** Something happened to parts elsewhere. */
  refresh(): void {
    for (const row of this.rows.values()) row.update();
  }

  private buildGroup(name: HiddenClass, items: readonly HiddenItem[]): HTMLElement {
    const { wording } = this;
    const more = items.length - MOST_ROWS;
    return element(
      'section', {},
      element(
        this.heading, {}, element('span', {}, wording.text(CLASS_LABELS[name])),
        element('span', { class: 'count' }, formatNumber(wording, items.length)),
      ),
      element('ul', {}, ...wordyFirst(items).slice(0, MOST_ROWS).map((item) => this.rowOf(item).box)),
      more > 0 ? element('p', { class: 'more' }, countText(wording, 'more_parts', more)) : null,
    );
  }

  private rowOf(item: HiddenItem): Row {
    const row = this.rows.get(item) ?? new Row(item, this.wording, this.lang, this.actions);
    this.rows.set(item, row);
    return row;
  }
}

/** Groups in the order of the labels above: what is most often looked for first. */
function groupByClass(items: readonly HiddenItem[]): [HiddenClass, HiddenItem[]][] {
  const classes = Object.keys(CLASS_LABELS) as HiddenClass[];
  const groups = classes.map((name): [HiddenClass, HiddenItem[]] => [name, items.filter((item) => item.class === name)]);
  return groups.filter(([, members]) => members.length > 0);
}

/** What has nothing to read comes last: a page may have dozens of empty slots. */
function wordyFirst(items: readonly HiddenItem[]): HiddenItem[] {
  const isEmpty = ({ words }: HiddenItem) => words.trim() === '';
  return [...items.filter((item) => !isEmpty(item)), ...items.filter(isEmpty)];
}

/** How a part is called in one line: the heading it stands under, or else what it is. */
export function namePart(item: HiddenItem, wording: Wording): string {
  const [heading] = item.reasons.flatMap((reason) => (reason.kind === 'heading' ? [reason.text] : []));
  return heading ?? wording.text(CLASS_LABELS[item.class]);
}

/** What rows are told apart by; several accounts may stand in one tree. */
let rows = 0;

class Row {
  readonly box: HTMLElement;
  private readonly id = `part-${(rows += 1)}`;
  private readonly said: HTMLElement;
  private readonly buttons = element('div', { class: 'part-actions' });
  private state: PartState | null = null;

  constructor(
    private readonly item: HiddenItem, private readonly wording: Wording, lang: string, private readonly actions: PartActions | null,
  ) {
    const words = item.words.trim();
    const first = words === ''
      ? element('p', { id: this.id, class: 'words none' }, wording.text('no_words'))
      : element('p', { id: this.id, class: 'words', lang, dir: 'auto', title: words }, words);
    // That it holds nothing is what the row is called already.
    const reasons = item.reasons.filter(({ kind }) => kind !== 'empty_slot' || words !== '');
    const facts = [...reasons.flatMap((reason) => wordReason(reason, wording)), ...wordSize(item, wording)];
    this.said = element('p', { class: 'part-state', role: 'status' });
    this.box = element(
      'li', {}, first, element('p', { class: 'reasons' }, ...facts.map((fact) => element('span', {}, fact))),
      ...(actions ? [this.said, this.buttons] : []),
    );
    this.update();
  }

  update(): void {
    const state = this.actions?.stateOf(this.item) ?? null;
    if (state === null || state === this.state) return;
    const hadFocus = (this.box.getRootNode() as ShadowRoot | Document).activeElement;
    const isInside = hadFocus !== null && this.buttons.contains(hadFocus);
    this.state = state;
    this.box.dataset['state'] = state;
    const { wording } = this;
    this.said.textContent = state === 'kept' || state === 'reported' ? wording.text(this.actions?.forgetsAll ? KEPT_FOR_NOW[state] : KEPT[state]) : '';
    this.buttons.replaceChildren(...this.buildButtons(state));
    if (isInside) this.buttons.querySelector('button')?.focus({ preventScroll: true });
  }

  private buildButtons(state: PartState): HTMLElement[] {
    const { actions, item, wording } = this;
    if (!actions) return [];
    const button = (label: MessageKey, act: () => void | Promise<unknown>) => {
      // Rows have the same buttons: which row it is, is told with each.
      const made = element('button', { type: 'button', 'aria-describedby': this.id }, wording.text(label));
      onTrusted(made, 'click', () => void Promise.resolve(act()).then(() => this.update()));
      return made;
    };
    if (state === 'kept' || state === 'reported') {
      const { readAgain } = actions;
      return [
        ...(readAgain ? [button('read_again', readAgain)] : []),
        ...(state === 'reported' ? [button('save_report', () => this.say(wording.text('saved', actions.saveReport(item))))] : []),
        button('undo', () => this.sayIfFailed(actions.forget(item))),
      ];
    }
    const { hide } = actions;
    const keep = (isArticle: boolean) => () => this.sayIfFailed(actions.keep(item, isArticle));
    return [
      state === 'shown' && hide
        ? button('hide_part', () => hide(item))
        : button(hide ? 'show_part' : 'show_in_page', () => actions.show(item)),
      button('keep_part', keep(false)),
      // What holds no words was no text.
      ...(item.chars > 0 ? [button('was_article', keep(true))] : []),
    ];
  }

  private async sayIfFailed(task: Promise<MessageKey | null>): Promise<void> {
    const obstacle = await task;
    if (obstacle) this.say(this.wording.text(obstacle));
  }

  private say(words: string): void {
    this.said.textContent = words;
  }
}

function wordSize({ chars, links }: HiddenItem, wording: Wording): string[] {
  return [
    ...(chars > 0 ? [countText(wording, 'amount_characters', chars)] : []),
    ...(links > 0 ? [countText(wording, 'amount_links', links)] : []),
  ];
}

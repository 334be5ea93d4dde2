// Every block of the page in its order, coloured by what became of it; the reason for each beside it.
//
// Decides what is drawn at once and what only when it is reached, how one moves by keyboard, and what a filter leaves.
// Never by colour alone: each group has a drawing and its name.

import { element, icon } from '../../extension/src/view/element.ts';
import type { Explanation, Fate } from '../generated/core.js';
import { collectEntries, countFates, type Entry, type Group, groupEntries, readingOf } from './entries.ts';
import { drawFate, FATES, nameFate } from './fates.ts';
import { buildHint, buildInspection } from './inspector.ts';
import { buildStrip } from './page_strip.ts';
import { wordReason } from '../../extension/src/view/reasons.ts';
import type { Words } from './words.ts';

/** Rows drawn at a time. */
const ROWS_AT_ONCE = 250;
/** Rows passed by Page Up and Page Down. */
const ROWS_PER_PAGE = 10;

export class DecisionsPanel {
  private entries: Entry[] = [];
  private groups: Group[] = [];
  private drawnGroups = 0;
  private readonly only = new Set<Fate>();
  private chosen: Entry | null = null;
  private words!: Words;
  private lang: string | null = null;
  private list = element('div');
  private inspector = element('div');
  private readonly reached = new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting)) this.drawMore();
  });

  constructor(private readonly root: HTMLElement) {}

  show(explanation: Explanation, words: Words): void {
    this.words = words;
    this.entries = collectEntries(explanation);
    this.lang = readingOf(explanation)?.metadata.lang ?? null;
    this.only.clear();
    this.draw();
  }

  private draw(): void {
    const { words, entries } = this;
    this.chosen = null;
    if (entries.length === 0) {
      this.root.replaceChildren(element('p', { class: 'nothing' }, words.text('no_blocks')));
      return;
    }
    this.list = element('div', { class: 'blocks', role: 'listbox', 'aria-label': words.text('decisions_label') });
    this.inspector = element('div', { class: 'inspector', id: 'inspector' });
    this.listen();
    const strip = buildStrip(entries, words, (entry) => this.goTo(entry));
    this.root.replaceChildren(
      strip, this.buildLegend(strip), element('div', { class: 'decided' }, this.list, this.inspector),
    );
    this.fill();
  }

  /** Draws the list anew, as the filter wants it. */
  private fill(): void {
    const isWanted = ({ fate }: Entry) => this.only.size === 0 || this.only.has(fate);
    this.groups = groupEntries(this.entries.filter(isWanted));
    this.drawnGroups = 0;
    this.list.replaceChildren();
    this.chosen = null;
    this.inspect(null);
    this.drawMore();
    this.list.querySelector<HTMLElement>('[role="option"]')?.setAttribute('tabindex', '0');
  }

  private drawMore(): void {
    this.reached.disconnect();
    let rows = 0;
    for (; this.drawnGroups < this.groups.length && rows < ROWS_AT_ONCE; this.drawnGroups += 1) {
      const group = this.groups[this.drawnGroups];
      if (!group) break;
      this.list.append(this.buildGroup(group, this.drawnGroups));
      rows += group.entries.length;
    }
    const last = this.list.lastElementChild;
    if (last && this.drawnGroups < this.groups.length) this.reached.observe(last);
  }

  private drawAll(): void {
    while (this.drawnGroups < this.groups.length) this.drawMore();
  }

  private buildLegend(strip: HTMLElement): HTMLElement {
    const { words } = this;
    const counts = countFates(this.entries);
    const buttons = new Map<Fate | null, HTMLButtonElement>();
    const update = () => {
      for (const [fate, button] of buttons) button.ariaPressed = String(fate === null ? this.only.size === 0 : this.only.has(fate));
      for (const part of strip.querySelectorAll<HTMLElement>('[data-fate]')) {
        part.classList.toggle('aside', this.only.size > 0 && !this.only.has(part.dataset['fate'] as Fate));
      }
    };
    const add = (fate: Fate | null, label: string, count: number, drawing: Node | null) => {
      const button = element(
        'button', { type: 'button', 'data-fate': fate },
        drawing, element('span', {}, label), ' ', fate === null ? null : element('span', { class: 'count' }, words.number(count)),
      );
      button.addEventListener('click', () => {
        if (fate === null) this.only.clear();
        else if (!this.only.delete(fate)) this.only.add(fate);
        update();
        this.fill();
      });
      buttons.set(fate, button);
    };
    add(null, words.text('filter_all'), this.entries.length, null);
    for (const fate of FATES) {
      const count = counts.get(fate);
      if (count !== undefined) add(fate, nameFate(fate, words), count, icon(drawFate(fate)));
    }
    update();
    return element('div', { class: 'legend', role: 'group', 'aria-label': words.text('filter_label') }, ...buttons.values());
  }

  private buildGroup({ fate, item, entries }: Group, number: number): HTMLElement {
    const { words } = this;
    const name = `group-${number}`;
    const [reason] = item ? item.reasons.slice(0, 1).flatMap((one) => wordReason(one, words.view)) : [];
    const head = element(
      'div', { class: 'group-head', id: name }, icon(drawFate(fate)), element('span', { class: 'label' }, nameFate(fate, words)),
      reason === undefined ? null : element('span', { class: 'reason' }, reason),
      element('span', { class: 'count' }, words.count('group_blocks', entries.length)),
    );
    const rows = entries.map((entry) => this.buildRow(entry));
    return element('div', { class: 'group', role: 'group', 'aria-labelledby': name, 'data-fate': fate }, head, ...rows);
  }

  private buildRow({ at, fate, block }: Entry): HTMLElement {
    const { words } = this;
    const text = block
      ? element('span', { class: 'words', dir: 'auto', lang: this.lang }, block.text)
      : element('span', { class: 'words none' }, words.text('slot_without_text'));
    const chance = block ? element('span', { class: 'share' }, words.percent(block.chance_percent)) : null;
    const spoken = element('span', { class: 'unseen' }, `${nameFate(fate, words)}: `);
    return element(
      'div', { class: 'block', role: 'option', id: `block-${at}`, tabindex: -1, 'aria-selected': 'false', 'aria-describedby': 'inspector' },
      spoken, text, chance,
    );
  }

  private listen(): void {
    this.list.addEventListener('focusin', (event) => this.choose(this.find(event.target)));
    this.list.addEventListener('pointerover', (event) => {
      const entry = this.find(event.target);
      if (entry) this.inspect(entry);
    });
    this.list.addEventListener('pointerleave', () => this.inspect(this.chosen));
    this.list.addEventListener('click', (event) => this.rowOf(this.find(event.target))?.focus());
    this.list.addEventListener('keydown', (event) => this.handleKey(event));
  }

  private find(target: EventTarget | null): Entry | null {
    const row = target instanceof Element ? target.closest('[role="option"]') : null;
    return row ? (this.entries[Number(row.id.slice('block-'.length))] ?? null) : null;
  }

  private rowOf(entry: Entry | null): HTMLElement | null {
    return entry ? this.list.querySelector<HTMLElement>(`#block-${entry.at}`) : null;
  }

  private choose(entry: Entry | null): void {
    if (!entry || entry === this.chosen) return;
    for (const row of this.list.querySelectorAll('[role="option"][tabindex="0"]')) {
      row.setAttribute('tabindex', '-1');
      row.setAttribute('aria-selected', 'false');
    }
    this.chosen = entry;
    const row = this.rowOf(entry);
    row?.setAttribute('tabindex', '0');
    row?.setAttribute('aria-selected', 'true');
    this.inspect(entry);
  }

  private inspect(entry: Entry | null): void {
    this.inspector.replaceChildren(...(entry ? buildInspection(entry, this.words, this.lang) : buildHint(this.words)));
  }

  private goTo(entry: Entry): void {
    if (!this.rowOf(entry)) this.drawAll();
    const row = this.rowOf(entry);
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const rows = this.groups.flatMap((group) => group.entries);
    const at = rows.findIndex((entry) => entry === this.chosen);
    const targets: Record<string, number> = {
      ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + ROWS_PER_PAGE, PageUp: at - ROWS_PER_PAGE, Home: 0, End: rows.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const entry = rows[Math.max(0, Math.min(rows.length - 1, target))];
    if (!entry) return;
    if (!this.rowOf(entry)) this.drawAll();
    const row = this.rowOf(entry);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }
}

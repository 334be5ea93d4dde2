// What would be hidden on the page itself: the account that the extension's card shows, at every level.
//
// Decides when the core is asked: when the pane is looked at, and when another level is chosen. Hides nothing.

import { Account } from '../../extension/src/view/account.ts';
import { element } from '../../extension/src/view/element.ts';
import { LEVEL_LABELS } from '../../extension/src/view/level_labels.ts';
import accountStyle from '../../extension/src/view/style/account.css';
import { LEVELS } from '../../extension/src/settings/settings.ts';
import { countText } from '../../extension/src/view/wording.ts';
import type { HideList, Level } from '../generated/core.js';
import { readingOf } from './entries.ts';
import type { Result, Source } from './result.ts';
import type { Words } from './words.ts';

export interface HiddenActions {
  ask(source: Source, level: Level): Promise<HideList>;
  fail(): void;
}

export class HiddenPanel {
  private level: Level = 'standard';
  private asked = 0;
  private result!: Result;
  private words!: Words;

  constructor(private readonly root: HTMLElement, private readonly actions: HiddenActions) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(accountStyle);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }

  show(result: Result, words: Words): void {
    this.result = result;
    this.words = words;
    const list = element('div', { class: 'hidden-list' });
    this.root.replaceChildren(
      element('div', { class: 'hidden-head' }, element('p', { class: 'hint' }, words.text('hidden_note')), this.buildLevels(list)), list,
    );
    void this.fill(list);
  }

  private buildLevels(list: HTMLElement): HTMLElement {
    const { view } = this.words;
    const choices = LEVELS.map((level) => {
      const { name, note } = LEVEL_LABELS[level];
      const radio = element('input', { type: 'radio', name: 'level', value: level });
      radio.checked = level === this.level;
      radio.addEventListener('change', () => {
        this.level = level;
        void this.fill(list);
      });
      return element('label', { title: view.text(note) }, radio, element('span', {}, view.text(name)));
    });
    return element('fieldset', { class: 'levels' }, element('legend', {}, view.text('level')), ...choices);
  }

  private async fill(list: HTMLElement): Promise<void> {
    this.asked += 1;
    const number = this.asked;
    const { result, words } = this;
    try {
      const found = await this.actions.ask(result.source, this.level);
      if (number === this.asked) list.replaceChildren(...this.buildAccount(found, result, words));
    } catch {
      if (number === this.asked) this.actions.fail();
    }
  }

  private buildAccount({ items, is_article: isArticle }: HideList, { explanation }: Result, words: Words): HTMLElement[] {
    const lang = readingOf(explanation)?.metadata.lang ?? '';
    const account = new Account(words.view, lang, null);
    account.show(items);
    const said = items.length === 0 ? words.text('hidden_none') : countText(words.view, 'declutter_count', items.length);
    return [
      element('p', { class: 'hidden-count', role: 'status' }, said),
      ...(isArticle ? [] : [element('p', { class: 'hint' }, words.text('hidden_no_article'))]),
      account.box,
    ];
  }
}

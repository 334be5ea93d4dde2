// The card that says what was hidden of the page and why, with a way back for each part and for all.
//
// Decides what is said and when it goes. Never takes the focus from the page, nor a key but Esc and the one that leads to it.

import type { HideLevel } from '../../outcome.ts';
import type { AlwaysAnswer } from '../../protocol.ts';
import { LEVELS } from '../../settings/settings.ts';
import { Account, type PartActions } from '../../view/account.ts';
import { type CardText, buildCard } from '../../view/card.ts';
import { leadKeysTo } from '../../view/card_keys.ts';
import { element, icon, onTrusted } from '../../view/element.ts';
import { createHost, moveIfUnseen, placeHost } from '../../view/host.ts';
import { LEVEL_LABELS } from '../../view/level_labels.ts';
import accountStyle from '../../view/style/account.css';
import ledgerStyle from '../../view/style/ledger.css';
import { readDocument } from '../../view/page_document.ts';
import { guardLabels, onRealClick } from '../../view/real_clicks.ts';
import { createCardSheets } from '../../view/stylesheet.ts';
import type { Preferences } from '../../view/preferences.ts';
import { countText, type Wording } from '../../view/wording.ts';
import type { Hiding } from '../declutter/hiding.ts';
import type { Peek } from './peek.ts';

const CHEVRON = 'M6 8l4 4 4-4';

/** What the reader can ask of the session by the card. */
export interface LedgerActions {
  parts: PartActions;
  leave(): void;
  level(): HideLevel;
  changeLevel(level: HideLevel): void;
  /** Asks for this site. */
  hideAlways(): Promise<AlwaysAnswer>;
  stopHiding(): Promise<AlwaysAnswer>;
}

export interface LedgerSetting {
  wording: Wording;
  preferences: Preferences;
  /** Whether everything is hidden here without being asked. */
  hidesAlways: boolean;
}

export class Ledger {
  private host: ReturnType<typeof createHost> | null = null;
  private readonly end = new AbortController();
  private opened: AbortController | null = null;
  private title: HTMLElement | null = null;
  private said: HTMLElement | null = null;
  private list: HTMLDetailsElement | null = null;
  private always: HTMLElement | null = null;
  private readonly account: Account;
  private isStale = true;

  constructor(
    private readonly setting: LedgerSetting, private readonly hiding: Hiding, private readonly peek: Peek,
    private readonly actions: LedgerActions,
  ) {
    this.account = new Account(setting.wording, readDocument('documentElement').lang, actions.parts, 'h2');
    addEventListener('keydown', (event) => {
      if (event.isTrusted && event.key === 'Escape' && !event.isComposing) this.close();
    }, { capture: true, signal: this.end.signal });
  }

  get isOpen(): boolean {
    return this.host !== null;
  }

  /**
   * @param isListed whether the list is open from the start
   * @param hidesAlways whether everything is hidden here without being asked
   */
  show(isListed = false, hidesAlways = this.setting.hidesAlways): void {
    const { wording } = this.setting;
    const card = this.open({ title: this.wordTitle(), lines: [] });
    const undo = element('button', { type: 'button', class: 'card-action' }, wording.text('declutter_undo'));
    onTrusted(undo, 'click', this.actions.leave);
    this.list = this.buildList(isListed);
    this.always = this.buildAlways(hidesAlways);
    // Beside the words that are announced: nobody wants the whole list read out.
    card.append(element('div', { class: 'actions' }, undo, this.buildPeek()), this.list, this.buildLevels(), this.always);
    this.update();
  }

  /** What is hidden has changed. */
  update(): void {
    if (this.title) this.title.textContent = this.wordTitle();
    this.isStale = true;
    if (this.list) {
      this.list.hidden = this.hiding.parts.length === 0;
      this.list.previousElementSibling?.toggleAttribute('hidden', this.hiding.parts.length === 0);
      if (this.list.open) this.fill();
    }
  }

  /** Whether everything is hidden here without being asked was chosen elsewhere. */
  updateAlways(hidesAlways: boolean): void {
    const before = this.always;
    this.always = this.buildAlways(hidesAlways);
    before?.replaceWith(this.always);
  }

  showCollapse(): void {
    this.open({ title: this.setting.wording.text('declutter_collapse'), lines: [] });
  }

  showFailure(): void {
    this.open({ title: this.setting.wording.text('failure_title'), lines: [this.setting.wording.text('failure_core')] });
  }

  /** A word more under what is said, in place of the last one. */
  say(words: string): void {
    this.said?.remove();
    this.said = element('p', { role: 'status' }, words);
    this.title?.after(this.said);
  }

  remove(): void {
    this.end.abort();
    this.close();
  }

  close(): void {
    this.peek.close();
    this.opened?.abort();
    this.host?.element.remove();
    this.host = null;
    this.title = null;
    this.list = null;
    this.always = null;
  }

  private wordTitle(): string {
    const { wording } = this.setting;
    return this.hiding.parts.length === 0 ? wording.text('declutter_none') : countText(wording, 'declutter_count', this.hiding.count);
  }

  /** The rows that are there stay: whoever is at one of them keeps the place. */
  private fill(): void {
    if (!this.isStale) return;
    this.isStale = false;
    this.account.show(this.hiding.parts.map(({ item }) => item));
    this.account.refresh();
  }

  private buildList(isOpen: boolean): HTMLDetailsElement {
    const summary = element('summary', {}, icon(CHEVRON), element('span', {}, this.setting.wording.text('declutter_list')));
    const list = element('details', { class: 'parts' }, summary, this.account.box);
    list.open = isOpen;
    list.addEventListener('toggle', () => this.fill());
    return list;
  }

  /** Held by the pointer or by a key, and let go by either. */
  private buildPeek(): HTMLElement {
    const { wording } = this.setting;
    const button = element('button', { type: 'button', class: 'card-action peek-button', title: wording.text('peek_note') }, wording.text('peek'));
    const { signal } = this.end;
    onTrusted(button, 'pointerdown', (event) => {
      if (event.button !== 0) return;
      this.peek.open();
      for (const kind of ['pointerup', 'pointercancel', 'blur'] as const) addEventListener(kind, () => this.peek.close(), { once: true, capture: true, signal });
    });
    onTrusted(button, 'keydown', (event) => {
      if (event.key !== ' ' && event.key !== 'Enter') return;
      event.preventDefault();
      this.peek.open();
    });
    onTrusted(button, 'keyup', () => this.peek.close());
    onTrusted(button, 'blur', () => this.peek.close());
    return button;
  }

  private buildLevels(): HTMLElement {
    const { wording } = this.setting;
    const choices = LEVELS.map((level) => {
      const { name, note } = LEVEL_LABELS[level];
      const radio = element('input', { type: 'radio', name: 'level', value: level });
      radio.checked = level === this.actions.level();
      onRealClick(radio, () => this.actions.changeLevel(level));
      return element('label', { title: wording.text(note) }, radio, element('span', {}, wording.text(name)));
    });
    return element('fieldset', { class: 'levels' }, element('legend', {}, wording.text('level')), ...choices);
  }

  private buildAlways(hidesAlways: boolean): HTMLElement {
    const { wording } = this.setting;
    const row = element('div', { class: 'always', role: 'status' });
    const fill = (isOn: boolean, answer: AlwaysAnswer = 'granted') => {
      const button = element('button', { type: 'button' }, wording.text(isOn ? 'hide_always_stop' : 'hide_always'));
      onTrusted(button, 'click', () => {
        const done = isOn ? this.actions.stopHiding() : this.actions.hideAlways();
        void done.then((next) => {
          // Asked in a page of our own: that one says how it went.
          if (next === 'elsewhere') return;
          fill(next === 'granted' ? !isOn : isOn, next);
          row.querySelector('button')?.focus();
        });
      });
      const said = answer === 'unsaved' ? 'not_saved' : answer === 'refused' ? 'site_refused' : isOn ? 'hides_here' : null;
      const words = said && wording.text(said, location.hostname);
      row.replaceChildren(...(words === null ? [] : [element('p', {}, words)]), button);
    };
    fill(hidesAlways);
    // What is chosen in a private window must not stay.
    row.hidden = !/^https?:$/.test(location.protocol) || chrome.extension.inIncognitoContext;
    return row;
  }

  private open(text: CardText): HTMLElement {
    this.close();
    const sheets = [accountStyle, ledgerStyle].map((style) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      return sheet;
    });
    const host = createHost([...createCardSheets(), ...sheets]);
    const card = buildCard(text, this.setting.wording, this.setting.preferences, () => this.close());
    card.classList.add('ledger');
    this.title = card.querySelector('.card-title');
    guardLabels(host.root);
    host.root.append(card);
    placeHost(host);
    card.showPopover();
    if (moveIfUnseen(host)) card.showPopover();
    this.host = host;
    this.opened = new AbortController();
    leadKeysTo(card, this.opened.signal);
    return card;
  }
}

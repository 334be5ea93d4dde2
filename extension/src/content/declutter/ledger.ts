// The card that says what was hidden of the page and why, with a way back for each part and for all.
//
// Decides what is said and when it goes. Never takes the focus or a key from the page, but for Esc while it is open.

import { buildAccount } from '../../view/account.ts';
import { type CardText, buildCard } from '../../view/card.ts';
import { element, onTrusted } from '../../view/element.ts';
import { createHost, moveIfUnseen, placeHost } from '../../view/host.ts';
import accountStyle from '../../view/style/account.css';
import ledgerStyle from '../../view/style/ledger.css';
import { createCardSheets } from '../../view/stylesheet.ts';
import { countText } from '../../view/wording.ts';
import { Outline } from '../outline.ts';
import type { DeclutterSetting } from '../parts.ts';
import type { Hidden, Hiding } from './hiding.ts';

export class Ledger {
  private host: ReturnType<typeof createHost> | null = null;
  private readonly end = new AbortController();
  private title: HTMLElement | null = null;
  private told = 0;

  constructor(private readonly setting: DeclutterSetting, private readonly hiding: Hiding, private readonly onLeave: () => void) {
    addEventListener('keydown', (event) => {
      if (event.isTrusted && event.key === 'Escape' && !event.isComposing) this.close();
    }, { capture: true, signal: this.end.signal });
  }

  show(): void {
    const { wording } = this.setting;
    const { parts } = this.hiding;
    if (parts.length === 0) {
      this.open({ title: wording.text('declutter_none'), lines: [] });
      return;
    }
    const undo = { label: wording.text('declutter_undo'), act: this.onLeave };
    const card = this.open({ title: countText(wording, 'declutter_count', this.hiding.count), lines: [], actions: [undo] });
    const rows = new Map(parts.map((part) => [part.item, part]));
    const account = buildAccount(parts.map(({ item }) => item), wording, document.documentElement.lang, {
      title: wording.text('declutter_list'), note: null,
      buildChoice: (item) => {
        const part = rows.get(item);
        return part ? this.buildChoice(part) : null;
      },
    });
    // Beside the words that are announced: nobody wants the whole list read out.
    if (account) card.querySelector('[role="status"]')?.after(account);
    this.told = parts.length;
  }

  /** Parts that came late change the number; the rows are made anew when there are more of them. */
  update(): void {
    if (this.title) this.title.textContent = countText(this.setting.wording, 'declutter_count', this.hiding.count);
    const isListOpen = this.host?.root.querySelector('details[open]') != null;
    if (this.host && this.hiding.parts.length !== this.told && !isListOpen) {
      this.close();
      this.show();
    }
  }

  showCollapse(): void {
    this.open({ title: this.setting.wording.text('declutter_collapse'), lines: [] });
  }

  showFailure(): void {
    this.open({ title: this.setting.wording.text('failure_title'), lines: [this.setting.wording.text('failure_core')] });
  }

  remove(): void {
    this.end.abort();
    this.close();
  }

  private close(): void {
    this.host?.element.remove();
    this.host = null;
    this.title = null;
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
    host.root.append(card);
    placeHost(host);
    card.showPopover();
    if (moveIfUnseen(host)) card.showPopover();
    this.host = host;
    return card;
  }

  /** Shows one part again, framed for a moment, or hides it again. */
  private buildChoice(part: Hidden): HTMLElement {
    const { wording } = this.setting;
    const button = element('button', { type: 'button', class: 'card-action', 'aria-pressed': String(part.isShown) }, wording.text('show_part'));
    onTrusted(button, 'click', () => {
      this.hiding.set(part, !part.isShown);
      button.setAttribute('aria-pressed', String(part.isShown));
      this.update();
      if (part.isShown) frame(part.element);
    });
    return button;
  }
}

const FRAME_MS = 1600;

function frame(part: Element): void {
  part.scrollIntoView({ block: 'center', behavior: 'instant' });
  const outline = new Outline('landing');
  outline.place(part.getBoundingClientRect());
  setTimeout(() => outline.remove(), FRAME_MS);
}

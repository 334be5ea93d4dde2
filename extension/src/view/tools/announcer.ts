// Says in a few words what has just happened: at the foot of the window for the eyes, as a status for the ears.
//
// Decides how long it is seen. One message at a time; a new one takes the place of the old.

import { element, onTrusted } from '../element.ts';
import type { OpenedView } from '../opened_view.ts';
import { Spoken } from '../spoken.ts';

const SHORT_MS = 1800;
/** There is something to press: time to find it. */
const LONG_MS = 8000;
/** Time is counted in these, of which a machine that stalls gives fewer: nobody reads meanwhile. */
const TICK_MS = 200;

export interface Action {
  label: string;
  act(): void;
}

export class Announcer {
  private readonly words = element('span', { 'aria-hidden': 'true' });
  private readonly spoken = new Spoken();
  private readonly button = element('button', { type: 'button', hidden: true });
  private readonly box: HTMLElement;
  private timer = 0;
  private action: Action | null = null;

  /** How to get to the button. */
  private readonly keys: string;

  private readonly root: HTMLElement;

  constructor({ root, wording }: OpenedView) {
    this.root = root;
    this.keys = wording.text('card_keys');
    this.box = element('div', { class: 'announcement', lang: wording.locale, dir: wording.direction }, this.words, this.button);
    onTrusted(this.button, 'click', () => {
      this.hide();
      this.action?.act();
    });
    this.spoken.box.lang = wording.locale;
    root.append(this.box, this.spoken.box);
  }

  say(text: string, action: Action | null = null): void {
    clearInterval(this.timer);
    this.action = action;
    this.words.textContent = text;
    this.spoken.say(action ? [text, action.label, this.keys].join(' ') : text);
    this.button.hidden = action === null;
    this.button.textContent = action?.label ?? '';
    this.box.classList.add('shown');
    this.hideLater(action ? LONG_MS : SHORT_MS);
  }

  disconnect(): void {
    clearInterval(this.timer);
    this.spoken.disconnect();
  }

  /** Nothing goes from under the finger: while its button has the focus, the message stays. */
  private hideLater(afterMs: number): void {
    let ticks = afterMs / TICK_MS;
    this.timer = setInterval(() => {
      if (this.box.matches(':focus-within')) ticks = afterMs / TICK_MS;
      ticks -= 1;
      if (ticks <= 0) this.hide();
    }, TICK_MS);
  }

  private hide(): void {
    clearInterval(this.timer);
    // Who pressed its button goes on in the text.
    if (this.box.matches(':focus-within')) this.root.focus({ preventScroll: true });
    this.box.classList.remove('shown');
    this.button.hidden = true;
  }
}

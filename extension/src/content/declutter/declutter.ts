// Hides the ads and link farms of the page itself, says what and why, and takes it all back.
//
// Decides what a command means: one session at a time does the rest.

import { isConnected } from '../background_link.ts';
import type { DeclutterSetting } from '../parts.ts';
import { Session } from './session.ts';

export class Declutter {
  private session: Session | null = null;

  constructor() {
    // The browser brings the page back from its cache, and the button has forgotten what it said.
    addEventListener('pageshow', (event) => {
      if (event.isTrusted && event.persisted) this.tellAgain();
    });
  }

  get isAlive(): boolean {
    return isConnected();
  }

  /** On, or off again. */
  toggle(setting: DeclutterSetting): void {
    if (this.session?.isOn) this.stop();
    else void this.start(setting).begin(true);
  }

  /** On, where it is not, without a word; a card that is open learns whether this is to stay so. */
  startQuietly(setting: DeclutterSetting): void {
    if (this.session?.isOn) this.session.tellAlways(setting.hidesAlways);
    else void this.start(setting).begin(false);
  }

  /** What is hidden and why; hides it first where nothing is. */
  showAccount(setting: DeclutterSetting): void {
    if (this.session?.isOn) void this.session.showAccount(setting.hidesAlways);
    else void this.start(setting).begin(true, true);
  }

  stop(): void {
    this.session?.stop();
    this.session = null;
  }

  /** Takes the card away; what is hidden stays so. */
  closeCard(): void {
    this.session?.closeCard();
  }

  /** Something else has said what the button shows. */
  tellAgain(): void {
    if (this.session?.isOn) this.session.tell();
  }

  /** Does something while the page is as its author made it. */
  suspended<Result>(task: () => Result): Result {
    return this.session ? this.session.hiding.suspended(task) : task();
  }

  /** Shows the part that holds an element, where it is hidden. */
  reveal(element: Element): void {
    this.session?.reveal(element);
  }

  private start(setting: DeclutterSetting): Session {
    // One that has ended may still say why.
    this.stop();
    this.session = new Session(setting, () => this.stop());
    return this.session;
  }
}

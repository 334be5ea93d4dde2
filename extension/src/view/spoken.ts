// Words for those who do not see them come up.
//
// Decides when: a status that comes with its words, or into sight with them, is not announced by every screen reader; one
// that is always there and whose words come a moment later is. They go again, so that nobody who reads on meets them twice.

import { element } from './element.ts';

const AFTER_MS = 100;
const GONE_AFTER_MS = 4000;

/** A status for the ears alone; the same words stand beside it for the eyes. */
export class Spoken {
  readonly box = element('span', { class: 'spoken', role: 'status' });
  private timers: ReturnType<typeof setTimeout>[] = [];

  /** Also where the words are those of the last time. */
  say(words: string): void {
    this.disconnect();
    this.box.replaceChildren();
    this.timers = [setTimeout(() => (this.box.textContent = words), AFTER_MS), setTimeout(() => this.box.replaceChildren(), GONE_AFTER_MS)];
  }

  disconnect(): void {
    this.timers.forEach(clearTimeout);
  }
}

/** One that says its words once it is there. */
export function buildSpoken(words: string): HTMLElement {
  const spoken = new Spoken();
  spoken.say(words);
  return spoken.box;
}

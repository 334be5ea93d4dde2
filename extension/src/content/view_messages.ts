// What the shell says over the text: that the view opened by itself or goes on where the reader stopped, that there is more
// to read by now, that something is not done.
//
// Decides which words and which buttons; one message at a time, the newest is what matters. Never acts by itself.

import { buildToast, type ToastText } from '../view/toast.ts';
import type { Wording } from '../view/wording.ts';
import { isConnected, requestStayAway } from './background_link.ts';

export class ViewMessages {
  private shown: HTMLElement | null = null;

  /** @param view where they stand; it takes the focus that a message had */
  constructor(private readonly view: HTMLElement, private readonly wording: Wording) {}

  /**
   * What the reader did not ask for must be said, with the way out of it.
   * @param isQuiet whether the view opened by itself
   * @param isResumed whether it begins where the last visit stopped
   */
  greet(isQuiet: boolean, isResumed: boolean, goToTop: () => void): void {
    const { wording } = this;
    const fromTop = { label: wording.text('from_top'), act: goToTop };
    if (isQuiet) {
      const stop = { label: wording.text('stay_away'), act: () => void this.stayAway() };
      const words = wording.text(isResumed ? 'opened_and_resumed' : 'opened_by_itself', location.hostname);
      // What is chosen in a private window must not stay.
      const actions = [...(isResumed ? [fromTop] : []), ...(chrome.extension.inIncognitoContext ? [] : [stop])];
      this.show({ words, actions });
    } else if (isResumed) {
      this.show({ words: wording.text('resumed'), actions: [fromTop] });
    }
  }

  /** The page holds more by now, or is another one. */
  offerReading(message: 'page_loaded' | 'page_moved', read: () => void): void {
    const { wording } = this;
    const actions = [{ label: wording.text('read_new'), act: read }, { label: wording.text('stay'), act: () => undefined }];
    this.show({ words: wording.text(message), actions });
  }

  /** Why what was asked for is not done. */
  tell(message: 'part_refused' | 'selection_in_view' | 'not_saved'): void {
    this.show({ words: this.wording.text(message), actions: [] });
  }

  /** A choice that will be gone tomorrow is said to be so; after a reload of the extension there is nobody to keep it. */
  tellUnkept(): void {
    if (isConnected()) this.tell('not_saved');
  }

  private async stayAway(): Promise<void> {
    if ((await requestStayAway()) === 'unsaved') this.tellUnkept();
  }

  private show(text: ToastText): void {
    if (this.shown?.matches(':focus-within')) this.view.focus({ preventScroll: true });
    this.shown?.remove();
    this.shown = buildToast(text, this.wording);
    this.view.append(this.shown);
  }
}

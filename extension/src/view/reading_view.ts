// The reading view as one tree: bar, article, account.
//
// Decides what stands where. Knows nothing of the extension or of the page behind: www shows the same view.

import type { Reading } from '../outcome.ts';
import { buildAccount } from './account.ts';
import { hostOf, isLinkAddress } from './address.ts';
import { Anchors } from './anchors.ts';
import { buildBar } from './bar.ts';
import { buildBlocks } from './blocks.ts';
import { element } from './element.ts';
import { buildHead } from './head.ts';
import { Overflow } from './overflow.ts';
import { applyPreferences, type Preferences } from './preferences.ts';
import type { Wording } from './wording.ts';

/** A language tag as BCP 47 writes it; anything else is not handed to the page. */
const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

export interface ViewOptions {
  wording: Wording;
  /** Where the article is from; links to it stand at its foot. */
  address: string;
  preferences: Preferences;
  /** Something the reader must know before the text. */
  notice?: string;
  /** Buttons of the shell that stand in the bar. */
  tools?: readonly HTMLElement[];
  onPreferences(preferences: Preferences): void;
  onExit(): void;
}

export interface ReadingView {
  /** What the view calls itself: the headline. */
  title: string;
  /** What each block of the text became; null where nothing is shown of it. */
  parts: (Node | null)[];
  /** Stops what watches; the nodes themselves are the caller's to remove. */
  disconnect(): void;
}

/** Fills `root`, which scrolls, with the view. */
export function fillReadingView(root: HTMLElement, reading: Reading, options: ViewOptions): ReadingView {
  const { wording } = options;
  const lang = LANGUAGE_TAG.test(reading.metadata.lang ?? '') ? (reading.metadata.lang ?? '') : 'und';
  const overflow = new Overflow();
  const anchors = new Anchors();
  const account = buildAccount(reading.account, wording, lang);
  const bar = buildBar(reading.account.length, { ...options.preferences }, wording, {
    exit: options.onExit,
    choose: (preferences) => {
      applyPreferences(root, preferences);
      options.onPreferences({ ...preferences });
    },
    showAccount: account ? () => showAccount(account) : null,
  });
  const parts = reading.blocks.map((block) => buildBlocks([block], { wording, anchors, overflow })[0] ?? null);
  const article = element(
    'article', { lang, dir: reading.metadata.dir === 'rtl' ? 'rtl' : 'ltr' },
    options.notice ? element('p', { class: 'notice', role: 'note', lang: wording.locale, dir: wording.direction }, options.notice) : null,
    buildHead(reading, wording, lang),
    element('div', { class: 'body' }, ...parts),
    buildFoot(reading, options),
  );
  bar.bar.querySelector('.space')?.before(...(options.tools ?? []));
  anchors.attach(article);
  root.classList.add('view');
  root.lang = wording.locale;
  root.dir = wording.direction;
  applyPreferences(root, options.preferences);
  // No `main`: the page behind has its own, and a dialog needs none.
  root.append(bar.bar, bar.progress, element('div', { class: 'page' }, article, account));
  bar.follow(root);
  return { title: reading.metadata.title ?? wording.text('reading_view'), parts, disconnect: () => overflow.disconnect() };
}

function showAccount(account: HTMLDetailsElement): void {
  account.open = true;
  account.scrollIntoView({ block: 'start' });
  account.querySelector('summary')?.focus({ preventScroll: true });
}

/** Editor and origin, kept small; and the truth about a text that was cut short. */
function buildFoot(reading: Reading, { wording, address }: ViewOptions): HTMLElement {
  const { editor } = reading.metadata;
  const words = { lang: wording.locale, dir: wording.direction };
  return element(
    'footer', { class: 'foot' },
    reading.is_cut ? element('p', { class: 'cut', ...words }, wording.text('page_too_large')) : null,
    editor ? element('p', { class: 'editor' }, element('span', words, wording.text('editor')), element('bdi', {}, editor)) : null,
    isLinkAddress(address)
      ? element('p', { class: 'origin', ...words }, element('span', {}, wording.text('origin')), element('bdi', { dir: 'ltr' }, hostOf(address)))
      : null,
  );
}

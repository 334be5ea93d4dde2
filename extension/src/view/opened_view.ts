// What the view hands to its tools, and what they hand back.
//
// Decides the seam between the two scripts of the view: the first shows the text at once, the second brings panels, keys
// and whatever else nobody needs before the first line is read. Nothing here exists at run time but the panels' names.

import type { Digest, Reading } from '../outcome.ts';
import type { PartActions } from './account.ts';
import type { Anchors } from './anchors.ts';
import type { ChosenLook } from './chosen_look.ts';
import type { Preferences } from './preferences.ts';
import type { Wording } from './wording.ts';

/** In the order of their buttons in the bar. */
export const PANELS = ['contents', 'look', 'listen', 'help', 'leftout'] as const;
export type PanelName = (typeof PANELS)[number];

export interface OpenedView {
  /** Holds everything and scrolls. */
  readonly root: HTMLElement;
  readonly bar: HTMLElement;
  readonly article: HTMLElement;
  readonly anchors: Anchors;
  /** The language of the article as its `lang` says it. */
  readonly lang: string;
  readonly reading: Reading;
  readonly wording: Wording;
  readonly look: ChosenLook;
  readonly doors: Doors;
  /** Shows one picture while pictures are switched off. */
  showImage(image: HTMLImageElement): void;
}

/** What only the owner of the view can do, as far as it can. */
export interface Doors {
  exit(): void;
  /** The bytes of a font file of ours; null where it cannot be had. */
  loadFont?(file: string): Promise<ArrayBuffer | null>;
  /** What the article is about; null where that cannot be told. */
  digest?(): Promise<Digest | null>;
  /** Leaves the view and shows this part of the page. */
  showInPage?(part: HTMLElement): void;
  /** What can be done about what is left out. */
  parts?: PartActions;
  /** Whether what is chosen of the look holds for this site alone. */
  siteLook?: SiteLook;
  /** What else of the page can be read. */
  otherTexts?: OtherTexts;
  /** The keys that are set in the browser; null where that cannot be told. */
  shortcuts?(): Promise<Shortcuts | null>;
  /** Puts the article as Markdown on the clipboard. */
  copyMarkdown?(): Promise<boolean>;
}

/** Keys that the browser answers to; empty where none is set. */
export interface Shortcuts {
  toggle: string;
  declutter: string;
}

export interface OtherTexts {
  /** Whether what is shown may well not be what was meant. */
  readonly isDoubtful: boolean;
  /** The second best first. */
  find(): OtherText[];
  /** Lets the reader point at a block. */
  pick(): void;
  /** Reads the whole page; there while a part is shown. */
  readWhole?(): void;
}

export interface OtherText {
  words: string;
  chars: number;
  /** Reads it in place of what is shown. */
  read(): void;
}

export interface SiteLook {
  readonly host: string;
  isOwn(): boolean;
  /** @param look what the site begins with */
  setOwn(isOwn: boolean, look: Preferences): void;
}

export interface Tools {
  toggle(panel: PanelName): void;
  disconnect(): void;
}

/** What the second script is: called once for each view that is opened. */
export type StartTools = (view: OpenedView) => Tools;

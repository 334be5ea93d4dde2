// The reading view as one tree: bar and article.
//
// Decides what stands where. Knows nothing of the extension or of the page behind: www shows the same view.

import type { Block, Reading } from '../outcome.ts';
import { hostOf, isLinkAddress, withoutFragment } from './address.ts';
import { Anchors } from './anchors.ts';
import { buildBar, leadToPanel } from './bar.ts';
import { type BodyContext, buildBlocks } from './blocks.ts';
import { ChosenLook } from './chosen_look.ts';
import { element, onTrusted } from './element.ts';
import { buildCuts, buildHead } from './head.ts';
import { HeadingLevels } from './heading_levels.ts';
import { loadImages, showImage } from './image.ts';
import { spaceMarks, splitHeadings } from './line_breaks.ts';
import { easeLongText } from './long_text.ts';
import { listenForMessageKey } from './message_key.ts';
import { type Doors, type OpenedView, type PanelName, PANELS, type StartTools, type Tools } from './opened_view.ts';
import { Overflow } from './overflow.ts';
import { readDocument } from './page_document.ts';
import { type Preferences, scriptOf } from './preferences.ts';
import { setPunctuation } from './punctuation.ts';
import { countText, type Wording } from './wording.ts';

/** A language tag as BCP 47 writes it; anything else is not handed to the page. */
const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

/** The headline is the first. */
const BODY_LEVEL = 2;

export interface ViewOptions {
  wording: Wording;
  /** Where the article is from; links to it stand at its foot. */
  address: string;
  preferences: Preferences;
  /** Whether the view will be shown from the top of the text: then what is below the window may be laid out a frame later. */
  beginsAtTop?: boolean;
  /** Something the reader must know before the text. */
  notice?: string;
  /** Buttons of the shell that stand in the bar. */
  buttons?: readonly HTMLElement[];
  onPreferences(preferences: Preferences): void;
  /** What only the owner can do. */
  doors: Doors;
  /** Brings the second script; null where it cannot be had. */
  loadTools(): Promise<StartTools | null>;
}

export interface ReadingView {
  /** What the view calls itself: the headline. */
  title: string;
  /** What each block of the text became; null where nothing is shown of it. */
  parts: (Node | null)[];
  /** The reader's choices as they are shown. */
  look: ChosenLook;
  /** Stops what watches; the nodes themselves are the caller's to remove. */
  disconnect(): void;
}

/** Fills `root`, which scrolls, with the view. */
export function fillReadingView(root: HTMLElement, reading: Reading, options: ViewOptions): ReadingView {
  const { wording } = options;
  const lang = LANGUAGE_TAG.test(reading.metadata.lang ?? '') ? (reading.metadata.lang ?? '') : 'und';
  const tools = new ToolsLink(options.loadTools);
  const overflow = new Overflow(wording);
  const anchors = new Anchors();
  const look = new ChosenLook(root, scriptOf(lang), options.preferences, options.onPreferences);
  const levels = new HeadingLevels(BODY_LEVEL);
  const parts = reading.blocks.map((block) => buildBlocks([block], { wording, anchors, overflow, levels })[0] ?? null);
  const body = element('div', { class: 'body' }, ...parts);
  easeLongText(body, parts.length, reading.size.chars);
  if (options.beginsAtTop === true && !options.preferences.vertical) body.classList.add('fresh');
  // Such marks stand between Han characters only.
  if (reading.size.cjk_chars > 0) spaceMarks(body);
  splitHeadings(body, lang);
  const article = element(
    'article', { lang, dir: reading.metadata.dir === 'rtl' ? 'rtl' : 'ltr' },
    options.notice ? element('p', { class: 'notice', role: 'note', lang: wording.locale, dir: wording.direction }, options.notice) : null,
    buildHead(reading, wording, lang, options.address),
    body,
    buildNotes(reading.notes, { wording, anchors, overflow, levels: new HeadingLevels(BODY_LEVEL + 1) }),
    buildFoot(reading, options, (name) => tools.open(name)),
  );
  setPunctuation(article, lang);
  const loadWanted = ({ images }: Preferences) => images && loadImages(article);
  loadWanted(options.preferences);
  look.onChange(loadWanted);
  for (const formula of article.querySelectorAll<HTMLElement>('.formula')) overflow.watch(formula, 'formula_region');
  const { bar, progress, follow } = buildBar(reading.account.length, choosePanels(article, reading), wording, {
    exit: options.doors.exit,
    openPanel: (name) => tools.open(name),
  });
  bar.querySelector('.space')?.before(...(options.buttons ?? []));
  anchors.attach(article);
  root.classList.add('view');
  root.lang = wording.locale;
  root.dir = wording.direction;
  // No `main`: the page behind has its own, and a dialog needs none.
  root.append(bar, progress, element('div', { class: 'page' }, article));
  follow(root);
  const end = new AbortController();
  listenForMessageKey(root, end.signal);
  tools.start({ root, bar, article, anchors, lang, reading, wording, look, doors: options.doors, showImage });
  return {
    title: reading.metadata.title ?? wording.text('reading_view'),
    parts,
    look,
    disconnect() {
      end.abort();
      overflow.disconnect();
      look.disconnect();
      tools.disconnect();
    },
  };
}

/** Contents are offered where there is something to choose from, the account where something was left out. */
function choosePanels(article: HTMLElement, { account }: Reading): PanelName[] {
  const hasSections = article.querySelectorAll('.body :is(h2, h3, h4, h5, h6)').length >= 2;
  const isOffered: Partial<Record<PanelName, boolean>> = { contents: hasSections, leftout: account.length > 0 };
  return PANELS.filter((name) => isOffered[name] ?? true);
}

/** The second script comes after the first paint; a panel that is asked for before is opened when it is there. */
class ToolsLink {
  private tools: Tools | null = null;
  private wanted: PanelName | null = null;
  private isGone = false;

  constructor(private readonly load: ViewOptions['loadTools']) {}

  start(view: OpenedView): void {
    // The first frame shows the text; all of this is for the next.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (this.isGone) return;
      view.article.querySelector('.fresh')?.classList.remove('fresh');
      this.load().then((start) => this.receive(start, view), () => undefined);
    }));
  }

  /** Where the tools are there, the button opens its panel by itself. */
  open(name: PanelName): void {
    if (!this.tools) this.wanted = name;
  }

  disconnect(): void {
    this.isGone = true;
    this.tools?.disconnect();
  }

  private receive(start: StartTools | null, view: OpenedView): void {
    if (this.isGone || !start) return;
    this.tools = start(view);
    if (this.wanted) this.tools.toggle(this.wanted);
  }
}

/** The notes that stood elsewhere in the page, below the text; each mark in the text shows its own beside it. */
function buildNotes(notes: readonly Block[], context: BodyContext): HTMLElement | null {
  if (notes.length === 0) return null;
  const { wording } = context;
  const heading = element('h2', { id: 'notes-heading', lang: wording.locale, dir: wording.direction }, wording.text('notes'));
  return element('section', { class: 'notes', 'aria-labelledby': 'notes-heading' }, heading, ...buildBlocks(notes, context));
}

/** Editor and origin, kept small; once more the truth about a text that was cut short; and where one goes from here. */
function buildFoot(reading: Reading, { wording, address, doors }: ViewOptions, openPanel: (name: PanelName) => void): HTMLElement {
  const { editor } = reading.metadata;
  const words = { lang: wording.locale, dir: wording.direction };
  return element(
    'div', { class: 'foot' },
    ...buildCuts(reading, wording, 'cut'),
    editor ? element('p', { class: 'editor' }, element('span', words, wording.text('editor')), element('bdi', {}, editor)) : null,
    isLinkAddress(address)
      ? element('p', { class: 'origin', ...words }, element('span', {}, wording.text('origin')), element('bdi', { dir: 'ltr' }, buildOrigin(address, doors)))
      : null,
    element('div', { class: 'foot-doors', ...words }, ...buildFootDoors(reading.account.length, wording, doors, openPanel)),
  );
}

/** Where the page is the one behind, following its link leaves the view: to load it once more would lose what it holds. */
function buildOrigin(address: string, doors: Doors): HTMLElement {
  const link = element('a', { href: address, rel: 'noopener noreferrer' }, hostOf(address));
  onTrusted(link, 'click', (event) => {
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (isElsewhere || withoutFragment(address) !== withoutFragment(readDocument('URL'))) return;
    event.preventDefault();
    doors.exit();
  });
  return link;
}

/** At the end of the text nobody has to look for the bar. */
function buildFootDoors(leftOut: number, wording: Wording, doors: Doors, openPanel: (name: PanelName) => void): HTMLElement[] {
  const back = element('button', { type: 'button', class: 'back' }, wording.text('back_to_page'));
  onTrusted(back, 'click', doors.exit);
  if (leftOut === 0) return [back];
  const account = element('button', { type: 'button' }, countText(wording, 'hidden_count', leftOut));
  leadToPanel(account, 'leftout', openPanel);
  return [back, account];
}

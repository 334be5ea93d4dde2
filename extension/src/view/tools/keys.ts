// The keys of the view: one table, which the help shows as it stands.
//
// Decides what each single key does, and when none does anything: switched off by the reader, with a modifier, while
// composing, in a field that takes letters, or pressed by a script. Esc is the browser's and the dialog's; the way to a
// message is `message_key.ts`.

import { goTo } from '../anchors.ts';
import { onTrusted } from '../element.ts';
import { THEME_LABELS } from '../look_labels.ts';
import { readDocument } from '../page_document.ts';
import { type Colours, DARK_THEMES, DEFAULT_PREFERENCES, LIGHT_THEMES, type Preferences, scaleOf, type Theme } from '../preferences.ts';
import type { OpenedView } from '../opened_view.ts';
import { formatPercent, type MessageKey } from '../wording.ts';
import type { Announcer } from './announcer.ts';
import type { DigestView } from './digest.ts';
import { findHeadings } from './headings.ts';
import { nameKey } from './key_names.ts';
import type { Panels } from './panels.ts';
import { findNeighbour, findParagraph, findParagraphs } from './paragraphs.ts';
import { isVertical } from './reading_line.ts';
import { isSelectAll, selectArticle } from './select_all.ts';
import type { Speech } from './speech.ts';

/** What a key can reach. */
export interface Reach {
  view: OpenedView;
  panels: Panels;
  announcer: Announcer;
  speech: Speech;
  digest: DigestView;
}

export interface KeyEntry {
  /** As `KeyboardEvent.key` names them; the first is shown. */
  keys: readonly [string, ...string[]];
  label: MessageKey;
  /** False where there was nothing to do: then the key is the browser's. */
  act(reach: Reach): unknown;
  /** Whether it goes on while it is held: it steps, and neither opens nor switches anything. */
  repeats?: true;
  /** Left out where this says no. */
  isOffered?(view: OpenedView): boolean;
}

const hasHeadings = (view: OpenedView): boolean => findHeadings(view).length >= 2;
const hasDigest = ({ doors }: OpenedView): boolean => doors.digest !== undefined;
/** Narrow, as set, wide. */
const WIDTHS = [-4, 0, 4] as const;
/** With the reader's own colours, where there are any. */
const cycleThemes = ({ custom }: Preferences): readonly Theme[] => {
  const hasOwn = (Object.keys(custom) as (keyof Colours)[]).some((name) => custom[name] !== DEFAULT_PREFERENCES.custom[name]);
  return ['auto', ...LIGHT_THEMES, ...DARK_THEMES, ...(hasOwn ? (['custom'] as const) : [])];
};

export const KEYS: readonly KeyEntry[] = [
  { keys: ['j'], repeats: true, label: 'key_next_paragraph', act: ({ view }) => walk(view, findParagraphs(view), 1) },
  { keys: ['k'], repeats: true, label: 'key_previous_paragraph', act: ({ view }) => walk(view, findParagraphs(view), -1) },
  { keys: [']'], repeats: true, label: 'key_next_heading', isOffered: hasHeadings, act: ({ view }) => walk(view, findHeadings(view), 1) },
  { keys: ['['], repeats: true, label: 'key_previous_heading', isOffered: hasHeadings, act: ({ view }) => walk(view, findHeadings(view), -1) },
  { keys: ['n'], repeats: true, label: 'key_next_keyword', isOffered: hasDigest, act: ({ digest }) => digest.walk(1) },
  { keys: ['p'], repeats: true, label: 'key_previous_keyword', isOffered: hasDigest, act: ({ digest }) => digest.walk(-1) },
  { keys: ['g'], label: 'key_top', act: ({ view }) => goToTop(view) },
  { keys: ['t'], label: 'contents', isOffered: hasHeadings, act: ({ panels }) => panels.toggle('contents') },
  { keys: ['a'], label: 'look', act: ({ panels }) => panels.toggle('look') },
  { keys: ['x'], label: 'account', isOffered: ({ reading }) => reading.account.length > 0, act: ({ panels }) => panels.toggle('leftout') },
  { keys: ['+', '='], repeats: true, label: 'text_larger', act: (reach) => resize(reach, 1) },
  { keys: ['-'], repeats: true, label: 'text_smaller', act: (reach) => resize(reach, -1) },
  { keys: ['0'], label: 'key_size_reset', act: (reach) => resize(reach, 0) },
  { keys: ['d'], label: 'key_theme', act: changeTheme },
  { keys: ['w'], label: 'key_width', act: changeWidth },
  { keys: ['f'], label: 'line_focus', isOffered: ({ article }) => !isVertical(article), act: changeLineFocus },
  { keys: ['s'], label: 'key_listen', act: listen },
  { keys: ['.'], repeats: true, label: 'key_next_sentence', act: ({ speech }) => speech.skip(1) },
  { keys: [','], repeats: true, label: 'key_previous_sentence', act: ({ speech }) => speech.skip(-1) },
  { keys: ['c'], label: 'key_copy', isOffered: ({ doors }) => doors.copyMarkdown !== undefined, act: copy },
  { keys: ['o'], label: 'key_original', isOffered: ({ doors }) => doors.showInPage !== undefined, act: showInPage },
  { keys: ['?'], label: 'help', act: ({ panels }) => panels.toggle('help') },
];

export function isOffered(entry: KeyEntry, view: OpenedView): boolean {
  return entry.isOffered?.(view) ?? true;
}

/** Fields that take letters; buttons, boxes and sliders do not. */
const FIELDS = 'select, textarea, input:not([type="radio"], [type="checkbox"], [type="range"], [type="color"]), [contenteditable]';

/** Where there is no voice yet the panel says so, and reading begins with the first that comes. */
function listen({ speech, panels }: Reach): void {
  if (!speech.canSpeak) panels.toggle('listen');
  speech.toggle();
}

/** @param end when the view is left */
export function listenToKeys(reach: Reach, end: AbortSignal): void {
  const { view } = reach;
  const handle = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const [target] = event.composedPath();
    const isTyping = target instanceof Element && target.matches(FIELDS);
    if (isSelectAll(event) && !isTyping) {
      selectArticle(view);
      event.preventDefault();
      return;
    }
    const name = event.isComposing ? null : nameKey(event);
    if (name === null) return;
    const entry = KEYS.find(({ keys }) => keys.includes(name));
    if (!entry || !view.look.preferences.keys || isTyping || !isOffered(entry, view)) return;
    if ((!event.repeat || entry.repeats) && entry.act(reach) === false) return;
    event.preventDefault();
  };
  onTrusted(view.root, 'keydown', handle);
  window.addEventListener('keydown', (event) => {
    if (!event.isTrusted || !isNowhere(event) || view.root.querySelector('dialog[open]')) return;
    view.root.focus({ preventScroll: true });
    handle(event);
    if (event.defaultPrevented) event.stopImmediatePropagation();
  }, { capture: true, signal: end });
}

/** Whether nothing has the focus: what had it has gone. The keys are the view's all the same. */
function isNowhere({ target }: Event): boolean {
  return target === readDocument('body') || target === readDocument('documentElement');
}

function walk(view: OpenedView, parts: readonly HTMLElement[], by: 1 | -1): void {
  const target = findNeighbour(parts, view.root, by);
  if (target) goTo(target);
}

/** Vertical text has its beginning at the right edge of its page: place 0 as well. */
function goToTop({ article, root }: OpenedView): void {
  root.scrollTo(0, 0);
  article.parentElement?.scrollTo(0, 0);
}

function resize({ view: { look, wording }, announcer }: Reach, by: -1 | 0 | 1): void {
  if (by === 0) look.changeTypography({ size: 0 });
  else look.step('size', by);
  announcer.say(wording.text('size_is', formatPercent(wording, Math.round(100 * scaleOf(look.typography.size)))));
}

function changeTheme({ view: { look, wording }, announcer }: Reach): void {
  const themes = cycleThemes(look.preferences);
  const theme = themes[(themes.indexOf(look.preferences.theme) + 1) % themes.length] ?? 'auto';
  look.change({ theme });
  announcer.say(wording.text('theme_is', wording.text(THEME_LABELS[theme])));
}

function changeWidth({ view: { look, wording }, announcer }: Reach): void {
  const measure = WIDTHS.find((width) => width > look.typography.measure) ?? WIDTHS[0];
  look.changeTypography({ measure });
  const label = measure === 0 ? 'width_medium' : measure < 0 ? 'width_narrow' : 'width_wide';
  announcer.say(wording.text(label));
}

function changeLineFocus({ view: { look, wording }, announcer }: Reach): void {
  const lineFocus = !look.preferences.lineFocus;
  look.change({ lineFocus });
  announcer.say(wording.text(lineFocus ? 'line_focus_on' : 'line_focus_off'));
}

function copy({ view: { doors, wording }, announcer }: Reach): void {
  void doors.copyMarkdown?.().then((isDone) => announcer.say(wording.text(isDone ? 'copied' : 'copy_failed')));
}

function showInPage({ view }: Reach): void {
  const part = findParagraph(view);
  if (part) view.doors.showInPage?.(part);
}

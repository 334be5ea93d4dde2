// What the extension's own pages have in common: their styles, their language, their line for messages.
//
// Decides no content. Styles are constructed sheets, so the pages' policy allows no other.

import { createBrowserWording } from '../content/words.ts';
import { element, onTrusted } from '../view/element.ts';
import { showTheme } from '../view/shown_theme.ts';
import fonts from '../view/style/fonts.css';
import themes from '../view/style/themes.css';
import { DEFAULT_PREFERENCES } from '../view/preferences.ts';
import type { MessageKey, Wording } from '../view/wording.ts';
import style from './page.css';

export interface Frame {
  wording: Wording;
  main: HTMLElement;
  /** Says what was done, and how to undo it. */
  say(words: string, undo?: () => void): void;
}

export function fillFrame(title: MessageKey): Frame {
  const wording = createBrowserWording();
  document.documentElement.lang = wording.locale;
  document.documentElement.dir = wording.direction;
  document.title = wording.text(title);
  document.adoptedStyleSheets = [themes, fonts, style].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  const main = element('main', {}, element('h1', {}, wording.text(title)));
  const status = element('div', { class: 'status', role: 'status' });
  document.body.classList.add('card');
  // By day and by night, as the browser has it; what is chosen for texts is shown on texts.
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const colour = () => showTheme(document.body, DEFAULT_PREFERENCES, dark.matches);
  dark.addEventListener('change', colour);
  colour();
  document.body.append(main, status);
  const say = (words: string, undo?: () => void) => {
    const before = document.activeElement;
    const button = element('button', { type: 'button' }, wording.text('undo'));
    onTrusted(button, 'click', () => {
      status.replaceChildren();
      // Where the reader was; the button is gone.
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      undo?.();
    });
    status.replaceChildren(element('p', {}, words), ...(undo ? [button] : []));
  };
  return { wording, main, say };
}

/** A part of a page under a heading of its own. */
export function buildSection(id: string, title: string, ...content: (Node | null)[]): HTMLElement {
  return element('section', { id, 'aria-labelledby': `${id}-title` }, element('h2', { id: `${id}-title` }, title), ...content);
}

export function buildButton(label: string, act: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button' }, label);
  onTrusted(button, 'click', act);
  return button;
}

/** A switch with its words, and a sentence about what it does. */
export function buildSwitch(id: string, label: string, note: string, isOn: boolean, change: (isOn: boolean) => void): HTMLElement {
  const box = element('input', { type: 'checkbox', id, 'aria-describedby': `${id}-note` });
  box.checked = isOn;
  box.addEventListener('change', () => change(box.checked));
  return element(
    'div', { class: 'switch' }, box, element('label', { for: id }, label), element('p', { class: 'note', id: `${id}-note` }, note),
  );
}

/** One of several, each with a sentence about what it does. */
export function buildChoiceList<Value extends string>(
  name: string, label: string, choices: readonly { value: Value; label: string; note: string }[], chosen: Value, choose: (value: Value) => void,
): HTMLElement {
  const rows = choices.map(({ value, label: words, note }) => {
    const id = `${name}-${value}`;
    const radio = element('input', { type: 'radio', name, value, id, 'aria-describedby': `${id}-note` });
    radio.checked = value === chosen;
    radio.addEventListener('change', () => choose(value));
    return element('div', { class: 'switch' }, radio, element('label', { for: id }, words), element('p', { class: 'note', id: `${id}-note` }, note));
  });
  return element('fieldset', {}, element('legend', {}, label), ...rows);
}

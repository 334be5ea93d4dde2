// The core's answer as it is: indented JSON with its keys and values in colour.
//
// Decides how much of a long answer is shown. Colours are ranges over one text node, so the text stays one piece for
// find and copy, however long it is.

import { element } from '../../extension/src/view/element.ts';
import type { Outcome } from '../generated/core.js';
import { copyText } from './clipboard.ts';
import type { Words } from './words.ts';

const MOST_SHOWN_CHARS = 200_000;
/** Colouring more than this takes longer than it helps. */
const MOST_COLOURED_CHARS = 60_000;
const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g;

export function buildJsonPanel(outcome: Outcome, words: Words, say: (text: string) => void): Node[] {
  const json = JSON.stringify(outcome, null, 2);
  const shown = json.slice(0, MOST_SHOWN_CHARS);
  const text = document.createTextNode(shown);
  const copy = element('button', { type: 'button', class: 'quiet' }, words.text('copy'));
  copy.addEventListener('click', async () => say(words.text((await copyText(json)) ? 'copied' : 'copy_failed')));
  const note = shown.length < json.length
    ? element('p', { class: 'hint' }, words.text('json_cut', words.size(shown.length), words.size(json.length)))
    : null;
  const pre = element(
    'pre', { class: 'json', tabindex: 0, role: 'region', 'aria-label': words.text('json_label'), dir: 'ltr', translate: 'no' }, text,
  );
  colour(text, shown.slice(0, MOST_COLOURED_CHARS));
  return [element('div', { class: 'json-tools' }, copy, note), pre];
}

function colour(text: Text, shown: string): void {
  // An older browser shows the same text in one colour.
  if (!('highlights' in CSS)) return;
  const kinds = { key: new Highlight(), string: new Highlight(), number: new Highlight() };
  for (const found of shown.matchAll(TOKEN)) {
    const range = new StaticRange({
      startContainer: text, startOffset: found.index, endContainer: text, endOffset: found.index + found[0].length - (found[1]?.length ?? 0),
    });
    kinds[found[1] !== undefined ? 'key' : found[0].startsWith('"') ? 'string' : 'number'].add(range);
  }
  for (const [name, highlight] of Object.entries(kinds)) CSS.highlights.set(`json-${name}`, highlight);
}

// A formula as the browser's own MathML, or as its source where nothing else is known.
//
// Decides names and attributes once more: the core sends a small set, and only that set is made. Columns are aligned by
// style, for Chromium does not do it by attribute.

import type { Formula, FormulaPart, MathName } from '../outcome.ts';
import { element } from './element.ts';
import { createMath, createText } from './page_document.ts';

const NAMES: Readonly<Record<MathName, true>> = {
  mrow: true, mi: true, mn: true, mo: true, mtext: true, ms: true, mspace: true, mfrac: true, msqrt: true, mroot: true,
  mstyle: true, mpadded: true, mphantom: true, msub: true, msup: true, msubsup: true, munder: true, mover: true,
  munderover: true, mmultiscripts: true, mprescripts: true, none: true, mtable: true, mtr: true, mtd: true, menclose: true,
};
const ATTRIBUTES: ReadonlySet<string> = new Set([
  'mathvariant', 'displaystyle', 'scriptlevel', 'stretchy', 'fence', 'separator', 'symmetric', 'largeop', 'movablelimits',
  'accent', 'accentunder', 'lspace', 'rspace', 'minsize', 'maxsize', 'width', 'height', 'depth', 'voffset', 'linethickness',
  'columnspan', 'rowspan', 'notation',
]);
const ALIGNMENTS: ReadonlySet<string> = new Set(['left', 'center', 'right']);

export function buildFormula(formula: Formula): Node {
  const { tex, text, parts, is_display: isDisplay } = formula;
  const box = isDisplay ? 'formula display' : 'formula';
  if (parts.length === 0) return element('span', { class: `${box} source`, translate: 'no' }, element('code', {}, tex ?? text));
  const math = createMath('math');
  if (isDisplay) math.setAttribute('display', 'block');
  if (tex) math.setAttribute('alttext', tex);
  math.append(...buildParts(parts));
  return element('span', { class: box, translate: 'no', dir: 'ltr' }, math);
}

/** At most 40 levels deep by the core's own limit. */
function buildParts(parts: readonly FormulaPart[]): Node[] {
  return parts.flatMap((part) => (part.kind === 'text' ? createText(part.text) : buildElement(part) ?? []));
}

function buildElement({ name, attributes, parts }: Extract<FormulaPart, { kind: 'element' }>): Element | null {
  if (!Object.hasOwn(NAMES, name)) return null;
  const made = createMath(name);
  for (const [attribute, value] of attributes) {
    if (ATTRIBUTES.has(attribute)) made.setAttribute(attribute, value);
  }
  made.append(...buildParts(parts));
  const columns = name === 'mtable' ? attributes.find(([attribute]) => attribute === 'columnalign')?.[1] : undefined;
  if (columns) alignColumns(made, columns.split(' '));
  return made;
}

/** The last alignment holds for all columns after it. */
function alignColumns(table: Element, alignments: readonly string[]): void {
  for (const row of table.children) {
    [...row.children].forEach((cell, at) => {
      const alignment = alignments[at] ?? alignments.at(-1) ?? '';
      if (ALIGNMENTS.has(alignment)) (cell as MathMLElement).style.textAlign = alignment;
    });
  }
}

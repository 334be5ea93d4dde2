// Running text: every kind of `Inline` as elements.
//
// Decides the element of each kind. Links within the article are left to `anchors.ts`.

import type { Inline } from '../outcome.ts';
import { isLinkAddress } from './address.ts';
import { element } from './element.ts';
import { buildFormula } from './formula.ts';
import { buildImage } from './image.ts';
import { splitQuotes } from './line_breaks.ts';

type Style = Extract<Inline, { kind: 'styled' }>['style'];

const STYLE_ELEMENTS = {
  strong: 'strong', emphasis: 'em', subscript: 'sub', superscript: 'sup', mark: 'mark', deleted: 'del',
  inserted: 'ins', small: 'small', quoted: 'q',
} as const satisfies Record<Style, keyof HTMLElementTagNameMap>;

export function buildInlines(content: readonly Inline[]): Node[] {
  return content.flatMap((inline) => buildInline(inline) ?? []);
}

function buildInline(inline: Inline): Node | Node[] | null {
  switch (inline.kind) {
    case 'text':
      return splitQuotes(inline.text);
    case 'link':
      return buildLink(inline.href, buildInlines(inline.content));
    case 'styled':
      return element(STYLE_ELEMENTS[inline.style], {}, ...buildInlines(inline.content));
    case 'code':
      return element('code', {}, inline.text);
    case 'ruby':
      return element('ruby', {}, inline.base, element('rp', {}, '('), element('rt', {}, inline.reading), element('rp', {}, ')'));
    case 'formula':
      return buildFormula(inline.formula);
    case 'image':
      return buildImage(inline.image);
    case 'break':
      return element('br');
  }
}

/** A link where the address may be one; the words alone where not. */
function buildLink(address: string, content: Node[]): Node | Node[] {
  if (address.startsWith('#')) return element('a', { href: address, class: 'within' }, ...content);
  if (!isLinkAddress(address)) return content;
  return element('a', { href: address, rel: 'noopener noreferrer' }, ...content);
}

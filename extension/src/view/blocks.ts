// The body of the article: every kind of `Block` as elements.
//
// Decides the element of each kind; a new kind does not compile until it is decided here. The tree is at most 24 levels
// deep by the core's own limit, so this recursion ends.

import type { Block, BlockOf } from '../outcome.ts';
import { hostOf, isLinkAddress } from './address.ts';
import type { Anchors } from './anchors.ts';
import { formatDate } from './dates.ts';
import { type Child, element } from './element.ts';
import type { HeadingLevels } from './heading_levels.ts';
import { buildImage } from './image.ts';
import { buildInlines } from './inline.ts';
import { keepTail } from './line_breaks.ts';
import type { Overflow } from './overflow.ts';
import { buildTable } from './table.ts';
import type { Wording } from './wording.ts';

/** What blocks need beside their content. */
export interface BodyContext {
  wording: Wording;
  anchors: Anchors;
  overflow: Overflow;
  levels: HeadingLevels;
}

export function buildBlocks(blocks: readonly Block[], context: BodyContext): Node[] {
  return blocks.flatMap((block) => buildBlock(block, context) ?? []);
}

/** The content of an item or a cell: the words alone where it is one plain paragraph. */
export function buildTight(blocks: readonly Block[], context: BodyContext): Node[] {
  const [only, ...others] = blocks;
  if (only?.kind === 'paragraph' && others.length === 0) return buildInlines(only.content);
  return buildBlocks(blocks, context);
}

function buildBlock(block: Block, context: BodyContext): Node | null {
  switch (block.kind) {
    case 'heading':
      return buildHeading(block, context);
    case 'paragraph': {
      const paragraph = element('p', {}, ...keepTail(buildInlines(block.content)));
      context.anchors.add(block.anchor, paragraph);
      return paragraph;
    }
    case 'list':
      return buildList(block, context);
    case 'definitions':
      return buildDefinitions(block, context);
    case 'post':
      return buildPost(block, context);
    case 'quote':
      return element('blockquote', {}, ...buildBlocks(block.blocks, context));
    case 'code':
      return buildCode(block, context);
    case 'table':
      return buildTable(block, context);
    case 'figure':
      return buildFigure(block);
    case 'embed':
      return buildEmbed(block, context);
    case 'rule':
      return element('hr');
  }
}

/** A message with its sender; answers stand inside what they answer. */
function buildPost({ author, published, blocks }: BlockOf<'post'>, context: BodyContext): Node {
  const { wording } = context;
  const date = published ? formatDate(published, wording.locale) : null;
  const time = date ? element('time', { datetime: published ?? null, lang: wording.locale, dir: wording.direction }, date) : null;
  const name = author ? element('b', { dir: 'auto' }, author) : null;
  const head = name || time ? element('div', { class: 'sender' }, name, time) : null;
  return element('section', { class: 'post' }, head, ...buildBlocks(blocks, context));
}

function buildHeading(block: BlockOf<'heading'>, { anchors, levels }: BodyContext): Node {
  const heading = element(`h${levels.next(block.level)}`, {}, ...buildInlines(block.content));
  anchors.add(block.anchor, heading);
  return heading;
}

function buildList(block: BlockOf<'list'>, context: BodyContext): Node {
  const items = block.items.map((item) => {
    const made = element('li', { value: item.value ?? null }, ...buildTight(item.blocks, context));
    context.anchors.add(item.anchor, made);
    return made;
  });
  return block.ordered ? element('ol', { start: block.start ?? null, type: block.numbering ?? null }, ...items) : element('ul', {}, ...items);
}

function buildDefinitions(block: BlockOf<'definitions'>, context: BodyContext): Node {
  const parts = block.entries.flatMap((entry) => [
    ...entry.terms.map((term) => element('dt', {}, ...buildInlines(term))),
    element('dd', {}, ...buildTight(entry.blocks, context)),
  ]);
  return element('dl', {}, ...parts);
}

/** Characters of a first line that ends before the button in its corner, in a narrow window too. */
const BESIDE_BUTTON = 26;

function buildCode(block: BlockOf<'code'>, { overflow }: BodyContext): Node {
  const pre = element('pre', { dir: 'ltr', translate: 'no' }, element('code', {}, block.text));
  overflow.watch(pre, 'code_region');
  const language = block.language ? element('span', { class: 'language', 'aria-hidden': 'true' }, block.language) : null;
  const isHeaded = block.language || block.text.search(/\n|$/) > BESIDE_BUTTON;
  return element('div', { class: isHeaded ? 'code headed' : 'code' }, language, pre);
}

function buildFigure(block: BlockOf<'figure'>): Node | null {
  const images = block.images.map(buildImage).filter((image) => image !== null).map((image) => element('span', { class: 'picture' }, image));
  const caption = block.caption.length > 0 ? element('figcaption', {}, ...buildInlines(block.caption)) : null;
  if (images.length === 0 && caption === null) return null;
  return element('figure', { class: images.length > 1 ? 'gallery' : null }, ...images, caption);
}

/** A foreign part stays where it is: the view says what and where, and loads nothing until it is asked (tools/embeds.ts). */
function buildEmbed(block: BlockOf<'embed'>, { wording }: BodyContext): Node | null {
  if (!isLinkAddress(block.url)) return null;
  const poster: Child = block.poster ? buildImage(block.poster) : null;
  const title = element('span', { class: 'embed-title', dir: 'auto' }, block.title ?? wording.text('embed_untitled'));
  const open = element(
    'a', { href: block.url, rel: 'noopener noreferrer', class: 'embed-open', lang: wording.locale, dir: wording.direction },
    wording.text('embed_open', hostOf(block.url)),
  );
  return element('figure', { class: 'embed' }, poster, title, element('span', { class: 'embed-doors' }, open));
}

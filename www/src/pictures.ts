// Which pictures of a reading are shown, and what stands in the place of the others.
//
// Decides on copies; the reading itself, which the JSON pane shows, stays as the core gave it. A picture that is
// withheld leaves its words behind. The article tree is at most 24 levels deep, so this recursion ends.

import type { Block, Image, Inline, Reading } from '../../extension/src/outcome.ts';

export interface Shown {
  reading: Reading;
  /** How many pictures are withheld. */
  withheld: number;
}

/**
 * @param choose the picture to show in this one's place; null to withhold it
 * @param word what is said in the place of a picture with these words
 */
export function choosePictures(reading: Reading, choose: (image: Image) => Image | null, word: (alt: string) => string): Shown {
  const chooser = new Chooser(choose, word);
  return { reading: { ...reading, blocks: chooser.blocks(reading.blocks) }, withheld: chooser.withheld };
}

class Chooser {
  withheld = 0;

  constructor(private readonly choose: (image: Image) => Image | null, private readonly word: (alt: string) => string) {}

  blocks(blocks: readonly Block[]): Block[] {
    return blocks.map((block) => this.block(block));
  }

  private block(block: Block): Block {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return { ...block, content: this.inlines(block.content) };
      case 'list':
        return { ...block, items: block.items.map((item) => ({ ...item, blocks: this.blocks(item.blocks) })) };
      case 'definitions':
        return {
          ...block,
          entries: block.entries.map((entry) => ({
            terms: entry.terms.map((term) => this.inlines(term)), blocks: this.blocks(entry.blocks),
          })),
        };
      case 'post':
      case 'quote':
        return { ...block, blocks: this.blocks(block.blocks) };
      case 'table':
        return {
          ...block,
          caption: this.inlines(block.caption),
          rows: block.rows.map((row) => ({
            ...row, cells: row.cells.map((cell) => ({ ...cell, blocks: this.blocks(cell.blocks) })),
          })),
        };
      case 'figure':
        return this.figure(block);
      case 'embed':
        return { ...block, poster: block.poster ? (this.image(block.poster) ?? undefined) : undefined };
      case 'code':
      case 'rule':
        return block;
    }
  }

  private figure(block: Extract<Block, { kind: 'figure' }>): Block {
    const images: Image[] = [];
    const notes: Inline[] = [];
    for (const image of block.images) {
      const shown = this.image(image);
      if (shown) images.push(shown);
      else notes.push({ kind: 'styled', style: 'small', content: [{ kind: 'text', text: this.word(image.alt.trim()) }] }, { kind: 'break' });
    }
    return { ...block, images, caption: [...notes, ...this.inlines(block.caption)] };
  }

  private inlines(content: readonly Inline[]): Inline[] {
    return content.map((inline) => {
      switch (inline.kind) {
        case 'link':
        case 'styled':
          return { ...inline, content: this.inlines(inline.content) };
        case 'image': {
          const shown = this.image(inline.image);
          return shown ? { ...inline, image: shown } : { kind: 'text', text: inline.image.alt };
        }
        case 'text':
        case 'code':
        case 'ruby':
        case 'formula':
        case 'break':
          return inline;
      }
    });
  }

  private image(image: Image): Image | null {
    const shown = this.choose(image);
    if (!shown) this.withheld += 1;
    return shown;
  }
}

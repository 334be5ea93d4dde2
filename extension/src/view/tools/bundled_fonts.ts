// The fonts that come with the extension, for readers whose system does not have them.
//
// Decides which files a text needs: those of the chosen font that hold characters of this text, the italics only where
// something is italic. They come as bytes through the owner of the view, after the text has been shown, so that no page
// can refuse them, and none learns an address of ours. Which files there are, and what is in them, is in `faces.json`.

import type { OpenedView } from '../opened_view.ts';
import { readDocument } from '../page_document.ts';
import type { Font } from '../preferences.ts';
import faces from './faces.json';

type Face = (typeof faces)[number];

export class BundledFonts {
  /** The fonts that the text has been looked through for: once each, for every change of the look comes here. */
  private readonly sought = new Set<Font>();
  private readonly added: FontFace[] = [];
  private isGone = false;

  constructor(private readonly view: OpenedView) {
    this.bring(view.look.preferences.latin.font);
    view.look.onChange(({ latin }) => this.bring(latin.font));
  }

  disconnect(): void {
    this.isGone = true;
    const known = readDocument('fonts');
    for (const face of this.added) known.delete(face);
  }

  private bring(font: Font): void {
    if (this.sought.has(font)) return;
    this.sought.add(font);
    const wanted = faces.filter((face) => face.font === font);
    if (wanted.length === 0) return;
    const text = this.view.article.textContent ?? '';
    const hasItalics = this.view.article.querySelector('em, cite, dfn, q') !== null;
    for (const face of wanted) {
      if (!createPattern(face.range).test(text) || (face.style === 'italic' && !hasItalics)) continue;
      void this.add(face);
    }
  }

  private async add({ file, family, style, weight, range }: Face): Promise<void> {
    const bytes = await this.view.doors.loadFont?.(file);
    if (!bytes || this.isGone) return;
    try {
      const face = new FontFace(family, bytes, { style, weight, unicodeRange: range, display: 'swap' });
      await face.load();
      if (this.isGone) return;
      readDocument('fonts').add(face);
      this.added.push(face);
    } catch {
      // The system's own font stays.
    }
  }
}

/** `U+0000-00FF,U+0131` as a pattern that finds one of these characters. */
function createPattern(range: string): RegExp {
  const parts = range.split(',').map((part) => part.slice(2).split('-').map((code) => `\\u{${code}}`).join('-'));
  return new RegExp(`[${parts.join('')}]`, 'u');
}

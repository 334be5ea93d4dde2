// Links from one place of the article to another scroll within the view.
//
// Decides what `#name` means: a block that the core named so. Names are kept in a table and never become ids, so that
// nothing of the page can pass itself off as a part of the view.

import { onTrusted } from './element.ts';

export class Anchors {
  private readonly places = new Map<string, HTMLElement>();

  /** Remembers the place; the first of a name wins, as in a page. */
  add(name: string | null | undefined, place: HTMLElement): void {
    if (name && !this.places.has(name)) this.places.set(name, place);
  }

  /** Makes the links of an article work. */
  attach(article: HTMLElement): void {
    onTrusted(article, 'click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a.within') : null;
      if (!link) return;
      // Without this the page behind would move, or its router would answer.
      event.preventDefault();
      const name = decodeName(link.getAttribute('href')?.slice(1) ?? '');
      const place = this.places.get(name);
      if (!place) return;
      place.tabIndex = -1;
      place.scrollIntoView({ block: 'start' });
      place.focus({ preventScroll: true });
    });
  }
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

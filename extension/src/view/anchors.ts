// Links from one place of the article to another stay within the view.
//
// Decides what `#name` means: a block that the core named so. Names are kept in a table and never become ids, so that
// nothing of the page can pass itself off as a part of the view.

import { onTrusted } from './element.ts';

export class Anchors {
  private readonly places = new Map<string, HTMLElement>();

  /** What following a link does; the tools put something better here. */
  follow: (link: HTMLElement, place: HTMLElement) => void = (_, place) => goTo(place);

  /** Remembers the place; the first of a name wins, as in a page. */
  add(name: string | null | undefined, place: HTMLElement): void {
    if (name && !this.places.has(name)) this.places.set(name, place);
  }

  find(link: HTMLElement): HTMLElement | null {
    return this.places.get(nameIn(link)) ?? null;
  }

  /** Makes the links of an article work; those whose place was left out are words. */
  attach(article: HTMLElement): void {
    const links = [...article.querySelectorAll<HTMLElement>('a.within')];
    const marks = new Map<HTMLElement, HTMLElement>();
    for (const link of links) {
      const place = this.find(link);
      if (place && !marks.has(place)) marks.set(place, link);
    }
    for (const link of links) {
      if (this.find(link)) continue;
      const mark = findMark(link, marks);
      if (mark) this.add(nameIn(link), mark);
      else link.replaceWith(...link.childNodes);
    }
    onTrusted(article, 'click', (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a.within') : null;
      if (!link) return;
      // Without this the page behind would move, or its router would answer.
      event.preventDefault();
      const place = this.find(link);
      if (place) this.follow(link, place);
    });
  }
}

/** Puts a part of the article at the upper edge, below the bar, and the focus there for those who read by ear. */
export function goTo(part: HTMLElement): void {
  // A link has a place of its own in the order of the keyboard.
  if (part.tabIndex < 0) part.tabIndex = -1;
  part.scrollIntoView({ block: 'start' });
  part.focus({ preventScroll: true });
}

/** A note leads back to a name that only its mark bears: that is the link which leads to the note, from above it. */
function findMark(link: HTMLElement, marks: ReadonlyMap<HTMLElement, HTMLElement>): HTMLElement | null {
  for (let part = link.parentElement; part; part = part.parentElement) {
    const mark = marks.get(part);
    if (mark && mark.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING) return mark;
  }
  return null;
}

function nameIn(link: HTMLElement): string {
  return decodeName(link.getAttribute('href')?.slice(1) ?? '');
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

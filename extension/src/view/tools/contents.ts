// The contents: the headings of the article as links, the one that is being read marked.
//
// Decides the order and the depth that is shown. Follows the scrolling only while it is open.

import { goTo } from '../anchors.ts';
import { element } from '../element.ts';
import type { OpenedView } from '../opened_view.ts';
import { findHeadings } from './headings.ts';
import type { PanelBody, PanelPlan } from './panels.ts';
import { findLastPassed } from './reading_line.ts';

export const contentsPanel: PanelPlan = { name: 'contents', title: 'contents', build: buildContents };

function buildContents(view: OpenedView): PanelBody {
  const headings = findHeadings(view);
  const highest = Math.min(...headings.map(levelOf));
  const links = headings.map((heading) => {
    const link = element('a', { href: '#', class: 'section-link', dir: 'auto' }, heading.textContent);
    link.style.setProperty('--depth', String(Math.min(3, levelOf(heading) - highest)));
    link.addEventListener('click', (event) => {
      event.preventDefault();
      if (!event.isTrusted) return;
      link.closest<HTMLElement>('.panel')?.hidePopover();
      goTo(heading);
    });
    return link;
  });
  const list = element('ol', { class: 'sections', lang: view.lang }, ...links.map((link) => element('li', {}, link)));
  const mark = () => {
    const current = findLastPassed(headings, view.root);
    links.forEach((link, at) => {
      if (at === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
    return links[current];
  };
  let watch: AbortController | null = null;
  return {
    content: [element('nav', { 'aria-label': view.wording.text('contents') }, list)],
    focus: () => links[Math.max(0, findLastPassed(headings, view.root))] ?? null,
    opened() {
      mark()?.scrollIntoView({ block: 'nearest' });
      watch = new AbortController();
      // On the way down: vertical text scrolls in a part of the view.
      view.root.addEventListener('scroll', mark, { passive: true, capture: true, signal: watch.signal });
    },
    closed: () => watch?.abort(),
  };
}

function levelOf(heading: HTMLElement): number {
  return Number(heading.localName.slice(1));
}

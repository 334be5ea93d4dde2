// Foreign parts of the article, loaded where they stand when the reader asks for it.
//
// Decides what such a part may do: run its own scripts in its own origin, nothing in this one. Without the click, no
// other site hears of the reader.

import { hostOf } from '../address.ts';
import { element, onTrusted } from '../element.ts';
import type { OpenedView } from '../opened_view.ts';
import { createElement } from '../page_document.ts';

const RIGHTS = 'allow-scripts allow-same-origin allow-presentation allow-popups';

export function offerEmbeds({ article, wording }: OpenedView): void {
  for (const figure of article.querySelectorAll('.embed')) {
    const open = figure.querySelector<HTMLAnchorElement>('.embed-open');
    // Over an encrypted connection only: browsers let nothing else into such a page.
    if (!open?.href.startsWith('https:')) continue;
    const load = element(
      'button', { type: 'button', class: 'embed-load', lang: wording.locale, dir: wording.direction }, wording.text('embed_load', hostOf(open.href)),
    );
    onTrusted(load, 'click', () => {
      figure.querySelector('img')?.remove();
      load.remove();
      const frame = createFrame(open.href, figure.querySelector('.embed-title')?.textContent ?? '');
      figure.prepend(frame);
      frame.focus();
    });
    open.before(load);
  }
}

function createFrame(address: string, title: string): HTMLElement {
  const frame = createElement('iframe');
  const attributes = { class: 'embed-frame', title, sandbox: RIGHTS, allow: 'fullscreen', referrerpolicy: 'strict-origin', src: address };
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  return frame;
}

// A button beside every piece of code that copies it.
//
// Decides where it stands and that its success is told.

import { element, icon, onTrusted } from '../element.ts';
import type { OpenedView } from '../opened_view.ts';
import type { Announcer } from './announcer.ts';
import { copyText } from './clipboard.ts';

const SHEETS = 'M7 7h9v9H7zM4 13V4h9';

export function addCopyButtons({ article, root, wording }: OpenedView, announcer: Announcer): void {
  const label = wording.text('copy_code');
  for (const frame of article.querySelectorAll('.code')) {
    const button = element('button', { type: 'button', class: 'copy', 'aria-label': label, title: label, lang: wording.locale }, icon(SHEETS));
    onTrusted(button, 'click', async () => {
      const isDone = await copyText(frame.querySelector('code')?.textContent ?? '', root);
      announcer.say(wording.text(isDone ? 'copied' : 'copy_failed'));
    });
    frame.append(button);
  }
}

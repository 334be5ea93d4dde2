// What stands in the place of pictures while they are switched off: their words, and a way to see one of them.
//
// Decides that a figure gets a button, and that a small picture within a line is its words alone.

import { element, onTrusted } from '../element.ts';
import type { OpenedView } from '../opened_view.ts';

export function standInForImages(view: OpenedView): void {
  const { article, look } = view;
  const update = (): void => {
    const isOff = !look.preferences.images;
    if (isOff === (article.querySelector('.withheld') !== null)) return;
    for (const old of article.querySelectorAll('.withheld')) old.remove();
    if (!isOff) return;
    for (const image of article.querySelectorAll<HTMLImageElement>('.body img:not(.wanted)')) {
      const place = image.closest('.embed') ? null : buildPlace(image, view);
      if (place) image.before(place);
    }
  };
  look.onChange(update);
  update();
}

function buildPlace(image: HTMLImageElement, { wording, showImage }: OpenedView): HTMLElement | null {
  const words = image.alt.trim();
  const isFigure = image.parentElement?.matches('.picture') ?? false;
  if (!isFigure) return words === '' ? null : element('span', { class: 'withheld' }, words);
  const button = element('button', { type: 'button', class: 'show-image', lang: wording.locale, dir: wording.direction }, wording.text('show_picture'));
  const place = element('span', { class: 'withheld missing-image' }, words === '' ? null : element('bdi', {}, words), button);
  onTrusted(button, 'click', (event) => {
    // A picture may be a link.
    event.preventDefault();
    place.remove();
    showImage(image);
    const frame = image.parentElement;
    const enlarge = frame?.querySelector<HTMLElement>('.enlarge');
    // Small ones have no button.
    if (!enlarge && frame) frame.tabIndex = -1;
    (enlarge ?? frame)?.focus({ preventScroll: true });
  });
  return place;
}

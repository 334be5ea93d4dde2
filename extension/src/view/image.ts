// Shows an image of the article, lazily, at its size, and as its words where it cannot be had.
//
// Decides what is asked of the network: nothing before images are wanted; then first without a referrer, and if the server
// refuses that, once more in the way the page itself would ask. Never asks a third time.

import type { Image } from '../outcome.ts';
import { isImageAddress } from './address.ts';
import { element } from './element.ts';

/** How wide an image is shown: the column, or the screen where that is narrower. */
const COLUMN = 'auto, (min-width: 46em) 44em, 100vw';

/** Images that have no address yet: a browser takes those it has at hand even where they are not shown. */
const waiting = new WeakMap<HTMLImageElement, Image>();

/** Without its address until `loadImages` gives it; null where that is none that an image may have. */
export function buildImage(image: Image): HTMLImageElement | null {
  if (!isImageAddress(image.src)) return null;
  // What governs the request stands before the address: the request starts when that is set.
  const shown = element('img', {
    referrerpolicy: 'no-referrer', loading: 'lazy', decoding: 'async', alt: image.alt,
    width: image.width ?? null, height: image.height ?? null, sizes: image.srcset ? COLUMN : null,
  });
  waiting.set(shown, image);
  shown.addEventListener('error', () => askAsPageDoes(shown), { once: true });
  return shown;
}

/** Gives all images in a part of the view their addresses. */
export function loadImages(part: HTMLElement): void {
  for (const shown of part.querySelectorAll('img')) load(shown);
}

/** One that is wanted while pictures are switched off. */
export function showImage(shown: HTMLImageElement): void {
  shown.classList.add('wanted');
  load(shown);
}

function load(shown: HTMLImageElement): void {
  const image = waiting.get(shown);
  if (!image) return;
  waiting.delete(shown);
  if (image.srcset) shown.srcset = image.srcset;
  shown.src = image.src;
}

function askAsPageDoes(shown: HTMLImageElement): void {
  shown.addEventListener('error', () => collapse(shown), { once: true });
  shown.removeAttribute('referrerpolicy');
  shown.src = String(shown.src);
}

/** The image's words in its place, or nothing at all. */
function collapse(shown: HTMLImageElement): void {
  const words = shown.alt.trim();
  if (words !== '') {
    shown.replaceWith(element('span', { class: 'missing-image', role: 'img', 'aria-label': words }, words));
    return;
  }
  const figure = shown.closest('figure');
  shown.remove();
  if (figure && !figure.querySelector('img, .missing-image, figcaption')) figure.remove();
}

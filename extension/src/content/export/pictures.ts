// The pictures of the article as bytes, for files that hold them.
//
// Decides which can be had: those that are shown already and that their server lets the page read. Nothing is fetched:
// what is on the screen is drawn once more. The others stay addresses.

import type { PictureBytes } from '../../protocol.ts';
import { createElement } from '../../view/page_document.ts';

export const NO_PICTURES: PictureBytes = { addresses: [], lengths: [], bytes: new Uint8Array() };
/** A book of more would be slow to make and to open. */
const MOST_BYTES = 24_000_000;
const LARGEST_SIDE = 4096;
const JPEG_QUALITY = 0.9;
/** Formats that may be transparent, and drawings, which JPEG spoils. */
const KEEPS_ALPHA = /\.(png|gif|webp|svg|avif)([?#]|$)/i;

/** @returns the pictures, and how many more the article has */
export async function collectPictures(view: HTMLElement): Promise<{ pictures: PictureBytes; missing: number }> {
  const addresses: string[] = [];
  const parts: Uint8Array[] = [];
  let total = 0;
  let missing = 0;
  for (const image of view.querySelectorAll<HTMLImageElement>('article img')) {
    const address = image.getAttribute('src') ?? '';
    if (addresses.includes(address)) continue;
    const bytes = total < MOST_BYTES ? await draw(image) : null;
    if (bytes === null) {
      missing += 1;
      continue;
    }
    addresses.push(address);
    parts.push(bytes);
    total += bytes.length;
  }
  const bytes = new Uint8Array(total);
  parts.reduce((at, part) => (bytes.set(part, at), at + part.length), 0);
  return { pictures: { addresses, lengths: parts.map((part) => part.length), bytes }, missing };
}

/** Null where the picture is not there yet, or is another server's that does not share it. */
async function draw(image: HTMLImageElement): Promise<Uint8Array | null> {
  const { naturalWidth, naturalHeight } = image;
  if (!image.complete || naturalWidth === 0 || naturalHeight === 0) return null;
  const scale = Math.min(1, LARGEST_SIDE / Math.max(naturalWidth, naturalHeight));
  const canvas = createElement('canvas');
  canvas.width = Math.round(naturalWidth * scale);
  canvas.height = Math.round(naturalHeight * scale);
  try {
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const type = KEEPS_ALPHA.test(image.currentSrc) ? 'image/png' : 'image/jpeg';
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, JPEG_QUALITY));
    return blob && new Uint8Array(await blob.arrayBuffer());
  } catch {
    return null;
  }
}

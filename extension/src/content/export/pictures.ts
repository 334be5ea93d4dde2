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
/** A part that is transparent shows on a copy of this size; so does what is a photo, which is this many times larger as PNG. */
const LOOK_SIDE = 128;
const PHOTO_TIMES = 3;

type Kind = 'image/jpeg' | 'image/png';

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
    if (bytes === null || total + bytes.length > MOST_BYTES) {
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
  try {
    const kinds = await chooseKinds(paint(image, LOOK_SIDE, LOOK_SIDE));
    const canvas = paint(image, Math.round(naturalWidth * scale), Math.round(naturalHeight * scale));
    const blobs = await Promise.all(kinds.map((kind) => encode(canvas, kind)));
    const [smallest] = blobs.filter((blob) => blob !== null).sort((a, b) => a.size - b.size);
    return smallest ? new Uint8Array(await smallest.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

function paint(image: HTMLImageElement, width: number, height: number): HTMLCanvasElement {
  const canvas = createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
  return canvas;
}

/** A photo is many times smaller as JPEG, whatever it came as; drawings and what is transparent are not. */
async function chooseKinds(copy: HTMLCanvasElement): Promise<Kind[]> {
  if (isTransparent(copy)) return ['image/png'];
  const [jpeg, png] = await Promise.all([encode(copy, 'image/jpeg'), encode(copy, 'image/png')]);
  return jpeg && png && jpeg.size * PHOTO_TIMES < png.size ? ['image/jpeg'] : ['image/jpeg', 'image/png'];
}

function encode(canvas: HTMLCanvasElement, kind: Kind): Promise<Blob | null> {
  return new Promise((done) => canvas.toBlob(done, kind, JPEG_QUALITY));
}

function isTransparent(copy: HTMLCanvasElement): boolean {
  const pixels = copy.getContext('2d')?.getImageData(0, 0, LOOK_SIDE, LOOK_SIDE).data ?? [];
  return pixels.some((value, at) => at % 4 === 3 && value < 255);
}

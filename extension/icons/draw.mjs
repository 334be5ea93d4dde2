// Draws the toolbar icons from one mark: a book lying open on a lectern.
//
// Decides the four shapes; each state differs in shape, so that colour is never needed to tell them apart. Run by hand
// after a change (`node extension/icons/draw.mjs PATH_OF_CHROMIUM`); the pictures are committed.

import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

const INK = '#b9561b';
const LEAF = '#fff8ec';
const SIZES = { off: [16, 32, 48, 128], reading: [16, 32], none: [16, 32], blocked: [16, 32] };

/** Two leaves of a book seen from the reader's side, on a 32 × 32 ground. */
const LEAVES = 'M16 8.2C13 5.6 8.6 4.9 3.2 5.2v16.6c5.4-.3 9.8.4 12.8 3 3-2.6 7.4-3.3 12.8-3V5.2C23.4 4.9 19 5.6 16 8.2z';
const SPINE = 'M16 8.2v16.6';
const DESK = 'M16 25v5M10.5 30h11';
const stroke = (path, width = 2.4) =>
  `<path d="${path}" fill="none" stroke="${INK}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const body = (fill) => `<path d="${LEAVES}" fill="${fill}" stroke="${INK}" stroke-width="2.4" stroke-linejoin="round"/>`;

const SHAPES = {
  // An open book, empty: there is something to open.
  off: body(LEAF) + stroke(SPINE) + stroke(DESK),
  // The book filled, with lines of text: it is being read.
  reading: body(INK) + `<path d="M6.6 10.4c2.2 0 4.2.3 6 1.2M6.6 14.8c2.2 0 4.2.3 6 1.2M25.4 10.4c-2.2 0-4.2.3-6 1.2M25.4 14.8c-2.2 0-4.2.3-6 1.2" fill="none" stroke="${LEAF}" stroke-width="2.2" stroke-linecap="round"/>` + stroke(DESK),
  // An outline of dashes: no article to put on the desk.
  none: `<path d="${LEAVES}" fill="none" stroke="${INK}" stroke-width="2.4" stroke-dasharray="3.4 3"/>` + stroke(DESK),
  // The book struck through: not allowed here.
  blocked: body(LEAF) + stroke(SPINE) + stroke(DESK) + `<path d="M4 28L28 4" stroke="#fff" stroke-width="6.5"/>` + stroke('M4 28L28 4', 3),
};

const drawing = (shape, size) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="${size}" height="${size}">${shape}</svg>`;

const browser = await puppeteer.launch({ executablePath: process.argv[2], headless: true, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage();
  for (const [name, shape] of Object.entries(SHAPES)) {
    await writeFile(fileURLToPath(new URL(`${name}.svg`, import.meta.url)), `${drawing(shape, 128)}\n`);
    for (const size of SIZES[name]) {
      await page.setViewport({ width: size, height: size });
      await page.setContent(`<style>*{margin:0}svg{display:block}</style>${drawing(shape, size)}`);
      const path = fileURLToPath(new URL(`${name}-${size}.png`, import.meta.url));
      await page.screenshot({ path, omitBackground: true });
    }
  }
  if (process.argv[3]) {
    await page.setViewport({ width: 640, height: 180 });
    const row = (ground) => `<div style="background:${ground};padding:12px;display:flex;gap:24px;align-items:center">${Object.values(SHAPES).map((shape) => drawing(shape, 16) + drawing(shape, 32) + drawing(shape, 48)).join('')}</div>`;
    await page.setContent(row('#fff') + row('#2b2a33'));
    await page.screenshot({ path: process.argv[3] });
  }
} finally {
  await browser.close();
}

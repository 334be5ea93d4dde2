// The look of the view as a whole: what a change of styles has moved or recoloured, and what high contrast makes of it.
//
// Decides how far a picture may be from the one that was looked at and found good: pictures are compared as coarse grids of
// lightness, so that another version of a font does not matter and a lost margin or a wrong ground does. `LECTERN_BLESS=1`
// writes the grids anew. In Chromium alone; every browser draws in its own way.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ok, pause, same, until } from '../runner.mjs';
import { asNew, chooseTheme, closePanel, findAccessFaults, openPanel, openView, resetLook } from '../view.mjs';

const GRIDS = fileURLToPath(new URL('../expected/looks.json', import.meta.url));
const COLUMNS = 40;
const ROWS = 28;
/** In steps of lightness, of which there are 256: the mean over the picture, and what one cell may differ by. */
const MOST_MEAN = 3;
const MOST_CELL = 28;
/** The share of cells that may differ by more. */
const MOST_CELLS = 0.04;

const WIDE = { width: 1280, height: 896 };
const NARROW = { width: 400, height: 800 };
const LOOKS = {
  'chinese, paper, wide': { page: '/fixtures/zh/seed-cms--portal/page.html', theme: 'paper', size: WIDE },
  'chinese, dark, narrow': { page: '/fixtures/zh/seed-cms--portal/page.html', theme: 'dark', size: NARROW },
  'english, sepia, wide': { page: '/pages/english.html', theme: 'sepia', size: WIDE },
  'japanese, paper, wide': { page: '/pages/japanese.html', theme: 'paper', size: WIDE },
  'arabic, dark, narrow': { page: '/pages/arabic.html', theme: 'dark', size: NARROW },
  'formulas, paper, narrow': { page: '/fixtures/en/formulas--notebook/page.html', theme: 'paper', size: NARROW },
};

/** The mean lightness of each cell of the picture, from 0 to 255. */
function measureGrid(page, picture) {
  return page.evaluate(async (source, columns, rows) => {
    const bytes = Uint8Array.from(atob(source), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = bitmap;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const sums = new Float64Array(columns * rows);
    const counts = new Uint32Array(columns * rows);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const at = Math.floor(y * rows / height) * columns + Math.floor(x * columns / width);
        const pixel = 4 * (y * width + x);
        sums[at] += 0.2126 * data[pixel] + 0.7152 * data[pixel + 1] + 0.0722 * data[pixel + 2];
        counts[at] += 1;
      }
    }
    return [...sums].map((sum, at) => Math.round(sum / counts[at]));
  }, picture.toString('base64'), COLUMNS, ROWS);
}

async function settle(page) {
  await until(() => page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].every((face) => face.status !== 'loading');
  }), 'the fonts are there');
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('lectern-view');
    shadowRoot.activeElement?.blur();
    shadowRoot.querySelector('dialog').scrollTo(0, 0);
  });
  await page.mouse.move(2, 300);
  await pause(700);
}

/** A message where two grids are too far apart. */
function compare(name, seen, known) {
  const steps = seen.map((value, at) => Math.abs(value - known[at]));
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const share = steps.filter((step) => step > MOST_CELL).length / steps.length;
  const isFar = mean > MOST_MEAN || share > MOST_CELLS;
  return isFar ? `${name}: mean ${mean.toFixed(1)}, ${(100 * share).toFixed(1)} % of the cells differ` : null;
}

export const appearanceCases = [
  {
    name: 'the view looks as it did when it was looked at',
    browsers: ['chromium'],
    async run({ driver, makePage, origin }) {
      const grids = {};
      for (const [name, { page: path, theme, size }] of Object.entries(LOOKS)) {
        const page = await makePage();
        await page.setViewport(size);
        await page.goto(asNew(`${origin}${path}`));
        await openView(driver, page);
        await chooseTheme(page, theme);
        await closePanel(page);
        await settle(page);
        const blank = await makePage();
        await blank.goto('about:blank');
        grids[name] = await page.bringToFront().then(() => page.screenshot()).then((picture) => measureGrid(blank, Buffer.from(picture)));
        await page.bringToFront();
        await resetLook(page);
        await page.close();
        await blank.close();
      }
      if (process.env.LECTERN_BLESS === '1') {
        const lines = Object.entries(grids).map(([name, grid]) => `  ${JSON.stringify(name)}: "${Buffer.from(grid).toString('base64')}"`);
        writeFileSync(GRIDS, `{\n${lines.join(',\n')}\n}\n`);
      }
      const known = JSON.parse(readFileSync(GRIDS, 'utf8'));
      same(Object.keys(known), Object.keys(grids));
      const far = Object.entries(grids).map(([name, grid]) => compare(name, grid, [...Buffer.from(known[name], 'base64')])).filter(Boolean);
      same(far, []);
      // The measure itself: a ground of another theme, and a text that has moved by an eighth of the window, are far.
      const [one] = Object.values(grids);
      ok(compare('ground', one, one.map((value) => value - 12)), 'another ground is seen');
      ok(compare('moved', one, [...one.slice(5 * COLUMNS), ...one.slice(0, 5 * COLUMNS)]), 'a move is seen');
    },
  },
  {
    name: 'colours that the system forces are the view’s too: text, links, edges, what is chosen',
    browsers: ['chromium'],
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(asNew(`${origin}/pages/english.html`));
      const session = await page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
      await openView(driver, page);
      await openPanel(page, 'look');
      const seen = await page.evaluate(() => {
        const root = document.querySelector('lectern-view').shadowRoot;
        const probe = (colour) => {
          const one = document.createElement('i');
          one.style.cssText = `color: ${colour}; forced-color-adjust: none`;
          document.body.append(one);
          const value = getComputedStyle(one).color;
          one.remove();
          return value;
        };
        const style = (selector) => getComputedStyle(root.querySelector(selector));
        return {
          isForced: matchMedia('(forced-colors: active)').matches,
          ground: [style('dialog').backgroundColor, probe('Canvas')], ink: [style('.body > p').color, probe('CanvasText')],
          muted: [style('.facts').color, probe('CanvasText')], link: [style('.body a[href^="http"]').color, probe('LinkText')],
          underlined: style('.body a').textDecorationLine, open: style('[aria-expanded="true"]').outlineStyle,
          chosen: getComputedStyle(root.querySelector('.swatch:has(input:checked)'), '::before').borderTopStyle,
          edge: parseFloat(style('.panel').borderTopWidth),
          tile: style('.tile[data-theme="sepia"]').backgroundColor, swatches: [...root.querySelectorAll('.tile')].length,
        };
      });
      same(seen.isForced, true);
      for (const part of ['ground', 'ink', 'muted', 'link']) same(seen[part][0], seen[part][1], part);
      same([seen.underlined, seen.open, seen.chosen], ['underline', 'solid', 'solid']);
      ok(seen.edge >= 1, 'the panel has an edge, for its shadow is gone');
      same(await findAccessFaults(page), []);
      await closePanel(page);
      await session.send('Emulation.setEmulatedMedia', { features: [] });
    },
  },
];

// Formulas: as the browser's own MathML, once, at the right place, and as TeX in a file.

import { ok, same, until } from '../runner.mjs';
import { asNew, findAccessFaults, leaveView, openView, recordPage } from '../view.mjs';

const PAGE = '/fixtures/en/formulas--notebook/page.html';

export const formulaCases = [
  {
    name: 'formulas of every typesetter are shown as MathML, once, and on lines of their own where they stood so',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(asNew(`${origin}${PAGE}`));
      const before = await recordPage(page);
      await openView(driver, page);
      const seen = await page.evaluate(() => {
        const root = document.querySelector('lectern-view').shadowRoot;
        const maths = [...root.querySelectorAll('.body math')];
        const cells = [...root.querySelectorAll('.body math mtable mtd')].map((cell) => getComputedStyle(cell).textAlign);
        return {
          count: maths.length, all: maths.every((one) => one instanceof MathMLElement && one.checkVisibility()),
          own: maths.filter((one) => one.getAttribute('display') === 'block').length,
          sources: maths.map((one) => one.getAttribute('alttext')).filter(Boolean),
          letters: maths.map((one) => one.textContent).find((text) => text.includes('∈')),
          fraction: (() => { const { width, height } = root.querySelector('mfrac').getBoundingClientRect(); return height > width / 2; })(),
          pictures: root.querySelectorAll('.body img').length, cells,
          first: root.querySelector('.body p').textContent,
        };
      });
      same([seen.count, seen.all, seen.own, seen.pictures], [9, true, 3, 0], JSON.stringify(seen));
      same(seen.sources, ['A', 'h', 'd(t) = d_0 + a \\cos\\left(\\frac{2\\pi t}{T}\\right)', 'T', 't']);
      same(seen.letters, 'a∈ℝ');
      ok(seen.fraction, 'a fraction is one above the other');
      same(seen.cells, ['right', 'left', 'right', 'left']);
      ok(seen.first.startsWith('A pond of area A that is filled to a height h above'), seen.first);
      same(await findAccessFaults(page), []);
      await leaveView(driver, page);
      same(await recordPage(page), before);
    },
  },
  {
    name: 'a formula that is wider than a narrow window scrolls by itself',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.setViewport({ width: 320, height: 640 });
      await page.goto(asNew(`${origin}${PAGE}`));
      await openView(driver, page);
      const widths = await until(() => page.evaluate(() => {
        const root = document.querySelector('lectern-view').shadowRoot;
        const view = root.querySelector('dialog');
        const boxes = [...root.querySelectorAll('.formula.display')];
        return { sideways: view.scrollWidth - view.clientWidth, wider: boxes.filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.tabIndex) };
      }), 'measured');
      same(widths.sideways, 0);
      // A formula within a line may be wider than the line as well, where the text is large.
      await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('#panel-help') !== null), 'the keys are there');
      for (let round = 0; round < 8; round += 1) await page.keyboard.press('+');
      const lines = await until(() => page.evaluate(() => {
        const root = document.querySelector('lectern-view').shadowRoot;
        const view = root.querySelector('dialog');
        const boxes = [...root.querySelectorAll('.formula:not(.display)')].map((box) => box.getBoundingClientRect());
        return parseFloat(getComputedStyle(root.querySelector('.body > p')).fontSize) > 30 && { sideways: view.scrollWidth - view.clientWidth, widest: Math.max(...boxes.map((box) => box.right)) };
      }), 'the text is large');
      ok(lines.sideways === 0 && lines.widest <= 320, JSON.stringify(lines));
      await page.keyboard.press('0');
      ok(widths.wider.length > 0 && widths.wider.every((index) => index === 0), JSON.stringify(widths));
    },
  },
];

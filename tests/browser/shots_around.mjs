// Pictures of what stands around the view, for eyes: own pages, panel, toast, pointing. `node shots_around.mjs`.
//
// Decides nothing; writes target/shots/*.png. `--language zh-CN` for the Chinese words.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch } from './driver.mjs';
import { parseCommandLine, pause, until } from './runner.mjs';
import { serve } from './serve.mjs';
import { clickButton, clickInView, leaveView, openView, waitForCard } from './view.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const command = parseCommandLine({ language: { type: 'string', default: 'en-US' } });
const target = folder('../../target/shots');
const WIDTHS = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } };

await mkdir(target, { recursive: true });
const server = await serve({ '/pages/': folder('pages'), '/fixtures/': folder('../fixtures') });
const driver = await launch({ ...command, extension: folder('../../extension/dist') });

async function shoot(page, name, options = {}) {
  await pause(300);
  await page.screenshot({ path: `${target}/${name}-${command.language}-${command.browser}.png`, ...options });
  console.log(name);
}

try {
  for (const [width, viewport] of Object.entries(WIDTHS)) {
    for (const name of ['options', 'welcome']) {
      const page = await driver.newPage();
      await page.setViewport(viewport);
      await driver.openOwnPage(page, `${name}.html`);
      await pause(1500);
      if (name === 'options') {
        await page.evaluate((list) => {
          const files = new DataTransfer();
          files.items.add(new File([list], 'harbour.txt', { type: 'text/plain' }));
          const input = document.querySelector('#list-file');
          input.files = files.files;
          input.dispatchEvent(new Event('change', { bubbles: true }));
        }, '! Title: Harbour list\n##.lamp\na.example#@#.lamp\n||ads.example^\n##p:has-text(Ad)\n');
        await until(() => page.evaluate(() => document.querySelector('.lists details') !== null), 'the list');
        await page.evaluate(() => document.querySelector('.lists details').setAttribute('open', ''));
      }
      if (name === 'options' && width === 'wide') {
        await page.focus('#site-host');
        await page.keyboard.type('news.example.cn');
        await page.evaluate(() => document.querySelectorAll('#sites .row button')[1].click());
      }
      for (const value of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]).catch(() => undefined);
        await shoot(page, `${name}-${width}-${value}`, { fullPage: true });
      }
      await page.close();
    }
    const page = await driver.newPage();
    await page.setViewport(viewport);
    await page.goto(`${server.origin}/fixtures/zh/seed-cms--portal/page.html`);
    await openView(driver, page);
    await clickInView(page, '.bar .export');
    await pause(500);
    await clickInView(page, '.export-panel li:nth-child(4) button');
    await pause(1500);
    await shoot(page, `export-${width}`);
    await page.keyboard.press('Escape');
    await page.evaluate(() => history.pushState({}, '', '/other'));
    await until(() => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.toast')), 'the toast');
    await shoot(page, `toast-${width}`);
    await leaveView(driver, page);
    await page.goto(`${server.origin}/pages/long-read.html`);
    await openView(driver, page);
    await page.mouse.move(viewport.width / 2, 400);
    await page.mouse.wheel({ deltaY: 1500 });
    await pause(500);
    await clickButton(driver, page);
    await pause(100);
    await shoot(page, `landing-${width}`);
    await page.goto(`${server.origin}/pages/front-page.html`);
    await clickButton(driver, page);
    await waitForCard(page);
    await shoot(page, `refusal-${width}`);
    await clickInView(page, '.card-action:last-of-type');
    await pause(500);
    await page.mouse.move(viewport.width / 3, 300);
    await page.keyboard.press('ArrowUp');
    await shoot(page, `pick-${width}`);
    await page.close();
  }
} finally {
  await driver.close();
  await server.close();
}

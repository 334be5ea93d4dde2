// Pictures of hiding in place, for eyes: card, list, lines in place, the look at what is hidden, the view's panel.
// `node shots_hiding.mjs --browser firefox --dark`.
//
// Decides nothing; writes target/shots/hiding-*.png. `--language zh-CN` for the Chinese words.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch } from './driver.mjs';
import { parseCommandLine, pause, until } from './runner.mjs';
import { serve } from './serve.mjs';
import { leaveView, openPanel, openView, readAccount, waitForCard } from './view.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const command = parseCommandLine({ language: { type: 'string', default: 'en-US' }, dark: { type: 'boolean', default: false } });
const target = folder('../../target/shots');
const WIDTHS = { wide: { width: 1280, height: 860 }, narrow: { width: 320, height: 640 } };
const PAGES = { zh: '/fixtures/zh/seed-cms--portal/page.html', en: '/pages/late-ads.html' };

await mkdir(target, { recursive: true });
const server = await serve({ '/pages/': folder('pages'), '/fixtures/': folder('../fixtures') });
const driver = await launch({ ...command, extension: folder('../../extension/dist') });

async function shoot(page, name) {
  await pause(300);
  await page.screenshot({ path: `${target}/hiding-${name}-${command.language}${command.dark ? '-dark' : ''}-${command.browser}.png` });
}

const noCard = (page) => page.evaluate(() => document.querySelector('lectern-view') === null);

try {
  const options = await driver.newPage();
  await driver.openOwnPage(options, 'options.html');
  await until(() => options.evaluate(() => document.querySelector('#stubs')), 'the options are there');
  await options.evaluate(() => document.querySelector('#stubs').click());
  await options.setViewport(WIDTHS.wide);
  await options.evaluate(() => document.querySelector('#hiding').scrollIntoView());
  await shoot(options, 'options');
  for (const [width, viewport] of Object.entries(WIDTHS)) {
    for (const [lang, path] of Object.entries(PAGES)) {
      const page = await driver.newPage();
      await page.setViewport(viewport);
      if (command.dark && driver.kind === 'chromium') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      await page.goto(`${server.origin}${path}`);
      const name = (part) => `${lang}-${width}-${part}`;
      await openView(driver, page);
      await openPanel(page, 'leftout');
      await until(async () => (await readAccount(page)).length > 0, 'the account is there');
      await shoot(page, name('panel'));
      await page.keyboard.press('Escape');
      await leaveView(driver, page);
      await driver.menu('declutter');
      await waitForCard(page);
      await shoot(page, name('card'));
      await driver.menu('account');
      await until(async () => (await readAccount(page)).length > 0, 'the list is there');
      await shoot(page, name('list'));
      await page.keyboard.press('Escape');
      await until(() => noCard(page), 'the card is gone');
      await page.evaluate(() => (document.querySelector('lectern-stub') ?? document.body).scrollIntoView({ block: 'center' }));
      await shoot(page, name('lines'));
      await page.keyboard.down('Alt');
      await page.keyboard.down('x');
      await shoot(page, name('peek'));
      await page.keyboard.up('x');
      await page.keyboard.up('Alt');
      await page.close();
    }
  }
} finally {
  await driver.close();
  await server.close();
}

// Pictures of the view for eyes: samples × themes × widths, the account, the card. `cargo xtask shots`.
//
// Decides nothing; writes target/shots/*.png. `--only WORDS` takes the pictures with these words in their name, `--panels` the panels too.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch } from './driver.mjs';
import { parseCommandLine, pause } from './runner.mjs';
import { serve } from './serve.mjs';
import { chooseTheme, clickButton, clickInView, closePanel, openPanel, openView, waitForCard } from './view.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const command = parseCommandLine({ language: { type: 'string', default: 'en-US' }, panels: { type: 'boolean', default: false } });
const target = folder('../../target/shots');
const SAMPLES = { seed: '/fixtures/zh/seed-cms--portal/page.html', english: '/pages/english.html', japanese: '/pages/japanese.html', arabic: '/pages/arabic.html', formulas: '/fixtures/en/formulas--notebook/page.html' };
const WIDTHS = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 }, tiny: { width: 320, height: 640 } };
const THEMES = ['paper', 'sepia', 'dark'];
/** What there is to see beside text and panels. */
const SCENES = [
  { name: 'code', sample: 'english', play: (page) => showPart(page, '.code') },
  { name: 'numbers', sample: 'formulas', play: (page) => showPart(page, '.code') },
  { name: 'note', sample: 'english', play: (page) => showPart(page, '.body a.within').then(() => clickInView(page, '.body a.within')) },
  { name: 'picture', sample: 'english', play: (page) => showPart(page, '.picture').then(() => clickInView(page, '.picture > img')) },
  { name: 'vertical', sample: 'japanese', play: async (page) => {
    await openPanel(page, 'look');
    // On a narrow window the panel slides in.
    await pause(400);
    await page.evaluate(() => (document.querySelector('lectern-view').shadowRoot.querySelector('.more-settings').open = true));
    const at = await page.evaluate(() => [...document.querySelector('lectern-view').shadowRoot.querySelectorAll('#panel-look .tick')].findIndex((row) => {
      row.classList.toggle('wanted', row.textContent === 'Vertical writing');
      return row.matches('.wanted');
    }));
    if (at >= 0) await clickInView(page, '.wanted input');
    await closePanel(page);
  } },
];
const PANELS = ['contents', 'look', 'listen', 'help', 'leftout'];

await mkdir(target, { recursive: true });
const server = await serve({ '/pages/': folder('pages'), '/fixtures/': folder('../fixtures') });
const driver = await launch({ ...command, extension: folder('../../extension/dist') });
const name = (...parts) => [...parts, command.browser].join('-');
const isWanted = (shot) => !command.only || shot.includes(command.only);

async function shoot(page, shot) {
  await pause(250);
  await page.screenshot({ path: `${target}/${shot}.png` });
  console.log(`${shot}.png`);
}

async function showPart(page, selector) {
  await page.evaluate((wanted) => document.querySelector('lectern-view').shadowRoot.querySelector(wanted).scrollIntoView({ block: 'center' }), selector);
  await pause(400);
}

const hasPanel = (page, panel) =>
  page.evaluate((wanted) => document.querySelector('lectern-view').shadowRoot.querySelector(`.open-${wanted}`) !== null, panel);

async function shootView(sample, width) {
  const wanted = THEMES.map((theme) => [theme, name(sample, theme, width)]).filter(([, shot]) => isWanted(shot));
  const foot = name(sample, 'foot', width);
  const scenes = SCENES.filter((scene) => scene.sample === sample && isWanted(name(sample, scene.name, width)));
  if (wanted.length === 0 && !isWanted(foot) && scenes.length === 0) return;
  const page = await driver.newPage();
  await page.setViewport(WIDTHS[width]);
  await page.goto(`${server.origin}${SAMPLES[sample]}`, { waitUntil: 'domcontentloaded' });
  await openView(driver, page);
  for (const [theme, shot] of wanted) {
    await chooseTheme(page, theme);
    await closePanel(page);
    await page.mouse.move(2, 300);
    await shoot(page, shot);
    for (const panel of PANELS) {
      const panelShot = name(sample, theme, width, panel);
      if (!command.panels || !(await hasPanel(page, panel))) continue;
      await openPanel(page, panel);
      await shoot(page, panelShot);
      await closePanel(page);
    }
  }
  if (isWanted(foot)) {
    await page.evaluate(() => {
      const root = document.querySelector('lectern-view').shadowRoot;
      root.querySelector('.foot').scrollIntoView({ block: 'center' });
    });
    await shoot(page, foot);
    await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('dialog').scrollTo(0, 1500));
    await shoot(page, name(sample, 'middle', width));
  }
  for (const scene of scenes) {
    await scene.play(page);
    await shoot(page, name(sample, scene.name, width));
  }
  await page.close();
}

try {
  for (const sample of Object.keys(SAMPLES)) {
    for (const width of Object.keys(WIDTHS)) await shootView(sample, width);
  }
  if (isWanted(name('card'))) {
    const page = await driver.newPage();
    await page.setViewport(WIDTHS.wide);
    await page.goto(`${server.origin}/pages/front-page.html`);
    await clickButton(driver, page);
    await waitForCard(page);
    await pause(400);
    await shoot(page, name('card'));
  }
} finally {
  await driver.close();
  await server.close();
}

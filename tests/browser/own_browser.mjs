// A browser of a case's own, for what is stored: it would change other cases.
//
// Decides how sites are allowed: Chromium asks for one in a window that no test reaches, so the copy of the extension
// there has the permission from the start; Firefox gives what is asked for.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from './driver.mjs';
import { same, until } from './runner.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export const HOST = '127.0.0.1';

/**
 * Runs with a browser whose storage nobody else uses.
 * @param {(folder: string) => Promise<void>} [alter] changes the copy of the extension that is used
 */
export async function withOwnBrowser({ driver, command, extension }, task, alter = async () => undefined) {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  const copy = join(folder, 'extension');
  await cp(extension, copy, { recursive: true });
  if (driver.kind === 'chromium') {
    const manifest = JSON.parse(await readFile(join(copy, 'manifest.json'), 'utf8'));
    await writeFile(join(copy, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: [`*://${HOST}/*`] }));
  }
  await alter(copy);
  const own = await launch({ ...command, extension: copy });
  try {
    await task(own, folder);
  } finally {
    await own.close();
    await rm(folder, { recursive: true, force: true });
  }
}

export async function openOptions(own) {
  const page = await own.newPage();
  await page.setViewport({ width: 1000, height: 900 });
  await own.openOwnPage(page, 'options.html');
  await until(() => page.evaluate(() => document.querySelector('#about') !== null), 'the options are shown');
  return page;
}

export function press(page, label) {
  return page.evaluate((wanted) => {
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent === wanted || one.ariaLabel === wanted);
    button.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = button.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, label).then(({ x, y }) => page.mouse.click(x, y));
}

/** What is stored under a name, asked of a page of the extension. */
export const stored = (page, name) => page.evaluate(async (key) => (await chrome.storage.local.get(key))[key], name);

/** What the page of the extension says of what was done. */
export const says = (page, words) => until(() => page.evaluate((wanted) => (document.querySelector('.status p')?.textContent ?? '').includes(wanted), words), `the page says: ${words}`);

/** Hands a file of settings to the options page. */
export async function offer(page, text) {
  await page.evaluate((content) => {
    const files = new DataTransfer();
    files.items.add(new File([content], 'settings.json', { type: 'application/json' }));
    const input = document.querySelector('#import-file');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, text);
}

/** What axe-core objects to in a page of the extension. */
export async function checkAccess(page, what) {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const found = await page.evaluate(async () => (await globalThis.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
  same(found, [], what);
}

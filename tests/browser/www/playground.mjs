// What a test sees of the playground, and what a person does to it.
//
// Decides that everything goes through the browser's own mouse, keyboard and file chooser, and that a page which
// complains, in its console or by an exception, fails its case.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { same, until } from '../runner.mjs';

/** Opens the playground; `finish` asserts that it kept quiet and asked for nothing beyond its own files. */
export async function openPlayground({ makePage, address, dark, driver }, fragment = '', viewport = { width: 1280, height: 860 }) {
  const page = await makePage();
  const complaints = [];
  const requests = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  if (dark && driver.kind === 'chromium') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await page.setViewport(viewport);
  await page.goto(`${address}${fragment}`);
  await until(() => page.evaluate(() => document.querySelector('.sample') !== null), 'the page stands');
  const origin = new URL(address).origin;
  const finish = () => {
    same(complaints, []);
    // Firefox draws the dots of lists with a face of its own at a `data:` address: that is no request.
    same(requests.filter((url) => !url.startsWith(`${origin}/play/`) && !url.startsWith('data:')), []);
  };
  return { page, complaints, requests, finish };
}

export const stateOf = (page) => page.evaluate(() => document.querySelector('#result').dataset.state);
export const statusOf = (page) => page.evaluate(() => document.querySelector('#status').textContent);
export const waitForResult = (page) => until(async () => (await stateOf(page)) === 'read', 'the page is read', 30_000);
export const textOf = (page, selector) => page.evaluate((one) => document.querySelector(one)?.textContent ?? null, selector);

/** Clicks what is in sight, as a person would have scrolled to it. */
export async function click(page, selector) {
  await page.evaluate((one) => document.querySelector(one).scrollIntoView({ block: 'nearest', inline: 'nearest' }), selector);
  await page.click(selector);
}

export async function openSample(page, id) {
  await click(page, '#tab-samples');
  await click(page, `[data-sample="${id}"]`);
  await waitForResult(page);
  await until(() => page.evaluate((one) => document.querySelector(`[data-sample="${one}"]`).ariaPressed === 'true', id), 'it is marked');
}

/** The frame with the view, once it shows an article. */
export async function viewOf(page) {
  return until(async () => {
    for (const frame of page.frames()) {
      if (!/\/view(-pictures)?\.html$/.test(frame.url())) continue;
      const isFilled = await frame.evaluate(() => document.querySelector('lectern-view')?.shadowRoot?.querySelector('article') instanceof Element).catch(() => false);
      if (isFilled) return frame;
    }
    return null;
  }, 'the view is filled', 20_000);
}

export const articleOf = async (page) => (await viewOf(page)).evaluate(() => {
  const root = document.querySelector('lectern-view').shadowRoot;
  const article = root.querySelector('article');
  return {
    title: article.querySelector('h1')?.textContent ?? null, lang: article.lang, dir: article.dir, text: article.textContent,
    paragraphs: [...article.querySelectorAll('.body > p')].map((one) => one.textContent),
    kinds: Object.fromEntries(['pre', 'table', 'blockquote', 'figure', 'ruby', 'ol'].map((name) => [name, article.querySelectorAll(name).length])),
    pictures: [...article.querySelectorAll('img')].map((one) => one.src),
  };
});

/** Waits until the view shows this headline: the frame of the page before may still stand there. */
export async function waitForTitle(page, title) {
  await until(async () => (await articleOf(page)).title === title, `the headline “${title}”`);
}

/** Puts text into the field as the clipboard does, by the browser's own copy and paste. */
export async function paste(page, text) {
  await click(page, '#tab-paste');
  await page.evaluate((value) => {
    const field = document.querySelector('#markup');
    field.value = value;
    field.focus();
    field.select();
  }, text);
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyX');
  await page.keyboard.press('KeyV');
  await page.keyboard.up('Control');
}

/** Chooses a file with these bytes. */
export async function chooseFile(page, name, bytes) {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-www-'));
  try {
    const path = join(folder, name);
    await writeFile(path, bytes);
    await click(page, '#tab-file');
    await page.evaluate(() => (document.querySelector('#result').dataset.state = 'waiting'));
    await (await page.$('#file')).uploadFile(path);
    await until(async () => ['read', 'failed'].includes(await stateOf(page)), 'the file is read', 60_000);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

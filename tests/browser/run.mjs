// Shows the extension at work on a sample page: `node run.mjs --browser firefox --executable PATH [--page NAME]`.
//
// Decides what there is to see. With a display the browser stays open for trying out until it is closed; without one
// the view is described in words, with pictures of before and after in target/run. Exits with 0 unless something failed.

import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './driver.mjs';
import { parseCommandLine, pause, until } from './runner.mjs';
import { serve } from './serve.mjs';
import { clickButton, closePanel, openPanel, readAccount, readCard, readView } from './view.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const command = parseCommandLine({ page: { type: 'string', default: 'seed-table--portal' } });
const samples = findSamples();
const sample = samples.find((one) => one.name === command.page) ?? samples.find((one) => one.name.includes(command.page));
if (!sample) {
  console.error(`there is no page “${command.page}”; there are: ${samples.map((one) => one.name).join(', ')}`);
  process.exit(1);
}
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const server = await serve({ '/pages/': folder('pages'), '/fixtures/': folder('../fixtures') }, writeIndex);
const driver = await launch({ ...command, extension: folder('../../extension/dist'), headless: !hasDisplay });
try {
  await show();
} finally {
  await driver.close().catch(() => undefined);
  await server.close();
}

async function show() {
  const page = await driver.newPage();
  if (!hasDisplay) await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`${server.origin}${sample.path}`, { waitUntil: 'domcontentloaded' });
  const pictures = folder('../../target/run');
  await mkdir(pictures, { recursive: true });
  const before = `${pictures}/${sample.name}-${command.browser}-before.png`;
  const after = `${pictures}/${sample.name}-${command.browser}-after.png`;
  if (!hasDisplay) await page.screenshot({ path: before });
  await clickButton(driver, page);
  const answer = await until(async () => (await readView(page)) ?? (await readCard(page)), 'the extension answers');
  describe(answer);
  if ('headline' in answer) describeAccount(await openAccount(page));
  if (hasDisplay) {
    console.log(`\nMore pages: ${server.origin}/   The toolbar button or Alt+R opens and leaves the view. Close the browser to end.`);
    await new Promise((closed) => driver.browser.once('disconnected', closed));
    return;
  }
  await pause(250);
  await page.screenshot({ path: after });
  console.log(`\nbefore  ${relative('.', before)}\nafter   ${relative('.', after)}`);
}

function describe(answer) {
  if (!('headline' in answer)) {
    console.log([answer.title, ...answer.lines].join('\n'));
    return;
  }
  const line = (name, value) => value && console.log(`${name.padEnd(10)}${value}`);
  line('headline', answer.headline);
  line('place', answer.place.join(' › '));
  line('by', answer.byline);
  line('facts', answer.facts.join(' · '));
  line('keywords', answer.keywords.join(' · '));
  line('editor', answer.editor);
  line('language', answer.lang);
  line('body', `${answer.paragraphs.length} paragraphs`);
}

/** What is left out, as the panel says it; the panel is closed again. */
async function openAccount(page) {
  if (!(await page.evaluate(() => document.querySelector('lectern-view')?.shadowRoot.querySelector('.open-leftout')))) return [];
  await openPanel(page, 'leftout');
  const account = await readAccount(page);
  await closePanel(page);
  return account;
}

function describeAccount(account) {
  const count = account.reduce((sum, group) => sum + group.count, 0);
  console.log(`\nleft out: ${count}`);
  for (const group of account) {
    console.log(`  ${group.label} (${group.count})`);
    for (const row of group.rows) console.log(`    ${row.words} — ${row.reasons.join(' · ')}`);
  }
}

/** The fixtures of the project and the pages of these tests. */
function findSamples() {
  const below = (path) => (existsSync(folder(path)) ? readdirSync(folder(path)) : []);
  const fixtures = below('../fixtures').flatMap((language) =>
    below(`../fixtures/${language}`).map((name) => ({ name, file: `../fixtures/${language}/${name}/page.html`, path: `/fixtures/${language}/${name}/page.html` })));
  const pages = below('pages').filter((file) => file.endsWith('.html')).map((file) => ({ name: file.replace('.html', ''), file: `pages/${file}`, path: `/pages/${file}` }));
  return [...fixtures.filter((one) => existsSync(folder(one.file))), ...pages];
}

function writeIndex() {
  const entries = samples.map((one) => `<li><a href="${one.path}">${one.name}</a></li>`).join('\n');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sample pages</title><style>body{font:16px/1.6 system-ui;max-width:40em;margin:3em auto}</style><h1>Sample pages</h1><ul>${entries}</ul></html>`;
}

// Every attack as a live page, read by the real extension after a real click, and the view judged where it stands.
//
// Decides what counts as an execution: a script that the page's policy stops within the view. Pages are served with a
// policy against scripts, so that what runs in the page itself, which is the page's own affair, is not mistaken for it.
// A page that leaves for another address by itself is no case of ours.

import { pause, until } from '../runner.mjs';
import { ALL_PARAGRAPHS, countParagraphs, writePage } from './pages.mjs';
import { judgeSource } from './outputs.mjs';

export const POLICY = "script-src 'none'; object-src 'none'; frame-src 'none'; base-uri *";
const PREFIX = '/attack/';
const PATIENCE_MS = 8_000;

/** What a server answers for the page of a vector. */
export function serveAttacks(vectors) {
  const byId = new Map(vectors.map((vector) => [vector.id, vector]));
  return (path) => {
    const vector = path.startsWith(PREFIX) ? byId.get(path.slice(PREFIX.length)) : undefined;
    if (!vector) return null;
    return { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }, body: writePage(vector) };
  };
}

/** Notices what a policy stops within the view, and lets no dialog stop the test. */
function watchPage() {
  const stopped = [];
  Object.defineProperty(window, 'stoppedInView', { value: stopped });
  const isView = (node) => node instanceof Element && Reflect.get(Element.prototype, 'localName', node).startsWith('lectern-view');
  EventTarget.prototype.addEventListener.call(document, 'securitypolicyviolation', (event) => {
    if (window.isTouchingView || event.composedPath().some(isView)) stopped.push(`${event.effectiveDirective} ${event.sample}`);
  });
  for (const name of ['alert', 'confirm', 'prompt', 'print']) Object.defineProperty(window, name, { value: () => undefined });
}

/** Judges the view, or the card in its place; null while there is neither. */
function judgeView() {
  const read = (name) => Reflect.get(Document.prototype, name, document);
  const hosts = ['documentElement', 'body'].map(read).filter(Boolean).flatMap((place) => [...Reflect.get(Element.prototype, 'children', place)])
    .filter((child) => /^lectern-view(-\d)?$/.test(Reflect.get(Element.prototype, 'localName', child)));
  const root = hosts.map((host) => host.shadowRoot).find((one) => one?.querySelector('dialog[open] article, .card'));
  // The card that says to wait has nothing to press.
  if (!root || (root.querySelector('.card') && !root.querySelector('.card button'))) return null;
  const article = root.querySelector('article');
  if (!article) return { card: root.querySelector('.card').textContent, wrong: [], text: '' };
  const wrong = [];
  for (const element of article.querySelectorAll('*')) {
    // The view's own buttons, and the drawings on them.
    if (isForbiddenElement(element) && !element.matches('button[type=button], svg.icon, svg.icon > path')) wrong.push(`<${element.localName}>`);
    for (const attribute of element.attributes) {
      const fault = judgeAttribute(element, attribute.name, attribute.value);
      // The view's own note opens over the text.
      if (fault && fault !== 'div[popover]') wrong.push(fault);
    }
  }
  window.isTouchingView = true;
  addEventListener('click', (event) => event.preventDefault());
  touch(root.querySelectorAll('article, article *'));
  return { card: null, wrong, text: article.textContent };
}

/**
 * @param {object} context of a case
 * @returns figures and what is wrong, by the id of the vector
 */
export async function judgeInExtension(vectors, { driver, makePage, origin }) {
  const page = await makePage();
  await page.evaluateOnNewDocument(watchPage);
  const report = { vectors: vectors.length, judged: 0, survived: 0, left: [], wrong: {} };
  for (const { id } of vectors) {
    const address = `${origin}${PREFIX}${encodeURIComponent(id)}`;
    const isThere = () => page.url() === address;
    try {
      await page.goto(address, { waitUntil: 'domcontentloaded' });
      const shown = countParagraphs(await page.evaluate(() => Reflect.get(HTMLElement.prototype, 'innerText', Reflect.get(Document.prototype, 'documentElement', document))));
      await page.evaluate(judgeSource);
      await driver.click(page);
      const view = await until(() => page.evaluate(judgeView), 'a view or a card', PATIENCE_MS);
      await pause(20);
      const stopped = await page.evaluate(() => window.stoppedInView);
      const kept = countParagraphs(view.text);
      report.judged += 1;
      report.survived += kept === ALL_PARAGRAPHS || kept >= shown ? 1 : 0;
      const wrong = [...view.wrong, ...stopped.map((one) => `RAN ${one}`)];
      if (wrong.length > 0) report.wrong[id] = wrong;
    } catch (error) {
      if (isThere()) report.wrong[id] = [error.message];
      else report.left.push(id);
      // Whatever went wrong, the next page begins anew.
      await page.goto('about:blank').catch(() => undefined);
    }
  }
  return report;
}

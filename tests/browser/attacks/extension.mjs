// Every attack as a live page, read by the real extension after a real click, and the view judged where it stands.
//
// Decides what counts as an execution: a script that the page's policy stops within the view. Pages are served with a
// policy against scripts, so that what runs in the page itself, which is the page's own affair, is not mistaken for it.
// A page that leaves for another address by itself is no case of ours. Nothing is waited for by the clock: the policy's
// reports come in order, so one that the test causes says that all before it are there.

import { until } from '../runner.mjs';
import { ALL_PARAGRAPHS, countParagraphs, writePage } from './pages.mjs';
import { judgeSource } from './outputs.mjs';

const POLICY = "script-src 'report-sample'; object-src 'none'; frame-src 'none'; base-uri *";
const PREFIX = '/attack/';
/** For one page: a hundred times what it takes on a quiet machine. */
const PATIENCE_MS = 30_000;
/** The button is looked at less often than the page. */
const LOOKS_AT_BUTTON = 40;

/** Notices what the policy stops within the view, and lets no dialog stop the test. */
function watchPage() {
  const stopped = [];
  Object.defineProperty(window, 'stoppedInView', { value: stopped });
  const isView = (node) => node instanceof Element && Reflect.get(Element.prototype, 'localName', node).startsWith('lectern-view');
  EventTarget.prototype.addEventListener.call(document, 'securitypolicyviolation', (event) => {
    if (event.sample === 'endOfReports') window.areAllReported = true;
    else if (window.isTouchingView || event.composedPath().some(isView)) stopped.push(`${event.effectiveDirective} ${event.sample}`);
  });
  for (const name of ['alert', 'confirm', 'prompt', 'print']) Object.defineProperty(window, name, { value: () => undefined });
}

/** Judges what of the view comes from the page, or the card in its place; null while there is neither. */
function judgeView() {
  const read = (name) => Reflect.get(Document.prototype, name, document);
  const hosts = ['documentElement', 'body'].map(read).filter(Boolean).flatMap((place) => [...Reflect.get(Element.prototype, 'children', place)])
    .filter((child) => /^lectern-view(-\d)?$/.test(Reflect.get(Element.prototype, 'localName', child)));
  const root = hosts.map((host) => host.shadowRoot).find((one) => one?.querySelector('dialog[open] article, .card'));
  // The card that says to wait is no answer.
  if (!root || root.querySelector('.card.waiting')) return null;
  const article = root.querySelector('article');
  if (!article) return { card: root.querySelector('.card').textContent, wrong: [], text: '' };
  const wrong = [];
  const [parts, others] = [[...article.children].filter((part) => part.matches('.head, .body, .foot')), [...article.children].filter((part) => !part.matches('.head, .body, .foot'))];
  // What the view itself puts beside them: a line about the text, and the box for notes, empty until a mark is pressed.
  for (const other of others) {
    if (!other.matches('p.notice') && !(other.matches('div.note') && other.textContent === '')) wrong.push(`in the article: <${other.localName} class=${other.className}>`);
  }
  for (const element of parts.flatMap((part) => [...part.querySelectorAll('*')])) {
    // The view's own buttons, and the drawings on them; no attribute of a page is kept that could make one look so.
    const isOwn = element.matches('button[type=button], button[type=button] > svg.icon, svg.icon > path');
    if (!isOwn && isForbiddenElement(element)) wrong.push(`<${element.localName}>`);
    for (const attribute of element.attributes) {
      const fault = judgeAttribute(element, attribute.name, attribute.value);
      if (fault) wrong.push(fault);
    }
  }
  window.isTouchingView = true;
  addEventListener('click', (event) => event.preventDefault(), { capture: true });
  touch(root.querySelectorAll('article, article *'));
  Document.prototype.createElement.call(document, 'i').setAttribute('onclick', 'endOfReports');
  return { card: null, wrong, text: article.textContent };
}

const innerText = () => Reflect.get(HTMLElement.prototype, 'innerText', Reflect.get(Document.prototype, 'documentElement', document));

/**
 * @param {object} context of a case
 * @returns figures and what is wrong, by the id of the vector
 */
export async function judgeInExtension(vectors, { driver, makePage, origin, server }) {
  const page = await makePage();
  await page.evaluateOnNewDocument(watchPage);
  const report = { vectors: vectors.length, judged: 0, survived: 0, left: [], lost: [], wrong: {} };
  for (const vector of vectors) {
    const path = `${PREFIX}${vector.id}`;
    const address = `${origin}${PREFIX}${encodeURIComponent(vector.id)}`;
    server.answers.set(path, { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }, body: writePage(vector) });
    const isThere = () => page.url() === address;
    try {
      await page.goto(address, { waitUntil: 'domcontentloaded' });
      const shown = countParagraphs(await page.evaluate(innerText));
      await page.evaluate(judgeSource);
      await driver.click(page);
      let looks = 0;
      const view = await until(async () => {
        if (!isThere()) return { hasLeft: true };
        looks += 1;
        // A page can keep the script from the browser's interface; then the button says so.
        if (looks % LOOKS_AT_BUTTON === 0 && (await driver.button()).badge === '!') return { card: 'said by the button', wrong: [], text: '' };
        return page.evaluate(judgeView);
      }, 'a view or a card', PATIENCE_MS);
      if (view.hasLeft) throw new Error('the page is another one');
      if (!view.card) await until(() => page.evaluate(() => window.areAllReported), 'the reports of the policy', PATIENCE_MS);
      const stopped = await page.evaluate(() => window.stoppedInView);
      const kept = countParagraphs(view.text);
      report.judged += 1;
      if (kept === ALL_PARAGRAPHS || kept >= shown) report.survived += 1;
      else report.lost.push(vector.id);
      const wrong = [...view.wrong, ...stopped.map((one) => `RAN ${one}`)];
      if (wrong.length > 0) report.wrong[vector.id] = wrong;
    } catch (error) {
      if (isThere()) report.wrong[vector.id] = [error.message];
      else report.left.push(vector.id);
      // Whatever went wrong, the next page begins anew.
      await page.goto('about:blank').catch(() => undefined);
    }
    server.answers.delete(path);
  }
  return report;
}

// Pages of degenerate shape: too deep, too broad, too long. Each holds a small article that must still be found.
//
// Decides the shapes, and how large they are at full scale; a program of a shared folder may add more.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const paragraph = (number) => `<p>Measure ${number}: the keeper wrote the depth of the water into the book every hour, at the gate, at the bend and below the weir, and he added the wind, its strength and its quarter, since one means little without the other. 守闸人每小时都把水深记在本子上,还要写下风向和风力,因为缺了一样,另一样就没有意义。</p>`;
const ARTICLE = `<article><h1>The book of the weir</h1>${[1, 2, 3, 4].map(paragraph).join('')}</article>`;
const wrap = (body, head = '') => `<!DOCTYPE html><html><head><meta charset="utf-8"><title>The book of the weir</title>${head}</head><body>${body}</body></html>`;
const inArticle = (inside) => wrap(`<article><h1>The book of the weir</h1>${paragraph(1)}${paragraph(2)}${inside}${paragraph(3)}${paragraph(4)}</article>`);

/** @type {Array<[string, (count: (full: number) => number) => string]>} */
const SHAPES = [
  ['depth-div', (n) => wrap('<div>'.repeat(n(1e4)) + ARTICLE)],
  ['depth-div-100k', (n) => wrap('<div>'.repeat(n(1e5)) + ARTICLE)],
  ['depth-mixed', (n) => wrap(['<div>', '<section>', '<em>', '<span>'].join('').repeat(n(5e3)) + ARTICLE)],
  ['depth-inline', (n) => wrap(`<p>${'<span>'.repeat(n(1e4))}word${'</span>'.repeat(n(1e4))}</p>${ARTICLE}`)],
  ['depth-bold', (n) => wrap('<b>'.repeat(n(1e4)) + ARTICLE)],
  ['depth-font-reopened', () => wrap('<font>'.repeat(500) + '<p>x'.repeat(500) + ARTICLE)],
  ['depth-svg', (n) => wrap(`<svg>${'<g>'.repeat(n(1e4))}</svg>${ARTICLE}`)],
  ['depth-table', (n) => wrap('<table><tr><td>'.repeat(n(5e3)) + ARTICLE)],
  ['depth-quote', (n) => wrap('<blockquote>'.repeat(n(1e4)) + ARTICLE)],
  ['depth-list', (n) => wrap('<ul><li>'.repeat(n(1e4)) + ARTICLE)],
  ['depth-definition', (n) => wrap('<dl><dd>'.repeat(n(5e3)) + ARTICLE)],
  ['depth-details', (n) => wrap(`<details open>`.repeat(n(1e3)) + ARTICLE)],
  ['formatting-reopened', (n) => wrap(Array.from({ length: n(3e3) }, (_, at) => `<b class=c${at}><i>`).join('') + '<p>x</b>'.repeat(n(1e3)) + ARTICLE)],
  ['foster-parents', (n) => wrap(`<table>${'<b>x<tr>'.repeat(n(2e4))}</table>${ARTICLE}`)],
  ['many-paragraphs', (n) => wrap(ARTICLE + '<p>A short line, with a comma.</p>'.repeat(n(1e5)))],
  ['many-breaks', (n) => inArticle('<br>'.repeat(n(1e6)))],
  ['many-links', (n) => wrap(ARTICLE + '<a href="/x">a link</a> '.repeat(n(2e5)))],
  ['many-boxes', (n) => wrap('<div>a line of text, in a box, that is long enough to count</div>'.repeat(n(1e5)) + ARTICLE)],
  ['many-items', (n) => wrap(`${ARTICLE}<ul>${'<li><a href=/x>推荐阅读 2024-01-01</a></li>'.repeat(n(5e4))}</ul>`)],
  ['many-comments', (n) => wrap(ARTICLE + '<!--x-->'.repeat(n(1e5)))],
  ['many-headings', (n) => inArticle(`<h2>The book of the weir</h2>${paragraph(5)}`.repeat(n(2e3)))],
  ['many-options', (n) => wrap(`<select>${'<option>x'.repeat(n(2e4))}</select>${ARTICLE}`)],
  ['many-templates', (n) => wrap('<template>'.repeat(n(5e3)) + '</template>'.repeat(n(5e3)) + ARTICLE)],
  ['many-noscripts', (n) => wrap(ARTICLE + '<img src="data:,x"><noscript><img src="a.jpg"></noscript>'.repeat(n(2e4)))],
  ['many-notes', (n) => inArticle(`${Array.from({ length: n(5e3) }, (_, at) => `<sup><a href="#n${at}">${at}</a></sup>`).join('')}<ol>${Array.from({ length: n(5e3) }, (_, at) => `<li id="n${at}">a note</li>`).join('')}</ol>`)],
  ['one-note', (n) => inArticle(`<p>${'<sup><a href="#n">1</a></sup> a mark '.repeat(n(2e4))}</p><ol><li id="n">a note ${'<i></i>'.repeat(n(2e4))}</li></ol>`)],
  ['many-pictures', (n) => inArticle('<p>A short line, with a comma.</p><img src="/a.jpg">'.repeat(n(6e4)))],
  ['lazy-pictures', (n) => inArticle('<img src="data:,x">'.repeat(n(1e5)))],
  ['formula-of-pictures', (n) => inArticle(`<div class="MathJax">${'<img src="/a.jpg"><i></i>'.repeat(n(1e5))}</div>`)],
  ['declared-paragraphs', (n) => wrap(ARTICLE + '<p>A short line, with a comma.</p>'.repeat(n(8e4)), '<meta property="og:type" content="article">')],
  ['large-table', (n) => wrap(`${ARTICLE}<table>${`<tr>${'<td>1'.repeat(200)}`.repeat(n(1e3))}</table>`)],
  ['attributes', (n) => wrap(`<div ${Array.from({ length: n(1e5) }, (_, at) => `a${at}=${at}`).join(' ')}>${ARTICLE}</div>`)],
  ['long-class', (n) => wrap(`<div class="${'content '.repeat(n(1.2e6))}">${ARTICLE}</div>`)],
  ['long-style', (n) => wrap(`<div style="${'color:red;'.repeat(n(4e5))}">${ARTICLE}</div>`)],
  ['long-srcset', (n) => inArticle(`<img src="a.jpg" srcset="${Array.from({ length: n(1e5) }, (_, at) => `https://x.example/${at}.jpg ${at + 1}w`).join(', ')}">`)],
  ['srcset-commas', (n) => inArticle(`<img src="a.jpg" srcset="${','.repeat(n(1e6))}">`)],
  ['srcset-spaces', (n) => inArticle(`<img data-src="a.jpg" data-srcset="${('a' + ' '.repeat(50)).repeat(n(2e4))}">`)],
  ['data-address', (n) => inArticle(`<img src="data:image/png;base64,${'A'.repeat(n(8e6))}">`)],
  ['long-address', (n) => inArticle(`<p><a href="https://x.example/${'a/../'.repeat(n(1e6))}">a link</a></p>`)],
  ['long-anchor', (n) => inArticle(`<p><a href="#${'a'.repeat(n(1e6))}">a link</a></p>`)],
  ['long-embed', (n) => inArticle(`<iframe src="//${'www.'.repeat(n(1e5))}youtube.example/embed/x"></iframe>`)],
  ['long-text', (n) => inArticle(`<p>${'word, '.repeat(n(1.5e6))}</p>`)],
  ['long-word', (n) => inArticle(`<p>${'a'.repeat(n(8e6))}</p>`)],
  ['long-chinese', (n) => inArticle(`<p>${'守闸人每小时都把水深记在本子上,还要写下风。'.repeat(n(1.2e5))}</p>`)],
  ['spaces', (n) => inArticle(`<p>${' '.repeat(n(8e6))}x</p>`)],
  ['commas', (n) => inArticle(`<p>${','.repeat(n(1e6))}</p>`)],
  ['entities', (n) => inArticle(`<p>${'&amp;'.repeat(n(1e6))}</p>`)],
  ['no-break-lines', (n) => inArticle(`<p>${'&nbsp;\n'.repeat(n(5e5))}</p>`)],
  ['odd-characters', (n) => inArticle(`<p>${'\u0000\uFFFD\uFFFE\u202E\u200B'.repeat(n(1e5))}</p>`)],
  ['long-title', (n) => wrap(ARTICLE).replace('<title>', `<title>${'a - b | c: d '.repeat(n(8e4))}`)],
  ['title-bars', (n) => wrap(ARTICLE).replace('<title>', `<title>${' | '.repeat(n(1e5))}`)],
  ['long-byline', (n) => wrap(`<p class=byline>By${' '.repeat(n(1e5))}x</p>${ARTICLE}`)],
  ['json-deep', (n) => wrap(ARTICLE, `<script type="application/ld+json">${'['.repeat(n(1e5))}</script>`)],
  ['json-spaces', (n) => wrap(ARTICLE, `<script type="application/ld+json">${' '.repeat(n(1e5))}<![CDATA[${' '.repeat(n(1e5))}{}</script>`)],
  ['json-long', (n) => wrap(ARTICLE, `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${'x'.repeat(n(4e6))}"}</script>`)],
  ['json-nested', (n) => wrap(ARTICLE, `<script type="application/ld+json">${'{"@type":"Article","m":'.repeat(60)}"${'x'.repeat(2e5)}"${'}'.repeat(60)}</script>`.repeat(n(80)))],
  ['json-references', (n) => wrap(ARTICLE, `<script type="application/ld+json">[${Array.from({ length: n(800) }, () => `{"@type":"Article","author":[${'{"@id":"a"},'.repeat(20)}]}`).join(',')}]</script>`.repeat(4))],
  ['many-metas', (n) => wrap(ARTICLE, '<meta property="og:title" content="x y z">'.repeat(n(2e4)))],
  ['many-rules', (n) => wrap(ARTICLE, `<style>${'p:not(.a):nth-child(2n+1){color:red}'.repeat(n(5e3))}</style>`)],
  ['unclosed-comment', (n) => wrap(`${ARTICLE}<!--${'-'.repeat(n(4e6))}`)],
  ['unclosed-script', (n) => wrap(`${ARTICLE}<script>${'<!--<script>'.repeat(n(3e5))}`)],
  ['random-bytes', (n) => {
    let state = 7;
    const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) >> 16 & 0x7f;
    return wrap(ARTICLE + Array.from({ length: n(6e5) }, () => String.fromCharCode(next())).join(''));
  }],
];

const MARK = 'at the gate, at the bend and below the weir';
/** What the browser itself does not parse in reasonable time. */
const TOO_MUCH_FOR_BROWSERS = new Set(['depth-div-100k']);
/** One of each kind: deep, broad, long values, long text, long metadata, broken. */
const FAST = new Set(['depth-mixed', 'depth-table', 'many-boxes', 'many-notes', 'attributes', 'srcset-commas', 'long-chinese', 'title-bars', 'json-deep', 'random-bytes']);

/**
 * @param scale 1 for everything, less for a look
 * @returns {HostilePage[]}
 */
export function listHostilePages(scale) {
  return SHAPES.map(([name, write]) => ({
    name, isFast: FAST.has(name), isForBrowsers: !TOO_MUCH_FOR_BROWSERS.has(name), holdsArticle: true, mark: MARK,
    write: () => write((full) => Math.max(1, Math.round(full * scale))),
  }));
}

/** The article of the shared pages. */
const SHARED_MARK = 'output rose for a third month';
/** Ten thousand million steps in the browser's own parser. */
const SHARED_TOO_MUCH = new Set(['depth-100k-div', 'depth-1m-div']);

/**
 * The pages that a shared folder has a program for; none without such a folder.
 * @typedef {{name: string, isFast: boolean, isForBrowsers: boolean, holdsArticle: boolean, mark: string, write(): string}} HostilePage
 * @param {string} folder where the program writes them
 * @returns {HostilePage[]}
 */
export function listSharedPages(shared, folder) {
  const program = shared ? join(shared, 'vectors/gen-hostile.mjs') : '';
  if (!existsSync(program)) return [];
  execFileSync(process.execPath, [program, folder]);
  return JSON.parse(readFileSync(join(folder, 'INDEX.json'), 'utf8')).map(({ id, article }) => ({
    name: `shared ${id}`, isFast: false, isForBrowsers: !SHARED_TOO_MUCH.has(id), holdsArticle: article, mark: SHARED_MARK,
    write: () => readFileSync(join(folder, `${id}.html`), 'utf8'),
  }));
}

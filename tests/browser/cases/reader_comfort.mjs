// Comfort and access: themes, text size, narrow windows, print, and the checks of axe-core.
//
// Decides nothing about beauty (shots.mjs shows it to eyes); decides what must hold for everyone.

import { countGlyphs } from '../printed_text.mjs';
import { ok, same, until } from '../runner.mjs';
import { chooseTheme, clickInView, closePanel, findAccessFaults, isAnythingShown, leaveView, openPanel, openView, readView, recordPage, resetLook } from '../view.mjs';

const look = (page) => page.evaluate(() => {
  const dialog = document.querySelector('lectern-view').shadowRoot.querySelector('dialog');
  const text = dialog.querySelector('.body > p');
  return {
    theme: dialog.dataset.theme, ground: getComputedStyle(dialog).backgroundColor, ink: getComputedStyle(text).color,
    size: parseFloat(getComputedStyle(text).fontSize), sideways: dialog.scrollWidth - dialog.clientWidth,
  };
});

const THEMES = ['paper', 'sepia', 'grey', 'green', 'dark', 'night', 'contrast', 'custom'];

function accessCase(theme, sample) {
  return {
    name: `axe-core finds nothing: ${sample}, ${theme}, every panel`,
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/${sample}.html`);
      await openView(driver, page);
      await chooseTheme(page, theme);
      await until(async () => (await look(page)).theme === theme, 'the theme is on');
      await closePanel(page);
      await page.evaluate(() => (document.querySelector('lectern-view').shadowRoot.querySelector('details') ?? {}).open = true);
      same(await findAccessFaults(page), []);
      for (const panel of ['contents', 'look', 'listen', 'help']) {
        if (panel === 'contents' && sample !== 'english') continue;
        await openPanel(page, panel);
        await page.evaluate(() => [...document.querySelector('lectern-view').shadowRoot.querySelectorAll('.panel details')].forEach((part) => (part.open = true)));
        same([panel, ...(await findAccessFaults(page))], [panel]);
        await closePanel(page);
      }
      await resetLook(page);
    },
  };
}

export const comfortCases = [
  {
    name: 'Chinese: room after marks of Latin width, no character alone on a last line, and the text is the page’s own',
    async run({ driver, makePage, origin, expected }) {
      const page = await makePage();
      await page.goto(`${origin}/fixtures/zh/seed-cms--portal/page.html`);
      const view = await openView(driver, page);
      same(view.headline, expected.title);
      const seen = await page.evaluate(() => {
        const root = document.querySelector('lectern-view').shadowRoot;
        const marks = [...root.querySelectorAll('.body .mark')];
        const size = parseFloat(getComputedStyle(root.querySelector('.body > p')).fontSize);
        const tails = [...root.querySelectorAll('.body > p > .tail')];
        return {
          marks: marks.length, kinds: [...new Set(marks.map((mark) => mark.textContent))].sort(), inHeadline: root.querySelector('h1 .mark')?.textContent,
          room: marks.every((mark) => parseFloat(getComputedStyle(mark).marginInlineEnd) > size * 0.2),
          tails: tails.length, lines: tails.map((tail) => Math.floor(tail.getBoundingClientRect().height / size)), ends: tails.every((tail) => tail.nextSibling === null),
        };
      });
      ok(seen.marks > 40 && seen.room, JSON.stringify(seen));
      same([seen.kinds.includes(','), seen.inHeadline, seen.ends], [true, ',', true]);
      ok(seen.tails > 5 && seen.lines.every((count) => count === 1), JSON.stringify(seen.lines));
    },
  },
  {
    name: 'Chinese and Japanese: headings of the text break between words, as the headline does, and are the page’s own words',
    async run({ driver, makePage, origin, server }) {
      const headings = { zh: ['加装电梯：每台最高补贴二十五万元，由区级财政与市级财政按比例分担', '有关部门要求<b>重点企业</b>保障供应'], ja: ['町の読書会を三十年ものあいだ支えてきた考え方', '<ruby>暖簾<rt>のれん</rt></ruby>の色'] };
      for (const [lang, [long, second]] of Object.entries(headings)) {
        const text = lang === 'zh' ? '昨日上午，市住房和城乡建设局召开新闻发布会，正式发布行动方案。方案提出，三年内全市将改造老旧小区，涉及居民十二万户，总投资估算为七十四亿元。' : '店の奥には、祖父が大正時代に作ったという本棚が今も残る。棚板の一枚一枚に番号が打たれ、どの本がどこにあるかは、店主の頭の中だけにある。';
        const body = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${long}</title><body><article><h1>${long}</h1><p>${text.repeat(3)}</p><h2>${long}</h2><p>${text.repeat(2)}</p><h3>${second}</h3><p>${text.repeat(2)}</p></article></body></html>`;
        server.answers.set('/headings.html', { headers: { 'content-type': 'text/html; charset=utf-8' }, body });
        const page = await makePage();
        await page.setViewport({ width: 320, height: 640 });
        await page.goto(`${origin}/headings.html?${lang}`);
        await openView(driver, page);
        const seen = await page.evaluate((tag) => {
          const root = document.querySelector('lectern-view').shadowRoot;
          const heading = root.querySelector('.body h2');
          const words = new Intl.Segmenter(tag, { granularity: 'word' });
          const tops = [...heading.childNodes].filter((node) => node instanceof Text).flatMap((node) => [...words.segment(node.data)].map(({ segment, index }) => {
            const ends = [index, index + segment.length - 1].map((at) => {
              const range = new Range();
              range.setStart(node, at);
              range.setEnd(node, at + 1);
              return Math.round(range.getBoundingClientRect().top);
            });
            return [segment, ends[0] === ends[1]];
          }));
          return { lines: Math.round(heading.getBoundingClientRect().height / parseFloat(getComputedStyle(heading).lineHeight)), cut: tops.filter(([, isWhole]) => !isWhole).map(([word]) => word), words: [...root.querySelectorAll('.body :is(h2, h3)')].map((one) => one.textContent) };
        }, lang);
        ok(seen.lines >= 2, `${seen.lines} lines`);
        same(seen.cut, []);
        same(seen.words, [long, second.replace(/<rt>.*?<\/rt>/, (reading) => `(${reading.replace(/<.*?>/g, '')})`).replace(/<.*?>/g, '')]);
        server.answers.delete('/headings.html');
      }
    },
  },
  ...THEMES.map((theme) => accessCase(theme, 'english')),
  accessCase('dark', 'japanese'),
  accessCase('paper', 'arabic'),
  {
    name: 'a page with heads of its own, headings that leave steps out, two wide frames: one step at a time, names of their own, and axe-core finds nothing',
    async run({ driver, makePage, origin, server }) {
      const text = (about) => `<p>The ${about} was drawn by hand on a sheet of linen, and whoever came later added what had changed since: a bridge, a lost path, the new names of the farms. It is kept dry, and unrolled once a year.</p>`;
      const wide = `<pre>one ${'corner, '.repeat(60)}</pre>`;
      const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>The map on the wall</title><body>
        <header role="banner">Parish news</header><div role="banner">Notices</div>
        <article><h1>The map on the wall</h1>${text('map')}<h4>Roads</h4>${text('network of roads')}<h6>Tracks</h6>${text('web of tracks')}<h4>Water</h4>${text('course of the brook')}<h2>Names</h2>${text('list of names')}
        <table><tr><td></td><th>Length</th><th>Width</th></tr><tr><th>Brook</th><td>3 km</td><td>2 m</td></tr><tr><th>Ditch</th><td>1 km</td><td>1 m</td></tr></table>${wide}${wide.replace('one', 'two')}</article></body></html>`;
      server.answers.set('/steps.html', { headers: { 'content-type': 'text/html; charset=utf-8' }, body });
      const page = await makePage();
      await page.goto(`${origin}/steps.html`);
      await openView(driver, page);
      same(await page.evaluate(() => [...document.querySelector('lectern-view').shadowRoot.querySelectorAll('article :is(h1, h2, h3, h4, h5, h6)')].map((heading) => `${heading.localName} ${heading.textContent}`)),
        ['h1 The map on the wall', 'h2 Roads', 'h3 Tracks', 'h2 Water', 'h2 Names']);
      same(await page.evaluate(() => [...document.querySelector('lectern-view').shadowRoot.querySelectorAll('article th')].map((head) => `${head.scope} ${head.textContent}`)),
        ['col Length', 'col Width', 'row Brook', 'row Ditch']);
      const regions = () => page.evaluate(() => [...document.querySelector('lectern-view').shadowRoot.querySelectorAll('pre[role="region"]')].map((frame) => frame.getAttribute('aria-label')));
      await until(async () => (await regions()).length === 2, 'both frames scroll');
      same(await regions(), ['Code', 'Code 2']);
      same(await findAccessFaults(page), []);
    },
  },
  {
    name: 'theme and text size are kept for the next page, the size for its script',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/english.html`);
      await openView(driver, page);
      const plain = await look(page);
      same(plain.theme, 'paper');
      await chooseTheme(page, 'sepia');
      await clickInView(page, '.stepper .more');
      await clickInView(page, '.stepper .more');
      const chosen = await look(page);
      same(chosen.ground, 'rgb(244, 236, 216)');
      ok(Math.abs(chosen.size - plain.size * 1.21) < 0.1, `${chosen.size}`);
      const next = await makePage();
      await next.goto(`${origin}/pages/arabic.html`);
      await openView(driver, next);
      // It is kept by the background, and told to whoever shows a view meanwhile.
      await until(async () => (await look(next)).theme === 'sepia', 'another page has the theme');
      await until(async () => (await look(next)).size > plain.size * 1.2, 'and the size');
      const other = await makePage();
      await other.goto(`${origin}/pages/japanese.html`);
      await openView(driver, other);
      same((await look(other)).theme, 'sepia');
      same((await look(other)).size, plain.size);
      await resetLook(other);
      await until(async () => (await look(next)).theme === 'paper', 'a choice is seen in every open view');
    },
  },
  {
    name: 'automatic theme: dark where the system is dark',
    browsers: ['chromium'],
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/english.html`);
      await openView(driver, page);
      same((await look(page)).ground, 'rgb(252, 251, 248)');
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      await until(async () => (await look(page)).ground === 'rgb(27, 26, 29)', 'dark');
      await page.emulateMediaFeatures([]);
    },
  },
  {
    name: '320 pixels wide, 200 % text: nothing runs off sideways',
    async run({ driver, makePage, origin }) {
      for (const sample of ['english', 'japanese', 'arabic']) {
        const page = await makePage();
        await page.setViewport({ width: 320, height: 640 });
        await page.goto(`${origin}/pages/${sample}.html`);
        await openView(driver, page);
        const shown = await look(page);
        ok(shown.sideways <= 0, `${sample}: ${shown.sideways} px too wide`);
        const parts = await page.evaluate(() => {
          const root = document.querySelector('lectern-view').shadowRoot;
          return [...root.querySelectorAll('.bar button')].filter((part) => part.checkVisibility()).map((part) => {
            const box = part.getBoundingClientRect();
            return { name: part.className, left: box.left, right: box.right, width: box.width, height: box.height };
          });
        });
        for (const part of parts) ok(part.left >= 0 && part.right <= 320 && part.width >= 24 && part.height >= 24, `${sample} ${JSON.stringify(part)}`);
        await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('dialog').style.setProperty('--scale', '2'));
        ok((await look(page)).sideways <= 0, `${sample} at 200 %`);
      }
    },
  },
  {
    name: 'wide tables and code scroll in a frame that the keyboard reaches',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.setViewport({ width: 400, height: 700 });
      await page.goto(`${origin}/pages/english.html`);
      await openView(driver, page);
      const frames = await until(() => page.evaluate(() => {
        const found = [...document.querySelector('lectern-view').shadowRoot.querySelectorAll('pre, .table')];
        const named = found.map((frame) => [frame.tabIndex, frame.getAttribute('role'), frame.getAttribute('aria-label')]);
        return named.some(([tab]) => tab === 0) ? named : null;
      }), 'the frames are measured');
      same(frames, [[0, 'region', 'Code'], [0, 'region', 'Table']]);
    },
  },
  ...['english', 'hostile-css'].map((sample) => ({
    name: `print, ${sample}: the whole article and nothing of the page`,
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/${sample}.html`);
      const { markup } = await recordPage(page);
      await openView(driver, page);
      const length = await page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('article').innerText.length);
      // The rule for print travels through the background. Ligatures are one glyph for two letters.
      const print = async () => countGlyphs(await page.pdf({ printBackground: false }), driver.kind);
      await until(async () => Math.abs((await print()) / length - 1) < 0.09, `as many glyphs as characters, ${length}`);
      await leaveView(driver, page);
      same((await recordPage(page)).markup, markup);
    },
  })),
  {
    name: 'print after the view was left, which a script had taken away once: the page as it was',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/fights-back.html?removals=1`);
      const print = async () => countGlyphs(await page.pdf({ printBackground: false }), driver.kind);
      const before = await print();
      await openView(driver, page);
      await until(() => page.evaluate(() => window.removals === 1), 'the page removes the view');
      await until(() => readView(page), 'the view is back');
      ok(before > 1000, `${before} glyphs`);
      // The rule for print travels through the background.
      await until(async () => (await print()) !== before, 'the view is printed');
      await leaveView(driver, page);
      await until(async () => (await print()) === before, 'the page prints as before');
    },
  },
  {
    name: 'print, the extension is replaced while its view is open: the page prints again',
    browsers: ['chromium'],
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/plain.html`);
      const print = async () => countGlyphs(await page.pdf({ printBackground: false }), driver.kind);
      const before = await print();
      ok(before > 1000, `${before} glyphs`);
      await openView(driver, page);
      await until(async () => (await print()) !== before, 'the view is printed');
      await driver.reload();
      await until(async () => !(await readView(page)), 'the view closes by itself');
      await until(async () => (await print()) === before, 'the page prints as before');
    },
  },
  {
    name: 'the bar steps aside while reading on and comes back',
    async run({ driver, makePage, origin }) {
      const page = await makePage();
      await page.goto(`${origin}/pages/english.html`);
      await openView(driver, page);
      const isAway = () => page.evaluate(() => document.querySelector('lectern-view').shadowRoot.querySelector('.bar').classList.contains('away'));
      await page.mouse.move(600, 400);
      await page.mouse.wheel({ deltaY: 800 });
      await until(isAway, 'away');
      await page.mouse.wheel({ deltaY: -200 });
      await until(async () => !(await isAway()), 'back');
    },
  },
];

// The extension's core outside of any browser: the built module under Node reads snapshots written by the extension's
// own writer; and the background's keeper of the core survives traps.
//
// Decides that what ships answers as it should before a browser is started. The last line counts.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { anyInputCases } from './cases/any_input.mjs';
import { ok, runCases, same, summarize } from './runner.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A TypeScript file of the extension as a module. */
async function load(path) {
  const { outputFiles } = await build({ entryPoints: [folder(path)], bundle: true, format: 'esm', write: false, target: 'node20' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

const glue = await readFile(folder('../../extension/dist/core.js'), 'utf8');
const module = await WebAssembly.compile(await readFile(folder('../../extension/dist/core_bg.wasm')));
const { SnapshotWriter } = await load('../../extension/src/content/capture/wire.ts');
const { TAG_NUMBERS, ATTR_NUMBERS } = await load('../../extension/generated/vocabulary.ts');
const startCore = new Function(`${glue}; return startLecternCore;`)();

/** A snapshot of `[name, attributes, ...children]`. */
function writeSnapshot(tree, address) {
  const writer = new SnapshotWriter(address, 0);
  const write = (node, depth) => {
    if (typeof node === 'string') return writer.writeText(depth, node);
    const [name, attributes, ...children] = node;
    const names = Object.keys(attributes).map((one) => ATTR_NUMBERS[one]);
    writer.writeElement(depth, TAG_NUMBERS[name], names, Object.values(attributes));
    return children.forEach((child) => write(child, depth + 1));
  };
  write(tree, 0);
  return writer.finish();
}

const SENTENCES = [
  '图书馆搬家那天,两千人从码头排到铁桥,把四万一千册书一本一本递了过去。没有一辆卡车,只有一锅又一锅的热汤。',
  '“我们把运输的预算都花在汤上了,”馆长说。新馆在河对岸,铁桥从冬天起只许走自行车,绕路要多走六十四公里。',
  '提出这个办法的是退休的港务长。他年轻时见过全村人徒手卸完一船橙子,因为吊车坏了。他在信里说,一本书大约有六个橙子重。',
  '星期天下午四点下起了雨。队伍把书裹进大衣里,站着不动,唱起歌来。三本书掉进了河里,两本被一个拿着捞网的男孩捞了上来。',
  '新馆够放九十年的书。开馆那天晚上,馆长发现人们还书时不再放到推车上,而是递给离自己最近的人,然后伸出手来接下一本。',
];
const TITLE = '一座小城用双手把图书馆搬过了河';
const page = ['html', { lang: 'zh-CN' },
  ['head', {}, ['title', {}, `${TITLE}_海湾日报`]],
  ['body', {},
    ['div', { class: 'nav' }, ['a', { href: '/' }, '首页'], ['a', { href: '/news/' }, '新闻'], ['a', { href: '/sea/' }, '海事']],
    ['div', { class: 'article' }, ['h1', {}, TITLE], ...SENTENCES.map((sentence) => ['p', {}, sentence])],
    ['div', { class: 'tuijian' }, ['h2', {}, '推荐阅读'], ['ul', {}, ...[1, 2, 3, 4, 5].map((at) => ['li', {}, ['a', { href: `/a/${at}.html` }, `另一条新闻的标题之${at}`]])]],
    ['div', { class: 'footer' }, '版权所有 海湾日报'],
  ]];

const cases = [
  {
    name: 'a Chinese article is read, the link farm is not',
    async run() {
      const core = startCore();
      await core({ module_or_path: module });
      const { records, strings } = writeSnapshot(page, 'https://a.example/news/1.html');
      const outcome = core.readSnapshot(records, strings);
      same(outcome.outcome, 'article');
      same(outcome.metadata.title, TITLE);
      const words = outcome.blocks.map((block) => block.content.map((inline) => inline.text).join(''));
      same(words, SENTENCES);
      ok(outcome.account.some((item) => item.words.includes('推荐阅读')), 'the account names the farm');
      ok(outcome.size.cjk_chars > 200, JSON.stringify(outcome.size));
      same(core.readSnapshot(records, strings), outcome, 'the same snapshot gives the same answer');
    },
  },
  {
    name: 'what to hide in place is told by element numbers, late ads without the model',
    async run() {
      const core = startCore();
      await core({ module_or_path: module });
      const { records, strings } = writeSnapshot(page, 'https://a.example/news/1.html');
      const live = (...inUse) => new core.LivePage(Uint32Array.from(inUse));
      const { items, is_article } = core.declutterSnapshot(records, strings, 'standard', live());
      ok(is_article && items.length === 1, JSON.stringify(items));
      const numbered = [];
      const number = ([name, attributes, ...children]) => {
        numbered.push(attributes.class ?? name);
        children.filter((child) => typeof child !== 'string').forEach(number);
      };
      number(page);
      same(numbered[items[0].element], 'tuijian');
      ok(items[0].score >= 5 && items[0].units > 0 && items[0].reasons.some(({ kind }) => kind === 'heading'));
      same(core.declutterSnapshot(records, strings, 'light', live()).items, []);
      same(core.declutterSnapshot(records, strings, 'standard', live(items[0].element + 4)).items, [], 'a list in use stays');
      const late = writeSnapshot(['div', { class: 'feed' }, ['div', { class: 'ad-slot' }], ['p', {}, TITLE]], 'https://a.example/');
      same(core.findAds(late.records, late.strings, live()).items.map(({ element, class: name }) => [element, name]), [[1, 'ad']]);
      let message = '';
      try {
        core.declutterSnapshot(records, strings, 'none', live());
      } catch (error) {
        message = error;
      }
      ok(message.includes('none'), message);
    },
  },
  {
    name: 'a page without text is no article; a broken snapshot is a named error',
    async run() {
      const core = startCore();
      await core({ module_or_path: module });
      const empty = writeSnapshot(['html', {}, ['body', {}]], 'https://a.example/');
      const outcome = core.readSnapshot(empty.records, empty.strings);
      same([outcome.outcome, outcome.why], ['not_an_article', 'empty']);
      let said = null;
      try {
        core.readSnapshot(Uint32Array.of(1, 2, 3), '');
      } catch (error) {
        said = error;
      }
      same(typeof said, 'string');
    },
  },
  {
    name: 'values with the separator in them do not shift the others',
    async run() {
      const core = startCore();
      await core({ module_or_path: module });
      const tricky = structuredClone(page);
      tricky[1].lang = 'zh\u0000\u0000CN';
      const { records, strings } = writeSnapshot(tricky, 'https://a.example/\u0000');
      same(core.readSnapshot(records, strings).metadata.title, TITLE);
    },
  },
  {
    name: 'each start gives an instance of its own',
    async run() {
      const [first, second] = [startCore(), startCore()];
      await first({ module_or_path: module });
      let said = null;
      const { records, strings } = writeSnapshot(page, '');
      try {
        second.readSnapshot(records, strings);
      } catch (error) {
        said = error;
      }
      ok(said instanceof TypeError, 'the second is not started by the first');
      same(first.readSnapshot(records, strings).outcome, 'article');
    },
  },
  {
    name: 'the keeper asks a fresh instance once after a trap, then gives up, and starts anew next time',
    async run() {
      let [started, failures] = [0, 0];
      Object.assign(globalThis, {
        chrome: { runtime: { getURL: (path) => path } },
        fetch: async () => new Response(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), { headers: { 'content-type': 'application/wasm' } }),
        startLecternCore: () => {
          started += 1;
          return Object.assign(async () => undefined, {
            readSnapshot() {
              if (failures > 0) {
                failures -= 1;
                throw new RangeError('Maximum call stack size exceeded');
              }
              return { outcome: 'article' };
            },
          });
        },
      });
      const { askCore } = await load('../../extension/src/background/core.ts');
      const read = () => askCore((core) => core.readSnapshot(Uint32Array.of(0), ''));
      same([(await read()).kind, started], ['answer', 1]);
      same([(await read()).kind, started], ['answer', 1]);
      failures = 1;
      same([(await read()).kind, started], ['answer', 2]);
      failures = 2;
      same(await read(), { kind: 'failure', failure: 'core' });
      same([(await read()).kind, started], ['answer', 4]);
    },
  },
  {
    name: 'messages that do not fit are dropped whole',
    async run() {
      globalThis.chrome = { runtime: { id: 'us' } };
      const { parseRequest, isOwnPage } = await load('../../extension/src/protocol.ts');
      const bad = [null, 1, 'read', {}, { kind: 'read' }, { kind: 'read', records: [1], strings: '' }, { kind: 'read', records: '', strings: 1 },
        { kind: 'state', state: 'toString' }, { kind: 'state' }, { kind: 'print', host: 'body', isOpen: true }, { kind: 'print', host: 'lectern-view} *{', isOpen: true },
        { kind: 'print', host: 'lectern-view', isOpen: 1 }, { kind: 'constructor' }];
      for (const message of bad) same(parseRequest(message), null, JSON.stringify(message));
      same(parseRequest({ kind: 'state', state: 'off', more: 1 }), { kind: 'state', state: 'off' });
      same(isOwnPage({ id: 'us', tab: { id: 3 }, frameId: 0 }), true);
      for (const sender of [{ id: 'other', tab: { id: 3 }, frameId: 0 }, { id: 'us', tab: { id: 3 }, frameId: 2 }, { id: 'us' }, { tab: { id: 3 }, frameId: 0 }]) same(isOwnPage(sender), false);
    },
  },
  {
    name: 'why a page cannot be read is told from its address, or from the words in which the browser refused',
    async run() {
      const { findObstacle, isPassing } = await load('../../extension/src/background/obstacle.ts');
      for (const [address, message, obstacle] of [
        ['chrome://version/', 'Cannot access a chrome:// URL', 'browser_page'],
        [undefined, 'Cannot access a chrome:// URL', 'browser_page'],
        ['about:blank', '', 'browser_page'],
        ['view-source:https://a.example/', 'Frame with ID 0 was removed.', 'browser_page'],
        ['https://chromewebstore.google.com/detail/x', 'The extensions gallery cannot be scripted.', 'store'],
        [undefined, 'The extensions gallery cannot be scripted.', 'store'],
        ['https://addons.mozilla.org/en-US/firefox/', 'Missing host permission for the tab', 'store'],
        ['file:///home/a.html', 'Cannot access contents of url "file:///home/a.html". Extension manifest must request permission', 'file'],
        [undefined, 'Cannot access contents of url "file:///home/a.html".', 'file'],
        ['data:text/html,x', 'Cannot access contents of the page. Extension manifest must request permission to access the respective host.', 'unknown'],
        ['https://a.example/', '', 'unknown'],
      ]) same(findObstacle(address, message), obstacle, `${address} ${message}`);
      same([isPassing('Cannot access contents of the page. Extension manifest must'), isPassing('Cannot access contents of url "file:///a"'), isPassing('Cannot access a chrome:// URL')], [true, false, false]);
    },
  },
  {
    name: 'words survive base64',
    async run() {
      const { writeBase64, parseBase64Words } = await load('../../extension/src/base64.ts');
      const words = Uint32Array.from({ length: 70_000 }, (_, at) => (at * 2_654_435_761) >>> 0);
      same(parseBase64Words(writeBase64(words)), words);
      same([parseBase64Words('***'), parseBase64Words('AAA=')], [null, null]);
    },
  },
];

/** Node itself stands where the other tests have a browser. */
const here = { kind: 'node', isConnected: () => true, close: async () => undefined, kill: () => undefined };
const counts = await runCases([...cases, ...anyInputCases(load)], async () => ({ driver: here }));
process.exitCode = summarize('wasm', counts);

// The pages that come with the playground, as their bytes.
//
// Decides which there are and at which address each pretends to stand: what is "another site" depends on it. Their
// pictures are files of ours under the addresses that the pages give.

import formulas from '../../tests/fixtures/en/formulas--notebook/page.html';
import seedCms from '../../tests/fixtures/zh/seed-cms--portal/page.html';
import seedDivsoup from '../../tests/fixtures/zh/seed-divsoup--portal/page.html';
import seedTable from '../../tests/fixtures/zh/seed-table--portal/page.html';
import seedTableGbk from '../../tests/fixtures/zh/seed-table-gbk--portal/page.html';
import arabic from '../samples/arabic.html';
import english from '../samples/english.html';
import frontPage from '../samples/front-page.html';
import japanese from '../samples/japanese.html';
import type { WordKey } from './words.ts';

export interface Sample {
  id: string;
  /** In the language of the sample. */
  title: string;
  lang: string;
  /** What it shows. */
  note: WordKey;
  /** The sample that it is another form of; such a one is offered below it. */
  variantOf: string | null;
  address: string;
  bytes: Uint8Array;
  /** Addresses of pictures, and the files that hold them. */
  pictures: Readonly<Record<string, string>>;
}

const PORTAL = 'https://tv.rexun.example/shehui/20220321/page.html';
const HEADLINE = '细微处下功夫,以最小代价实现最大防控效果';

export const SAMPLES: readonly Sample[] = [
  { id: 'portal', title: HEADLINE, lang: 'zh-CN', note: 'sample_portal', variantOf: null, address: PORTAL, bytes: seedCms, pictures: {} },
  {
    id: 'english', title: 'What a tide gauge taught me about averages', lang: 'en', note: 'sample_english', variantOf: null,
    address: 'https://saltmarsh.example/instruments/tide-gauge', bytes: english,
    pictures: { 'https://saltmarsh.example/pictures/tide-curve.svg': 'samples/tide-curve.svg' },
  },
  {
    id: 'japanese', title: '冬の川で紙を漉く、谷あいの三代', lang: 'ja', note: 'sample_japanese', variantOf: null,
    address: 'https://yamazato.example/shigoto/312', bytes: japanese, pictures: {},
  },
  {
    id: 'arabic', title: 'حارس الناعورة الأخير يعلّم النهر أن يدور من جديد', lang: 'ar', note: 'sample_arabic', variantOf: null,
    address: 'https://aldiffa.example/crafts/31', bytes: arabic, pictures: {},
  },
  {
    id: 'formulas', title: 'How much work is in a tide', lang: 'en', note: 'sample_formulas', variantOf: null,
    address: 'https://machines.example/essays/work-in-a-tide', bytes: formulas, pictures: {},
  },
  {
    id: 'front-page', title: 'The Harbour Courier', lang: 'en', note: 'sample_front_page', variantOf: null,
    address: 'https://courier.example/', bytes: frontPage, pictures: {},
  },
  { id: 'divsoup', title: HEADLINE, lang: 'zh-CN', note: 'sample_divsoup', variantOf: 'portal', address: PORTAL, bytes: seedDivsoup, pictures: {} },
  { id: 'table', title: HEADLINE, lang: 'zh-CN', note: 'sample_table', variantOf: 'portal', address: PORTAL, bytes: seedTable, pictures: {} },
  { id: 'table-gbk', title: HEADLINE, lang: 'zh-CN', note: 'sample_gbk', variantOf: 'portal', address: PORTAL, bytes: seedTableGbk, pictures: {} },
];

export function findSample(id: string | null): Sample | null {
  return SAMPLES.find((sample) => sample.id === id) ?? null;
}

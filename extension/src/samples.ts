// Two short texts of our own, to try the view on: one in Chinese, one in English.
//
// Decides the words; they are about reading and name nothing that exists. Also makes a snapshot of one, as the capture
// would of a page.

import { ATTR_NUMBERS, TAG_NUMBERS } from '../generated/vocabulary.ts';
import { type Snapshot, SnapshotWriter } from './content/capture/wire.ts';

export interface Sample {
  lang: 'zh-Hans' | 'en';
  title: string;
  paragraphs: readonly string[];
}

export const SAMPLES: readonly Sample[] = [
  {
    lang: 'zh-Hans',
    title: '巷口的旧书铺',
    paragraphs: [
      '巷口有一间旧书铺，门脸很窄，窗台上摆着两盆薄荷。店主姓沈，每天早上七点半开门，先把昨夜收来的书一本本擦干净，再按开本大小码到架上。他常说：“书和人一样，先要站得直，别人才愿意走近。”',
      '铺子里没有广告，也不放音乐，只听得见翻页的声音。熟客进门，多半不说话，从第三排书架的尽头找到上次读了一半的那本，坐在靠窗的矮凳上接着读。临走时，沈先生会递来一张窄窄的纸条，让人夹在读到的地方。',
      '有一年冬天，巷子里停电，来看书的孩子们不肯走。沈先生点起三支蜡烛，给他们念了一章游记。讲到船过峡口、两岸的灯火次第亮起来时，电恰好来了，满屋子的人都笑了。后来那本游记再也没有卖出去，一直放在柜台后面，扉页上写着那天的日期。',
      '如今书铺还在。有人问他为什么不多卖一些别的东西，他想了想说：“一间屋子，只做一件事，才安静。”',
    ],
  },
  {
    lang: 'en',
    title: 'The keeper of the tide clock',
    paragraphs: [
      'At the end of the harbour wall stands a clock that tells no hours. Its single hand moves from low water to high water and back, a little more than twice a day, and the fishing boats leave by it. The woman who looks after it is called Maren, and she took over the key from her uncle when she was nineteen.',
      'Every Sunday she climbs the forty-one steps, opens the small iron door, and oils three wheels in the same order. Then she compares the hand with the water itself. “The sea is never wrong,” she says, “so if we disagree, it is I who have to move.” In all these years the clock has been out by more than ten minutes only twice.',
      'Visitors often ask why the town does not use a screen instead. Maren shows them the view: from the wall one sees the boats, the mud, the birds that follow the line of the water, and the hand of the clock above them. A screen, she thinks, would tell the same thing, and nobody would look up.',
      'In the evening the lamp behind the dial is lit. From far out it looks like a second moon, low and patient, and it says only one thing: now, or not yet.',
    ],
  },
];

/** The sample as the capture would write it down. */
export function captureSample({ lang, title, paragraphs }: Sample): Snapshot {
  const writer = new SnapshotWriter(`https://sample.invalid/${lang}`, 0, false);
  const open = (depth: number, tag: string, attributes: Readonly<Record<string, string>> = {}) => {
    const names = Object.keys(attributes).map((name) => ATTR_NUMBERS[name] ?? 0);
    writer.writeElement(depth, TAG_NUMBERS[tag] ?? 0, names, Object.values(attributes));
  };
  open(0, 'html', { lang });
  open(1, 'body');
  open(2, 'article');
  open(3, 'h1');
  writer.writeText(4, title);
  for (const paragraph of paragraphs) {
    open(3, 'p');
    writer.writeText(4, paragraph);
  }
  return writer.finish();
}

// Attacks from all sides: what the command line writes, shown in a page without a policy, and what the extension shows.
//
// Decides what must hold: nothing runs, nothing forbidden is left, every page is answered, and the article survives
// nearly everywhere. A fast run takes a sample of each kind through the extension.

import { ok, same } from '../runner.mjs';
import { judgeInExtension } from '../attacks/extension.mjs';
import { judgeOutputs, judgeRaw } from '../attacks/outputs.mjs';
import { sample } from '../attacks/pages.mjs';

/** The part of all pages whose article must come out whole. */
const LEAST_SURVIVAL = 0.98;
const FAST_STEP = 10;

export function attackCases(vectors, isLong, note) {
  const [patienceMs, chosen] = isLong ? [300, vectors] : [120, sample(vectors, FAST_STEP)];
  const longestMs = isLong ? 3_600_000 : 300_000;
  return [
    {
      name: 'attacks: the judges object to what they should',
      longestMs,
      async run(context) {
        const raw = vectors.filter((one) => one.class === 'handler');
        const { objected, executed } = await judgeRaw(raw, { ...context, patienceMs });
        same(objected.length, raw.length);
        ok(executed.length > raw.length / 2, `${executed.length} of ${raw.length} ran`);
      },
    },
    {
      name: `attacks: ${vectors.length} pages through the command line, as HTML and as Markdown`,
      longestMs,
      async run(context) {
        const report = await judgeOutputs(vectors, { ...context, patienceMs });
        note('attacks through the command line', report);
        for (const [renderer, { wrong, survived }] of Object.entries(report)) {
          same(wrong, {}, renderer);
          ok(survived >= vectors.length * LEAST_SURVIVAL, `${renderer}: the article survives in ${survived} of ${vectors.length}`);
        }
      },
    },
    {
      name: `attacks: ${chosen.length} pages through the extension`,
      longestMs,
      async run(context) {
        const report = await judgeInExtension(chosen, context);
        note('attacks through the extension', report);
        same(report.wrong, {});
        ok(report.left.length <= chosen.length / 20, `${report.left.length} pages went elsewhere by themselves: ${report.left}`);
        ok(report.survived >= report.judged * LEAST_SURVIVAL, `the article survives in ${report.survived} of ${report.judged}`);
      },
    },
  ];
}

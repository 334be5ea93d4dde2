// Attacks from all sides: what the command line writes, shown in a page without a policy, and what the extension shows.
//
// Decides what must hold: nothing runs, nothing forbidden is left, every page is answered, and the article survives
// nearly everywhere. A short run takes a sample of each kind of our own attacks through the extension, and judges the
// command line's answers in one browser alone, since they are the same for all; of shared attacks it puts none on a screen.

import { ok, same } from '../runner.mjs';
import { judgeInExtension } from '../attacks/extension.mjs';
import { judgeOutputs, judgeRaw } from '../attacks/outputs.mjs';
import { sample } from '../attacks/pages.mjs';

/** The part of all pages whose article must come out whole. */
const LEAST_SURVIVAL = 0.98;
/** Whatever a page calls its parts, it is read; but for the one whose frame takes the place of the browser's interface. */
const NAMES = /^clobbering-(?!36$)/;
/** Of so many of a kind one is taken in a short run. */
const STEP = 7;
/** How long all must be at rest before it is believed that nothing more will run. */
const [SHORT_PAUSE_MS, LONG_PAUSE_MS] = [60, 250];
const LONGEST_MS = 3_600_000;

export function attackCases(vectors, isLong, note) {
  const pauseMs = isLong ? LONG_PAUSE_MS : SHORT_PAUSE_MS;
  const chosen = isLong ? vectors : sample(vectors.filter(({ isOwn }) => isOwn), STEP);
  return [
    {
      name: 'attacks: the judges object to what they should',
      async run(context) {
        const raw = vectors.filter((one) => one.class === 'handler');
        const { objected, executed } = await judgeRaw(raw, { ...context, pauseMs: LONG_PAUSE_MS });
        same(objected.length, raw.length);
        ok(executed.length > raw.length / 2, `${executed.length} of ${raw.length} ran`);
      },
    },
    {
      name: `attacks: ${vectors.length} pages through the command line, as HTML and as Markdown`,
      browsers: isLong ? ['chromium', 'firefox'] : ['chromium'],
      longestMs: LONGEST_MS,
      async run(context) {
        const report = await judgeOutputs(vectors, isLong ? vectors : vectors.filter(({ isOwn }) => isOwn), { ...context, pauseMs });
        note('attacks through the command line', report);
        for (const [renderer, { wrong, survived, lost }] of Object.entries(report)) {
          same(wrong, {}, renderer);
          ok(survived >= vectors.length * LEAST_SURVIVAL, `${renderer}: the article survives in ${survived} of ${vectors.length}: ${lost}`);
        }
      },
    },
    {
      name: `attacks: ${chosen.length} pages through the extension`,
      longestMs: LONGEST_MS,
      async run(context) {
        const report = await judgeInExtension(chosen, context);
        note('attacks through the extension', report);
        same(report.wrong, {});
        same(report.lost.filter((id) => NAMES.test(id)), []);
        ok(report.left.length <= chosen.length / 20, `${report.left.length} pages went elsewhere by themselves: ${report.left}`);
        // One page in a small sample is more than two in a hundred.
        const mayBeLost = Math.max(1, report.judged * (1 - LEAST_SURVIVAL));
        ok(report.judged - report.survived <= mayBeLost, `the article survives in ${report.survived} of ${report.judged}: ${report.lost}`);
      },
    },
  ];
}

// How long reading takes on this machine: once, and again and again.
//
// Decides which figures are told. Measures only while it is looked at.

import { element } from '../../extension/src/view/element.ts';
import type { Measured } from './worker_protocol.ts';
import type { WordKey, Words } from './words.ts';

export interface Timed {
  firstMs: number;
  markupChars: number;
  /** In UTF-8, as a server would send it. */
  markupBytes: number;
  blocks: number;
  core: { bytes: number; fetchMs: number; compileMs: number } | null;
  /** Null while it is measured. */
  measured: Measured | null;
}

const SVG = 'http://www.w3.org/2000/svg';
const CHART = { width: 640, height: 72, inset: 10 };

export function buildTimingPanel(timed: Timed, words: Words, measure: () => void): Node[] {
  const { measured } = timed;
  const again = element('button', { type: 'button', class: 'quiet', 'aria-disabled': measured === null ? 'true' : null }, words.text('timing_measure'));
  again.addEventListener('click', () => {
    if (measured !== null) measure();
  });
  const figures = element('dl', { class: 'figures', 'aria-label': words.text('timing_label') }, ...collectFigures(timed, words));
  return [figures, measured === null ? null : buildChart(measured, words), element('p', { class: 'actions' }, again)].filter((part) => part !== null);
}

function collectFigures({ firstMs, markupChars, markupBytes, blocks, core, measured }: Timed, words: Words): Node[] {
  const figure = (name: WordKey, value: string, note: string, isMain = false) =>
    element('div', { class: isMain ? 'main' : null }, element('dt', {}, words.text(name)), element('dd', {}, value), element('dd', { class: 'note' }, note));
  const sorted = measured === null ? [] : measured.rounds.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  const repeat = measured === null || middle === undefined
    ? figure('timing_repeat', '…', words.text('timing_measuring'), true)
    : figure('timing_repeat', words.milliseconds(middle), words.text('timing_repeat_note', words.number(measured.readings)), true);
  return [
    figure('timing_first', words.milliseconds(firstMs), words.text('timing_first_note'), true),
    repeat,
    ...(middle === undefined || middle === 0
      ? []
      : [figure('timing_speed', `${words.size((markupBytes / middle) * 1000)}/s`, words.text('timing_speed_note'))]),
    figure('timing_markup', words.size(markupBytes), words.count('timing_characters', markupChars)),
    figure('timing_blocks', words.number(blocks), words.text('timing_blocks_note')),
    ...(core === null
      ? []
      : [
          figure('timing_core', words.size(core.bytes), words.text('timing_core_note')),
          figure(
            'timing_start', words.milliseconds(core.fetchMs + core.compileMs),
            words.text('timing_start_note', words.milliseconds(core.fetchMs), words.milliseconds(core.compileMs)),
          ),
        ]),
  ];
}

/** A dot for each round along a line from the fastest to the slowest, stacked where they meet. */
function buildChart({ rounds }: Measured, words: Words): Node {
  const low = Math.min(...rounds);
  const high = Math.max(...rounds);
  const span = Math.max(high - low, low * 0.02, 0.001);
  const dots = document.createElementNS(SVG, 'svg');
  const label = words.text('timing_chart', words.milliseconds(low), words.milliseconds(high));
  const attributes = { class: 'chart', viewBox: `0 0 ${CHART.width} ${CHART.height}`, role: 'img', 'aria-label': label };
  for (const [name, value] of Object.entries(attributes)) dots.setAttribute(name, value);
  const heights = new Map<number, number>();
  for (const round of rounds) {
    const column = Math.round(((round - low) / span) * 60);
    const height = heights.get(column) ?? 0;
    heights.set(column, height + 1);
    const dot = document.createElementNS(SVG, 'circle');
    dot.setAttribute('cx', String(CHART.inset + (column / 60) * (CHART.width - 2 * CHART.inset)));
    dot.setAttribute('cy', String(CHART.height - CHART.inset - Math.min(height, 6) * 9));
    dot.setAttribute('r', '4');
    dots.append(dot);
  }
  return element('figure', { class: 'rounds' }, dots, element('figcaption', { class: 'hint' }, label));
}

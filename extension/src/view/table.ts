// Tables of data: header cells that say what they head, in a frame that scrolls sideways when the table is too wide.
//
// Decides scopes, the frame, and which columns are set as numbers. Never changes the order or the span of cells.

import type { BlockOf } from '../outcome.ts';
import { type BodyContext, buildTight } from './blocks.ts';
import { element } from './element.ts';
import { buildInlines } from './inline.ts';

type TableBlock = BlockOf<'table'>;
type Cell = TableBlock['rows'][number]['cells'][number];

export function buildTable(block: TableBlock, context: BodyContext): HTMLElement {
  const caption = block.caption.length > 0 ? element('caption', {}, ...buildInlines(block.caption)) : null;
  const numbers = findNumberColumns(block);
  const heads = countHeads(block);
  const rows = block.rows.map((row, index) => {
    return element('tr', {}, ...row.cells.map((cell, at) => buildCell(cell, index < heads ? 'col' : 'row', numbers.has(at), context)));
  });
  const frame = element('div', { class: 'table' }, element('table', {}, caption, element('tbody', {}, ...rows)));
  context.overflow.watch(frame, 'table_region');
  return frame;
}

/** The rows above the first one with data; the corner above the heads of rows may be empty. */
function countHeads({ rows }: TableBlock): number {
  const first = rows.findIndex(({ cells: [corner, ...cells] }) => (cells.length === 0 ? !corner?.header : cells.some((cell) => !cell.header)));
  return first < 0 ? rows.length : first;
}

function buildCell(cell: Cell, scope: 'col' | 'row', isNumber: boolean, context: BodyContext): HTMLElement {
  const facts = {
    colspan: cell.columns > 1 ? cell.columns : null, rowspan: cell.rows > 1 ? cell.rows : null, class: isNumber ? 'number' : null,
  };
  const content = buildTight(cell.blocks, context);
  return cell.header ? element('th', { scope, ...facts }, ...content) : element('td', facts, ...content);
}

/** A number with its sign, its unit of at most three letters, in any script's digits; or nothing. */
const NUMBER = /^[\s+\u2212\-–±≈~<>($€£¥₩₹]*\p{Nd}[\p{Nd}\s.,'’\u066b\u066c:/½¼¾⅓⅔-]*\s*[%‰°)\p{Sc}]*\s*\p{L}{0,3}[²³]?$/u;
const EMPTY = /^[\s–—-]*$/;

/** The columns that hold numbers alone, by their place; none where cells span several. */
function findNumberColumns({ rows }: TableBlock): ReadonlySet<number> {
  if (rows.some(({ cells }) => cells.some((cell) => cell.columns > 1 || cell.rows > 1))) return new Set();
  const bodies = rows.map(({ cells }) => cells).filter((cells) => !cells.every((cell) => cell.header));
  const width = Math.max(0, ...bodies.map((cells) => cells.length));
  const places = Array.from({ length: width }, (_, at) => at);
  return new Set(places.filter((at) => {
    const texts = bodies.flatMap((cells) => cells[at] ?? []).map(textOf).filter((text) => !EMPTY.test(text));
    return texts.length >= 2 && texts.every((text) => NUMBER.test(text));
  }));
}

/** The words of a cell that is one line of text. */
function textOf({ blocks }: Cell): string {
  const [only, ...others] = blocks;
  if (!only) return '';
  if (only.kind !== 'paragraph' || others.length > 0) return '?';
  return only.content.map((inline) => (inline.kind === 'text' ? inline.text : '?')).join('');
}

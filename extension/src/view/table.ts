// Tables of data: header cells that say what they head, in a frame that scrolls sideways when the table is too wide.
//
// Decides scopes and the frame. Never changes the order or the span of cells.

import type { BlockOf } from '../outcome.ts';
import { type BodyContext, buildTight } from './blocks.ts';
import { element } from './element.ts';
import { buildInlines } from './inline.ts';

type TableBlock = BlockOf<'table'>;
type Cell = TableBlock['rows'][number]['cells'][number];

export function buildTable(block: TableBlock, context: BodyContext): HTMLElement {
  const caption = block.caption.length > 0 ? element('caption', {}, ...buildInlines(block.caption)) : null;
  const rows = block.rows.map((row, index) => {
    const isHead = index === 0 && row.cells.every((cell) => cell.header);
    return element('tr', {}, ...row.cells.map((cell) => buildCell(cell, isHead ? 'col' : 'row', context)));
  });
  const frame = element('div', { class: 'table' }, element('table', {}, caption, element('tbody', {}, ...rows)));
  context.overflow.watch(frame, context.wording.text('table_region'));
  return frame;
}

function buildCell(cell: Cell, scope: 'col' | 'row', context: BodyContext): HTMLElement {
  const spans = { colspan: cell.columns > 1 ? cell.columns : null, rowspan: cell.rows > 1 ? cell.rows : null };
  const content = buildTight(cell.blocks, context);
  return cell.header ? element('th', { scope, ...spans }, ...content) : element('td', spans, ...content);
}

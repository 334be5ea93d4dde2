// Numbers about samples, and how they are written down.

export const least = (samples) => Math.min(...samples);

export function median(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const ms = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(1));
export const times = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ×`;

/** A table in Markdown; the first column is words, the others are numbers. */
export function writeTable(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), `|---${'|---:'.repeat(head.length - 1)}|`, ...rows.map(line)].join('\n');
}

// What work costs: time of all processes of a browser on the processors, and the memory they hold. Reads /proc.
//
// Decides nothing. Where there is no /proc, everything costs nothing, and the limits are not checked.

import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]), pages: Number(fields[21]) };
  } catch {
    return null;
  }
}

/** CPU milliseconds and resident bytes of a process and all below it. */
export function measureTree(root) {
  let names = [];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return { cpuMs: 0, bytes: 0 };
  }
  const all = names.map((name) => readStat(Number(name))).filter(Boolean);
  const inside = new Set([root]);
  for (let before = 0; before < inside.size;) {
    before = inside.size;
    for (const { pid, parent } of all) if (inside.has(parent)) inside.add(pid);
  }
  const own = all.filter(({ pid }) => inside.has(pid));
  const sum = (read) => own.reduce((total, one) => total + read(one), 0);
  return { cpuMs: (sum(({ ticks }) => ticks) * 1000) / TICKS_PER_SECOND, bytes: sum(({ pages }) => pages) * PAGE_BYTES };
}

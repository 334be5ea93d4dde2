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

/** A process and all below it. */
function collectTree(root) {
  let names = [];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
  const all = names.map((name) => readStat(Number(name))).filter(Boolean);
  const inside = new Set([root]);
  for (let before = 0; before < inside.size;) {
    before = inside.size;
    for (const { pid, parent } of all) if (inside.has(parent)) inside.add(pid);
  }
  return all.filter(({ pid }) => inside.has(pid));
}

/** CPU milliseconds and resident bytes of a process and all below it. */
export function measureTree(root) {
  const own = collectTree(root);
  const sum = (read) => own.reduce((total, one) => total + read(one), 0);
  return { cpuMs: (sum(({ ticks }) => ticks) * 1000) / TICKS_PER_SECOND, bytes: sum(({ pages }) => pages) * PAGE_BYTES };
}

/** Processes that show pages of the web, and no page of an extension: by their command in Chromium, by their name in Firefox. */
const SHOWS_PAGES = /^(Isolated Web Co|Web Content)/;

function showsPages(pid) {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
    if (command.includes('--type=')) return command.includes('--type=renderer') && !command.includes('--extension-process');
    return SHOWS_PAGES.test(readFileSync(`/proc/${pid}/comm`, 'latin1'));
  } catch {
    return false;
  }
}

/** CPU milliseconds of the first threads of all that shows pages below a process: what pages, and scripts in them, do. */
export function measurePages(root) {
  const nanoseconds = collectTree(root).filter(({ pid }) => showsPages(pid)).map(({ pid }) => {
    try {
      return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]);
    } catch {
      return 0;
    }
  });
  return nanoseconds.reduce((total, one) => total + one, 0) / 1e6;
}

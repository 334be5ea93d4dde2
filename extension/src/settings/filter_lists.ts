// The filter lists that the reader subscribed to: where each comes from, whether it is on, what it held.
//
// Decides what is well-formed. The rules themselves lie elsewhere (`list_rules.ts`): they are large, and a file of
// settings names where they come from instead.

import type { ListReport, SkippedKind } from '../outcome.ts';

export type ListSource = { kind: 'address'; address: string } | { kind: 'file'; name: string };

export interface FilterList {
  /** Names its rules in the storage. */
  id: string;
  title: string;
  source: ListSource;
  isOn: boolean;
  /** When its rules were read, in milliseconds since 1970. */
  readAtMs: number;
  report: ListReport;
}

export type FilterLists = readonly FilterList[];

/** More than anybody subscribes to by hand. */
const MOST_LISTS = 100;
const MOST_CHARS = 2000;
const ID = /^[0-9a-f]{8}$/;
/** Lists that are named by an address are fetched over a connection that nobody else can write to, or from this machine. */
const HERE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);
/** In the order in which they are told. */
export const SKIPPED_KINDS = [
  'network', 'procedural', 'scriptlet', 'style', 'source', 'conditional', 'broken',
] as const satisfies readonly SkippedKind[];

export function createListId(): string {
  return crypto.randomUUID().slice(0, 8);
}

/** The address of what a person typed or pasted; null where no list can be fetched from there. */
export function parseListAddress(typed: string): string | null {
  const text = typed.trim();
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && HERE.has(url.hostname));
    if (!isSafe || url.username !== '' || url.password !== '' || !/[.:]|^localhost$/.test(url.hostname)) return null;
    url.hash = '';
    return url.href.length <= MOST_CHARS ? url.href : null;
  } catch {
    return null;
  }
}

/** The addresses that a permission for a list names: its server and no other. */
export function writeListPattern(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** Whether nothing of stored lists is lost in `parseFilterLists`. */
export function isFilterLists(stored: unknown): boolean {
  return Array.isArray(stored) && stored.length <= MOST_LISTS && parseFilterLists(stored).length === stored.length;
}

/** What is well-formed of stored lists, each once. */
export function parseFilterLists(stored: unknown): FilterLists {
  if (!Array.isArray(stored)) return [];
  const lists = stored.slice(0, MOST_LISTS).map(parseList).filter((list) => list !== null);
  return lists.filter((list, at) => lists.findIndex(({ id }) => id === list.id) === at);
}

function parseList(stored: unknown): FilterList | null {
  const { id, title, source, isOn, readAtMs, report } = asRecord(stored);
  const from = parseSource(source);
  const isSound = typeof id === 'string' && ID.test(id) && isShort(title) && typeof isOn === 'boolean' && isCount(readAtMs);
  return isSound && from ? { id, title, source: from, isOn, readAtMs, report: parseReport(report) } : null;
}

function parseSource(stored: unknown): ListSource | null {
  const { kind, address, name } = asRecord(stored);
  if (kind === 'file' && isShort(name)) return { kind, name };
  if (kind !== 'address' || !isShort(address)) return null;
  const known = parseListAddress(address);
  return known === null ? null : { kind, address: known };
}

function parseReport(stored: unknown): ListReport {
  const { hiding, exceptions, skipped } = asRecord(stored);
  const entries = Array.isArray(skipped) ? skipped.map(asRecord) : [];
  return {
    hiding: isCount(hiding) ? hiding : 0,
    exceptions: isCount(exceptions) ? exceptions : 0,
    skipped: SKIPPED_KINDS.flatMap((kind) => {
      const count = entries.find((entry) => entry['kind'] === kind)?.['count'];
      return isCount(count) ? [{ kind, count }] : [];
    }),
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MOST_CHARS;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

// Takes a filter list in: from the reader's click to rules in the storage.
//
// Decides the order, so that whatever goes wrong changes nothing: the permission, the text, what the core says of it, the
// rules, and only then the settings.

import { requestListReading } from '../content/background_link.ts';
import type { ListReport } from '../outcome.ts';
import { createListId, type FilterList, type ListSource, writeListPattern } from '../settings/filter_lists.ts';
import { requestPermission, whileAsked } from '../settings/permissions.ts';
import { loadRules, saveRules } from '../settings/list_rules.ts';
import { type DownloadFault, downloadList, MOST_BYTES } from './list_download.ts';
import type { Options } from './main.ts';

export type IntakeFault = DownloadFault | 'permission' | 'unreadable' | 'empty' | 'binary' | 'nothing_to_hide' | 'core' | 'no_room';
export type Intake =
  | { list: FilterList; before: ListReport | null }
  | { fault: IntakeFault; detail: string };

/**
 * From an address. Must be called within a click: the browser asks for the server then, where it was not allowed before.
 * @param known the list that is updated; null for a new one
 */
export function takeFromAddress(address: string, known: FilterList | null, options: Options, cancel: AbortSignal): Promise<Intake> {
  const permission = requestPermission([writeListPattern(address)]).catch(() => 'refused');
  return whileAsked(async () => {
    const answer = await permission;
    if (answer !== 'granted') return { fault: answer === 'unsaved' ? 'no_room' : 'permission', detail: '' };
    const download = await downloadList(address, cancel);
    if ('fault' in download) return download;
    return keep(download.text, { kind: 'address', address }, known, options, cancel);
  });
}

export async function takeFromFile(file: File, known: FilterList | null, options: Options, cancel: AbortSignal): Promise<Intake> {
  if (file.size > MOST_BYTES) return { fault: 'too_large', detail: '' };
  const text = await file.text().catch(() => null);
  if (text === null) return { fault: 'unreadable', detail: '' };
  return keep(text, { kind: 'file', name: file.name }, known, options, cancel);
}

async function keep(text: string, source: ListSource, known: FilterList | null, options: Options, cancel: AbortSignal): Promise<Intake> {
  const answer = await requestListReading(text);
  if (answer.kind === 'failure') return { fault: 'core', detail: '' };
  if (answer.kind === 'refused') {
    const count = answer.fault === 'nothing_to_hide' ? answer.skipped.reduce((sum, { count }) => sum + count, 0) : 0;
    return { fault: answer.fault, detail: String(count) };
  }
  if (cancel.aborted) return { fault: 'cancelled', detail: '' };
  const { title, rules, report } = answer;
  const list: FilterList = {
    id: known?.id ?? createListId(), title: title || nameOf(source), source, isOn: known?.isOn ?? true, readAtMs: Date.now(), report,
  };
  const [rulesBefore] = await loadRules([list.id]);
  const isKept = await saveRules(list.id, rules).then(() => true, () => false);
  if (!isKept) return { fault: 'no_room', detail: '' };
  const isStored = await options.change(({ filterLists }) => ({
    filterLists: filterLists.some(({ id }) => id === list.id) ? filterLists.map((one) => (one.id === list.id ? list : one)) : [...filterLists, list],
  }));
  if (!isStored) {
    if (rulesBefore !== undefined) await saveRules(list.id, rulesBefore).catch(() => undefined);
    return { fault: 'no_room', detail: '' };
  }
  return { list, before: rulesBefore === undefined ? null : (known?.report ?? null) };
}

function nameOf(source: ListSource): string {
  return source.kind === 'file' ? source.name : new URL(source.address).hostname;
}

// All settings as a file, to keep or to carry to another browser.
//
// Decides what such a file looks like and which files are taken: one of another kind, of a later version or with a
// broken value is refused whole, and nothing changes. What an earlier version did not know is the default.

import { parseSettings, type SettingName, type Settings } from './settings.ts';

const KIND = 'lectern-settings';
export const FILE_VERSION = 1;
/** Settings are far smaller, for browsers keep no more than ten million; anything larger is some other file. */
export const MOST_BYTES = 40_000_000;

export type FileFault = 'not_json' | 'other_kind' | 'newer' | 'broken';
/** `where` is the field that is broken, if it is a single one. */
export type FileContent = { settings: Settings } | { fault: FileFault; where: SettingName | null };

export function writeSettingsFile(settings: Settings): string {
  return `${JSON.stringify({ kind: KIND, version: FILE_VERSION, settings }, null, 2)}\n`;
}

export function parseSettingsFile(text: string): FileContent {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { fault: 'not_json', where: null };
  }
  const { kind, version, settings } = typeof file === 'object' && file !== null ? (file as Record<string, unknown>) : {};
  if (kind !== KIND || typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { fault: 'other_kind', where: null };
  if (version > FILE_VERSION) return { fault: 'newer', where: null };
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) return { fault: 'broken', where: null };
  const { settings: parsed, broken: [first] } = parseSettings(settings as Record<string, unknown>);
  if (first !== undefined) return { fault: 'broken', where: first };
  return { settings: parsed };
}

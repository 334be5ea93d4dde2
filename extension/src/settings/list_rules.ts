// The rules of filter lists in the browser's local storage, one entry a list.
//
// Decides under which names they lie. The name says in which form they are: rules that an earlier version kept are not
// there for this one, and the options page offers to fetch them again.

const PREFIX = 'filter-rules-1:';
/** Rules in any form. */
const ANY = /^filter-rules-\d+:/;

/** By list; undefined where there are none. */
export async function loadRules(ids: readonly string[]): Promise<(string | undefined)[]> {
  const stored = await chrome.storage.local.get(ids.map(keyOf));
  return ids.map((id) => {
    const rules: unknown = stored[keyOf(id)];
    return typeof rules === 'string' ? rules : undefined;
  });
}

/** Fails where there is no room for them; what was there before stays then. */
export async function saveRules(id: string, rules: string): Promise<void> {
  await chrome.storage.local.set({ [keyOf(id)]: rules });
}

/** Lists whose rules are there. */
export async function listRuleIds(): Promise<string[]> {
  return (await listKeys()).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
}

/** Deletes the rules of all lists but these. */
export async function dropOtherRules(ids: readonly string[]): Promise<void> {
  const kept = new Set(ids.map(keyOf));
  await chrome.storage.local.remove((await listKeys()).filter((key) => ANY.test(key) && !kept.has(key)));
}

export function isRulesKey(key: string): boolean {
  return ANY.test(key);
}

function keyOf(id: string): string {
  return PREFIX + id;
}

/** Without reading what lies under them, where the browser can tell. */
async function listKeys(): Promise<string[]> {
  const storage: chrome.storage.LocalStorageArea & { getKeys?(): Promise<string[]> } = chrome.storage.local;
  return storage.getKeys ? storage.getKeys() : Object.keys(await storage.get(null));
}

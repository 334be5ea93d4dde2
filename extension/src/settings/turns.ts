// Changes of what is kept, one after the other: each reads, changes and writes, and must not undo the one before. So it
// is with commands to one tab.
//
// Decides that the background and all of the extension's own pages wait for each other, by the browser's locks; one whose
// owner is ended is free again. Content scripts stand in another origin, where the same name is another lock.

/** Does a task once nobody else is at what is named; one that fails holds up no other. */
export function inTurn<Answer>(
  name: 'settings' | 'places' | 'registration' | 'permissions' | `tab ${number}`, task: () => Promise<Answer>,
): Promise<Answer> {
  return navigator.locks.request(name, task) as Promise<Answer>;
}

/** Does a task that others must know to be under way; several may be. */
export function meanwhile<Answer>(name: 'asking', task: () => Promise<Answer>): Promise<Answer> {
  return navigator.locks.request(name, { mode: 'shared' }, task) as Promise<Answer>;
}

/** Whether no such task is under way. */
export function isIdle(name: 'asking'): Promise<boolean> {
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => Promise.resolve(lock !== null));
}

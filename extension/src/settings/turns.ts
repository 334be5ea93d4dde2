// Changes of what is kept, one after the other: each reads, changes and writes, and must not undo the one before.
//
// Decides that the background and all of the extension's own pages wait for each other, by the browser's locks; one whose
// owner is ended is free again. Content scripts stand in another origin, where the same name is another lock.

/** Does a task once nobody else is at what is named; one that fails holds up no other. */
export function inTurn<Answer>(name: 'settings' | 'places' | 'registration' | 'permissions', task: () => Promise<Answer>): Promise<Answer> {
  return navigator.locks.request(name, task) as Promise<Answer>;
}

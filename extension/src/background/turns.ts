// Changes of what is stored, one after the other: each reads, changes and writes, and must not undo the one before.

/** Gives what takes a task in turn; one that fails holds up no other. */
export function createTurns(): <Answer>(task: () => Promise<Answer>) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const answer = last.then(task, task);
    last = answer;
    return answer;
  };
}

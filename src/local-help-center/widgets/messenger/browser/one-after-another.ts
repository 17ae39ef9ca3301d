/** Runs what it is given when all that was given before has ended. */
export type InTurn = <T>(task: () => Promise<T>) => Promise<T>;

/** Runs requests to the server, one after the other: no answer can overtake an older one. */
export function oneAfterAnother(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task, task);
    last = result.catch(() => undefined);
    return result;
  };
}

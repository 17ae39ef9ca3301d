/** A value with listeners that are called when it changes. */
export interface Store<T> {
  get(): T;
  /** Changes some of the fields; the listeners are called when one really differs. */
  set(changes: Partial<T>): void;
  subscribe(listener: (now: T, before: T) => void): () => void;
}

export function createStore<T extends object>(initial: T): Store<T> {
  let now = initial;
  const listeners = new Set<(now: T, before: T) => void>();
  /** Changes not yet passed on; what a listener changes is passed on after its own turn. */
  const waiting: [now: T, before: T][] = [];
  return {
    get: () => now,
    set(changes) {
      const before = now;
      if ((Object.keys(changes) as (keyof T)[]).every((key) => before[key] === changes[key]))
        return;
      now = { ...before, ...changes };
      waiting.push([now, before]);
      if (waiting.length > 1) return;
      for (let next = waiting[0]; next; next = waiting[0]) {
        for (const listener of [...listeners]) listener(...next);
        waiting.shift();
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

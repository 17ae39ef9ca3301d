/** A value that tells when it changes. */
export interface Store<T> {
  get(): T;
  /** Changes some of the fields; those who listen hear of it when one really differs. */
  set(changes: Partial<T>): void;
  subscribe(listener: (now: T, before: T) => void): () => void;
}

export function createStore<T extends object>(initial: T): Store<T> {
  let now = initial;
  const listeners = new Set<(now: T, before: T) => void>();
  return {
    get: () => now,
    set(changes) {
      const before = now;
      now = { ...now, ...changes };
      const differs = (Object.keys(changes) as (keyof T)[]).some((key) => now[key] !== before[key]);
      if (differs) for (const listener of [...listeners]) listener(now, before);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

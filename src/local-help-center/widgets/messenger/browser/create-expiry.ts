/** Timers of browsers count to 2^31 - 1 milliseconds; beyond, the next use of the widget notices. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A browser whose clock is ahead shall not ask for one JWT right after the other. */
const SHORTEST_TIMER_MS = 1_000;

/** A timer may ring a moment before the clock has come so far. */
const GRACE_MS = 50;

/** When the JWT in use stops being good. */
export interface Expiry {
  /** @param at seconds since 1970; `null`: never */
  set(at: number | null): void;
  isPast(): boolean;
}

/** @param onPast is called once the time has come, if the page is still there */
export function createExpiry(onPast: () => void): Expiry {
  let expiresAt: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    set(at) {
      expiresAt = at;
      clearTimeout(timer);
      if (at === null) return;
      const left = Math.max(SHORTEST_TIMER_MS, at * 1000 - Date.now() + GRACE_MS);
      if (left < LONGEST_TIMER_MS) timer = setTimeout(onPast, left);
    },
    isPast: () => expiresAt !== null && expiresAt * 1000 <= Date.now(),
  };
}

import {
  RATE_LIMITS,
  type RateLimit,
  type RateLimitRule,
  type RateLimitScope,
} from '../rate-limit/index.js';

/** Counts in this process's memory. Several instances each count for themselves. */
export function memoryRateLimit(
  limits: Record<RateLimitScope, RateLimitRule> = RATE_LIMITS,
): RateLimit {
  const counters = {
    address: counterOf(limits.address),
    refused: counterOf(limits.refused),
    user: counterOf(limits.user),
  };
  return (scope, key) => counters[scope](key);
}

interface RequestWindow {
  requests: number;
  /** When it ends, by the clock that never goes back, in milliseconds. */
  readonly end: number;
}

/**
 * A window of time for each key, which begins with its first request. What has ended is forgotten
 * without a timer for each key: windows that began in this period are in one map, those of the
 * period before in another, and by the end of a period all in the other have ended.
 */
function counterOf({ requests, seconds }: RateLimitRule): (key: string) => number {
  const period = seconds * 1000;
  let turned = performance.now();
  let windows = new Map<string, RequestWindow>();
  let before = new Map<string, RequestWindow>();

  function turn(now: number): void {
    before = now - turned < 2 * period ? windows : new Map();
    windows = new Map();
    turned = now;
  }

  return (key) => {
    const now = performance.now();
    if (now - turned >= period) turn(now);
    let window = windows.get(key) ?? before.get(key);
    if (!window || window.end <= now) {
      window = { requests: 0, end: now + period };
      windows.set(key, window);
    }
    window.requests += 1;
    return window.requests > requests ? Math.max(1, Math.ceil((window.end - now) / 1000)) : 0;
  };
}

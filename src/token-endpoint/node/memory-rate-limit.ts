import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
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
  const limiters = {
    address: limiterOf(limits.address),
    refused: limiterOf(limits.refused),
    user: limiterOf(limits.user),
  };
  return async (scope, key) => {
    try {
      await limiters[scope].consume(key);
      return 0;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    }
  };
}

function limiterOf({ requests, seconds }: RateLimitRule) {
  return new RateLimiterMemory({ points: requests, duration: seconds });
}

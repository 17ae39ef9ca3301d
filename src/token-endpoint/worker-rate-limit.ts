import { RATE_LIMITS, type RateLimit, type RateLimitScope } from './rate-limit/index.js';

/** Cloudflare's rate limiting binding (developers.cloudflare.com/workers, "Rate Limiting"). */
export interface RateLimitBinding {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/**
 * Counts by Cloudflare's own bindings, which `wrangler.jsonc` declares with the numbers of
 * {@link RATE_LIMITS}. They do not tell how long is left, so a refused client waits a full period.
 */
export function workerRateLimit(
  bindings: Partial<Record<RateLimitScope, RateLimitBinding>>,
): RateLimit {
  return async (scope, key) => {
    const binding = bindings[scope];
    if (!binding) return 0;
    const { success } = await binding.limit({ key });
    return success ? 0 : RATE_LIMITS[scope].seconds;
  };
}

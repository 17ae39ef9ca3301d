/** What requests are counted by. */
export type RateLimitScope = 'address' | 'user';

export interface RateLimitRule {
  readonly requests: number;
  /** In how many seconds. */
  readonly seconds: number;
}

/** How many token requests are let through before 429. */
export const RATE_LIMITS: Readonly<Record<RateLimitScope, RateLimitRule>> = {
  /** Many people may share an address: an office, a school, a mobile network. */
  address: { requests: 600, seconds: 60 },
  /** The snippet remembers a token for the tab, so this is thirty new tabs a minute. */
  user: { requests: 30, seconds: 60 },
};

/**
 * Counts one request of an address or a user.
 *
 * @returns how long to wait in seconds, or 0 when the request may pass.
 */
export type RateLimit = (scope: RateLimitScope, key: string) => Promise<number>;

/**
 * What requests are counted by: the address of those with a good proof, the address of those that
 * were refused, and the user.
 */
export type RateLimitScope = 'address' | 'refused' | 'user';

export interface RateLimitRule {
  readonly requests: number;
  /** In how many seconds. */
  readonly seconds: number;
}

/** How many token requests are let through before 429. */
export const RATE_LIMITS: Readonly<Record<RateLimitScope, RateLimitRule>> = {
  /** Many people may share an address: an office, a school, a mobile network. */
  address: { requests: 600, seconds: 60 },
  /** After this many refusals an address only gets 429 for the next ones. */
  refused: { requests: 120, seconds: 60 },
  /** The snippet remembers a token for the tab, so this is thirty new tabs a minute. */
  user: { requests: 30, seconds: 60 },
};

/**
 * Counts one request of an address or a user.
 *
 * @returns how long to wait in seconds, or 0 when the request may pass.
 */
export type RateLimit = (scope: RateLimitScope, key: string) => number | Promise<number>;

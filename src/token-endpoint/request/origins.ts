import { TokenEndpointProblem } from '../problem.js';

/** Says which pages may read an answer. */
export interface Origins {
  /**
   * The CORS headers for a request with this `Origin`; none for a request without.
   *
   * @throws {TokenEndpointProblem} `origin_not_allowed`
   */
  headersFor(origin: string | null): Readonly<Record<string, string>>;
}

/**
 * An exact list: an origin is compared as a whole, as the browser sent it, and what goes back is
 * the list's own string. No patterns, no `*`, and `null` (sandboxed frames, files) is nobody.
 *
 * @param credentials - whether pages may send cookies along (proof `cookie`)
 */
export function allowOrigins(allowed: readonly string[], credentials: boolean): Origins {
  const headers = new Map(
    allowed.map((origin) => [
      origin,
      {
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'Retry-After, X-Request-Id',
        ...(credentials && { 'access-control-allow-credentials': 'true' }),
      },
    ]),
  );
  return {
    headersFor(origin) {
      if (origin === null) return {};
      const known = headers.get(origin);
      if (!known) throw new TokenEndpointProblem('origin_not_allowed');
      return known;
    },
  };
}

/** What a preflight may promise: two kinds of proof, one method. A day, in seconds. */
export const PREFLIGHT_HEADERS = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'Authorization, Content-Type',
  'access-control-max-age': '86400',
} as const;

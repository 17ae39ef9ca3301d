export type HeaderFields = Readonly<Record<string, string>>;

/** The headers of an answer, by the page that may read it. */
export interface Origins {
  /**
   * @param origin - the request's `Origin` header
   * @returns no CORS headers for a request without one; `undefined` when the origin is not in the
   *   list
   */
  headersFor(origin: string | null): HeaderFields | undefined;
}

/**
 * An exact list: an origin is compared as a whole, as the browser sent it, and what goes back is
 * the list's own string. No patterns, no `*`, and `null` (sandboxed frames, files) is nobody.
 *
 * @param credentials - whether pages may send cookies along
 * @param always - what every answer has; merged here, once for each origin
 */
export function allowOrigins(
  allowed: readonly string[],
  credentials: boolean,
  always: HeaderFields,
): Origins {
  const headers = new Map(
    allowed.map((origin) => [
      origin,
      {
        ...always,
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'Retry-After, X-Request-Id',
        ...(credentials && { 'access-control-allow-credentials': 'true' }),
      },
    ]),
  );
  return {
    headersFor: (origin) => (origin === null ? always : headers.get(origin)),
  };
}

/** What a preflight may promise: two kinds of proof, one method. A day, in seconds. */
export const PREFLIGHT_HEADERS = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'Authorization, Content-Type',
  'access-control-max-age': '86400',
} as const;

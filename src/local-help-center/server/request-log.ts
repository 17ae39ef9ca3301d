import type { MiddlewareHandler } from 'hono';

/** One request, without anything personal: neither query, nor body, nor headers. */
export interface LoggedRequest {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** What a token endpoint wanted as proof; missing for other requests. */
  readonly proof?: string;
}

/** The last requests that somebody cares about, oldest first. */
export interface RequestLog {
  entries(): readonly LoggedRequest[];
  add(entry: LoggedRequest): void;
  clear(): void;
}

/** A developer looks at the last page or two; more would only cost memory. */
const KEPT = 500;

/** A log in memory of the last 500 requests. */
export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries: () => [...entries],
    add(entry) {
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
    },
    clear() {
      entries.length = 0;
    },
  };
}

/** The requests by which a visitor's identity is asked for or vouched for. */
const LOGGED = [
  /^\/token-endpoint\//,
  /^\/website\/(id-token\/)?token-endpoint\//,
  /^\/api\/v2\/users\/me(\.json)?$/,
  /^\/api\/v2\/help_center\/integration\//,
  /^\/oauth\//,
];

/**
 * Notes each request to the token endpoints and to Zendesk's APIs for identity, so that a test can
 * say "the endpoint saw nothing". Preflights are noted too: a snippet should not cause any.
 *
 * @param proofs by the beginning of a path: what the token endpoint there wants as proof
 */
export function logRequests(
  log: RequestLog,
  proofs: Readonly<Record<string, string>> = {},
): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { method, path } = context.req;
    if (!LOGGED.some((pattern) => pattern.test(path))) return;
    const at = new Date().toISOString();
    const [, proof] = Object.entries(proofs).find(([start]) => path.startsWith(start)) ?? [];
    log.add({ at, method, path, status: context.res.status, ...(proof && { proof }) });
  };
}

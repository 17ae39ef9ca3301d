import type { MiddlewareHandler } from 'hono';
import type { RequestLog } from './request-log.js';

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

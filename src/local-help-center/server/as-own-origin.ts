import type { TokenEndpoint } from '../../token-endpoint/index.js';

/** Where the token endpoints of the local Help Center believe themselves to be. */
export const OWN_ORIGIN = 'https://local-help-center.localhost';

/**
 * A token endpoint names the origins of its pages in advance. The local Help Center's pages have the
 * address under which somebody opened them: `localhost`, or that of this machine in a network. So a
 * request from a page to the server that the page came from is handed on as one within `OWN_ORIGIN`.
 * Requests from other origins stay what they are, for the endpoint to refuse.
 */
function asOwnOrigin(request: Request): Request {
  const url = new URL(request.url);
  const headers = new Headers(request.headers);
  if (headers.get('origin') === url.origin) headers.set('origin', OWN_ORIGIN);
  return new Request(`${OWN_ORIGIN}${url.pathname}${url.search}`, {
    method: request.method,
    headers,
    body: request.body,
    signal: request.signal,
    ...(request.body && { duplex: 'half' }),
  });
}

/**
 * An endpoint that is asked through `asOwnOrigin`; its answer names the origin that really asked, as
 * browsers of other pages and the doctor expect.
 */
export function withinOwnOrigin(endpoint: TokenEndpoint): TokenEndpoint {
  return async (request, connection) => {
    const answer = await endpoint(asOwnOrigin(request), connection);
    const headers = new Headers(answer.headers);
    if (headers.get(ALLOWED) === OWN_ORIGIN) headers.set(ALLOWED, new URL(request.url).origin);
    return new Response(answer.body, { status: answer.status, headers });
  };
}

const ALLOWED = 'access-control-allow-origin';

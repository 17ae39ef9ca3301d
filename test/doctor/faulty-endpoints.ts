import { CompactSign, decodeJwt, decodeProtectedHeader, generateKeyPair } from 'jose';
import { ourEndpoint, SECRET } from './sample-account.js';
import type { Handler } from './with-endpoint.js';

type Json = Record<string, unknown>;
interface Token {
  readonly header: Json;
  readonly payload: Json;
  readonly secret?: string;
}

/** Our endpoint, with its answers changed on the way. */
function changed(
  change: (response: Response, request: Request) => Response | Promise<Response>,
): Handler {
  const endpoint = ourEndpoint();
  return async (request) => change(await endpoint(request.clone()), request);
}

function withHeaders(headers: Readonly<Record<string, string | null>>): Handler {
  return changed((response) => {
    const all = new Headers(response.headers);
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) all.delete(name);
      else all.set(name, value);
    }
    return new Response(response.body, { status: response.status, headers: all });
  });
}

/** Our endpoint, with other tokens. */
function withToken(change: (token: Token, body: Json) => Token): Handler {
  return changed(async (response, request) => {
    if (response.status !== 200) return response;
    const compact = await response.text();
    const original = { header: { ...decodeProtectedHeader(compact) }, payload: decodeJwt(compact) };
    const body: Json = JSON.parse(await request.text());
    return new Response(await signed(change(original, body)), { headers: response.headers });
  });
}

const { privateKey } = await generateKeyPair('RS256');

async function signed({ header, payload, secret = SECRET }: Token): Promise<string> {
  const key = header.alg === 'RS256' ? privateKey : new TextEncoder().encode(secret);
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ ...header, alg: String(header.alg) })
    .sign(key);
}

const withClaims = (claims: (payload: Json) => Json): Handler =>
  withToken(({ header, payload }) => ({ header, payload: { ...payload, ...claims(payload) } }));

/** Answers without asking our endpoint when `when` returns true. */
function instead(
  when: (request: Request, body: string) => boolean,
  answer: () => Response,
): Handler {
  const endpoint = ourEndpoint();
  return async (request) => {
    const body = await request.clone().text();
    return when(request, body) ? answer() : endpoint(request);
  };
}

const emailAsId = (): Handler => withClaims(({ email }) => ({ external_id: email }));
const in40Days = () => Math.floor(Date.now() / 1000) + 40 * 86_400;
const trace = () =>
  new Response('Error: Unexpected end\n    at fetch (worker.js:12:7)\n    at main', {
    status: 401,
  });

/** Endpoints that do one thing wrong: what, which check must say so, and how gravely. */
export const FAULTY: readonly (readonly [string, Handler, string, 'error' | 'warning'])[] = [
  ['wildcard CORS', withHeaders({ 'access-control-allow-origin': '*' }), 'cors-wildcard', 'error'],
  ['no CORS', withHeaders({ 'access-control-allow-origin': null }), 'cors-origin', 'error'],
  [
    'CORS for another origin',
    withHeaders({ 'access-control-allow-origin': 'https://other.example.com' }),
    'cors-origin',
    'error',
  ],
  [
    'a reflected origin',
    changed((response, request) => {
      const headers = new Headers(response.headers);
      headers.set('access-control-allow-origin', request.headers.get('origin') ?? '');
      return new Response(response.body, { status: response.status, headers });
    }),
    'cors-foreign',
    'error',
  ],
  ['no Vary', withHeaders({ vary: null }), 'cors-vary', 'warning'],
  [
    'no preflight',
    instead(
      ({ method }) => method === 'OPTIONS',
      () => new Response(null, { status: 405 }),
    ),
    'cors-preflight',
    'warning',
  ],
  [
    'a redirect',
    () =>
      new Response(null, { status: 308, headers: { location: 'https://jwt.example.com/?a=b' } }),
    'redirect',
    'error',
  ],
  [
    'a crash on bad JSON',
    instead(
      (_, body) => body === '{"external_id":',
      () => new Response('', { status: 500 }),
    ),
    'malformed-json',
    'error',
  ],
  [
    'a crash on an array',
    instead(
      (_, body) => body === '[]',
      () => new Response('', { status: 502 }),
    ),
    'malformed-array',
    'error',
  ],
  ['a stack trace', instead((_, body) => body === '[]', trace), 'error-detail', 'error'],
  [
    'large bodies read',
    instead(
      (_, body) => body.length > 20_000,
      () => new Response('fine'),
    ),
    'too-large',
    'warning',
  ],
  [
    'GET answered',
    instead(
      ({ method }) => method === 'GET',
      () => new Response('<h1>Hello</h1>'),
    ),
    'method',
    'warning',
  ],
  [
    'identity from the page',
    withToken(({ header, payload }, { external_id }) => ({
      header,
      payload: { ...payload, external_id },
    })),
    'proof-decides',
    'error',
  ],
  [
    'RS256',
    withToken(({ header, payload }) => ({ header: { ...header, alg: 'RS256' }, payload })),
    'token-algorithm',
    'error',
  ],
  [
    'no kid',
    withToken(({ header: { kid: _, ...header }, payload }) => ({ header, payload })),
    'token-kid',
    'error',
  ],
  [
    'another kid',
    withToken(({ header, payload }) => ({ header: { ...header, kid: 'app_other' }, payload })),
    'token-kid',
    'error',
  ],
  [
    'a wrong secret',
    withToken((token) => ({ ...token, secret: 'quite another secret' })),
    'token-signature',
    'error',
  ],
  ['no scope', withClaims(() => ({ scope: undefined })), 'token-scope', 'error'],
  [
    'a numeric external_id',
    withClaims(() => ({ external_id: 1042 })),
    'token-external-id',
    'error',
  ],
  [
    'a long external_id',
    withClaims(() => ({ external_id: 'x'.repeat(256) })),
    'token-external-id',
    'error',
  ],
  ['an empty external_id', withClaims(() => ({ external_id: '' })), 'token-external-id', 'error'],
  [
    'exp in milliseconds',
    withClaims(({ exp }) => ({ exp: Number(exp) * 1000 })),
    'token-expiry',
    'error',
  ],
  ['exp as a text', withClaims(({ exp }) => ({ exp: String(exp) })), 'token-expiry', 'error'],
  [
    'an expired token',
    withClaims(({ iat }) => ({ exp: Number(iat) - 5 })),
    'token-expiry',
    'error',
  ],
  ['no exp', withClaims(() => ({ exp: undefined })), 'token-expiry', 'warning'],
  ['a token for weeks', withClaims(() => ({ exp: in40Days() })), 'token-expiry', 'warning'],
  [
    'email_verified as a text',
    withClaims(() => ({ email_verified: 'true' })),
    'token-email-verified',
    'error',
  ],
  [
    'email_verified without email',
    withClaims(() => ({ email_verified: true, email: undefined })),
    'token-email-verified',
    'warning',
  ],
  [
    'a clock ten minutes slow',
    withClaims(({ iat }) => ({ iat: Number(iat) - 600 })),
    'token-clock',
    'error',
  ],
  [
    'a clock two minutes fast',
    withClaims(({ iat }) => ({ iat: Number(iat) + 120 })),
    'token-clock',
    'warning',
  ],
  [
    'a token that caches keep',
    withHeaders({ 'cache-control': 'max-age=60' }),
    'token-not-cached',
    'warning',
  ],
  [
    'garbage for a token',
    changed((response) =>
      response.status === 200 ? new Response('<html>Hello</html>') : response,
    ),
    'proof-accepted',
    'error',
  ],
  [
    'a token where no client looks',
    changed(async (response) =>
      response.status === 200 ? Response.json({ result: await response.text() }) : response,
    ),
    'token-place',
    'error',
  ],
  [
    'a single sign-on JWT',
    withClaims(() => ({ scope: undefined, jti: 'one' })),
    'token-kind',
    'error',
  ],
  ['an e-mail as external_id', emailAsId(), 'token-external-id', 'error'],
  [
    'undefined as external_id',
    withClaims(() => ({ external_id: 'undefined' })),
    'token-external-id',
    'error',
  ],
  [
    'null as external_id',
    withClaims(() => ({ external_id: 'null' })),
    'token-external-id',
    'error',
  ],
  [
    'blanks as external_id',
    withClaims(() => ({ external_id: '  ' })),
    'token-external-id',
    'error',
  ],
  [
    'a mixed-case external_id',
    withClaims(() => ({ external_id: 'Crm-1042' })),
    'token-external-id',
    'warning',
  ],
  [
    'a token that is over in half a minute',
    withClaims(({ iat }) => ({ exp: Number(iat) + 30 })),
    'token-expiry',
    'warning',
  ],
  [
    'a token that is not valid yet',
    withClaims(({ iat }) => ({ nbf: Number(iat) + 120 })),
    'token-expiry',
    'error',
  ],
  ['an empty e-mail', withClaims(() => ({ email: '' })), 'token-email-verified', 'error'],
  [
    'a verified address that the proof does not name',
    withClaims(() => ({ email: 'jane.doe@example.com', email_verified: true })),
    'token-email-verified',
    'error',
  ],
];

/**
 * What the article's endpoint does: it believes anyone who asks, takes the id as it comes, and shows
 * its stack to everybody.
 */
export const trustsEverybody: Handler = async (request) => {
  const headers = { 'access-control-allow-origin': '*' };
  try {
    const { external_id, user_email, user_name } = JSON.parse(await request.text());
    if (!user_email) throw new Error('no user');
    const iat = Math.floor(Date.now() / 1000);
    const header = { alg: 'HS256', typ: 'JWT', kid: 'app_article' };
    const payload = { scope: 'user', external_id, email: user_email, name: user_name, iat };
    return new Response(await signed({ header, payload }), { headers });
  } catch (error) {
    return new Response(error instanceof Error ? (error.stack ?? '') : '', {
      status: 401,
      headers,
    });
  }
};

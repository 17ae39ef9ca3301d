import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import type { Answer, Ask } from './ask.js';
import { CLASSIC_SECRET, HELP_CENTER, MESSAGING_SECRET, SECOND_BRAND } from './environment-of.js';
import { JOHN, type SigningKey, secondsFromNow } from './signing-key.js';

/** One sentence of the contract: a request, and what must be true of the answer. */
export interface ContractCase {
  readonly name: string;
  readonly request: (key: SigningKey) => Ask;
  readonly holds: (answer: Answer) => void;
}

/** Everything that a proven request may send or get, and everything around it. */
export const CONTRACT: readonly ContractCase[] = [
  {
    name: 'answers a proof with a messaging JWT in plain text',
    request: (key) => ({ body: { help_center_jwt: key.token() } }),
    holds({ status, headers, text }) {
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(readToken(text, MESSAGING_SECRET).header).toEqual({
        alg: 'HS256',
        typ: 'JWT',
        kid: 'app_5f3e7c0a9b1d',
      });
    },
  },
  {
    name: 'takes external id and e-mail from the proof, and claims no verified e-mail',
    request: (key) => ({ body: { help_center_jwt: key.token(JOHN) } }),
    holds({ text }) {
      const { payload } = readToken(text, MESSAGING_SECRET);
      expect(payload).toEqual({
        scope: 'user',
        external_id: JOHN.externalId,
        email: JOHN.email,
        iat: expect.any(Number),
        exp: expect.any(Number),
      });
    },
  },
  {
    name: 'issues tokens that live an hour',
    request: (key) => ({ body: { help_center_jwt: key.token() } }),
    holds({ text }) {
      const { iat, exp } = readToken(text, MESSAGING_SECRET).payload;
      expect(Number(exp) - Number(iat)).toBe(3600);
    },
  },
  ...[null, undefined].map((externalId) => ({
    name: `uses the user id as a string where the external id is ${externalId}`,
    request: (key: SigningKey) => ({
      body: { help_center_jwt: key.token({ userId: JOHN.userId, externalId }) },
    }),
    holds: ({ text }: Answer) =>
      expect(readToken(text, MESSAGING_SECRET).payload.external_id).toBe('1000000000101'),
  })),
  {
    name: 'leaves out the e-mail of a user who has none',
    request: (key) => ({ body: { help_center_jwt: key.token({ email: null }) } }),
    holds: ({ text }) =>
      expect(readToken(text, MESSAGING_SECRET).payload).not.toHaveProperty('email'),
  },
  {
    name: 'shows the name that the browser gave',
    request: (key) => ({ body: { help_center_jwt: key.token(), user_name: 'Amina Haddad' } }),
    holds: ({ text }) =>
      expect(readToken(text, MESSAGING_SECRET).payload.name).toBe('Amina Haddad'),
  },
  {
    name: 'takes the proof from the Authorization header, with no body at all',
    request: (key) => ({ headers: { authorization: `Bearer ${key.token()}` } }),
    holds: ({ status }) => expect(status).toBe(200),
  },
  {
    name: 'takes the same proof in both places',
    request: (key) => {
      const token = key.token();
      return {
        headers: { authorization: `bearer ${token}` },
        body: { help_center_jwt: token },
      };
    },
    holds: ({ status }) => expect(status).toBe(200),
  },
  {
    name: 'answers in JSON where Accept asks for it',
    request: (key) => ({
      headers: { accept: 'application/json' },
      body: { help_center_jwt: key.token() },
    }),
    holds({ headers, text }) {
      expect(headers.get('content-type')).toBe('application/json');
      const { jwt, expires_at } = JSON.parse(text);
      expect(expires_at).toBe(readToken(jwt, MESSAGING_SECRET).payload.exp);
    },
  },
  ...['*/*', 'text/plain', 'text/plain, application/json;q=0.5', 'image/png'].map((accept) => ({
    name: `answers in plain text to Accept: ${accept}`,
    request: (key: SigningKey) => ({
      headers: { accept },
      body: { help_center_jwt: key.token() },
    }),
    holds: ({ headers }: Answer) =>
      expect(headers.get('content-type')).toBe('text/plain; charset=utf-8'),
  })),
  ...[
    'text/plain',
    'text/plain;charset=UTF-8',
    'TEXT/PLAIN; charset=utf-8',
    'application/json',
    'application/json; charset="utf-8"',
    'text/plain ; charset=utf-8 ;',
    'application/x-www-form-urlencoded; charset=UTF-8',
    null,
  ].map((type) => ({
    name: `reads a body of type ${type}`,
    request: (key: SigningKey) => ({
      headers: { 'content-type': type },
      body: { help_center_jwt: key.token() },
    }),
    holds: ({ status }: Answer) => expect(status).toBe(200),
  })),
  {
    name: 'reads a body that comes in parts',
    request: (key) => ({ body: { help_center_jwt: key.token() }, streamed: true }),
    holds: ({ status }) => expect(status).toBe(200),
  },
  {
    name: 'reads a body of just under 16 KiB',
    request: (key) => ({ body: { help_center_jwt: key.token(), more: 'x'.repeat(15_000) } }),
    holds: ({ status }) => expect(status).toBe(200),
  },
  {
    name: 'takes a token that expired within the tolerance for clocks',
    request: (key) => ({
      body: { help_center_jwt: key.token({ iat: secondsFromNow(-310), exp: secondsFromNow(-10) }) },
    }),
    holds: ({ status }) => expect(status).toBe(200),
  },
  {
    name: 'lets native apps and servers ask, which send no Origin',
    request: (key) => ({ headers: { origin: null }, body: { help_center_jwt: key.token() } }),
    holds({ status, headers }) {
      expect(status).toBe(200);
      expect(headers.has('access-control-allow-origin')).toBe(false);
    },
  },
  ...[HELP_CENTER, SECOND_BRAND].map((origin) => ({
    name: `lets the pages of ${origin} read the answer, and no other`,
    request: (key: SigningKey) => ({
      headers: { origin },
      body: { help_center_jwt: key.token() },
    }),
    holds({ headers }: Answer) {
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.has('access-control-allow-credentials')).toBe(false);
    },
  })),
  ...(
    [
      [405, { method: 'PUT' }],
      [404, { path: '/nowhere' }],
      [404, { path: '/messaging/' }],
      [413, { body: 'x'.repeat(20_000) }],
      [415, { headers: { 'content-type': 'text/html' }, body: '{}' }],
      [405, { path: '/health', body: {} }],
      [200, { path: '/health', method: 'GET' }],
    ] as const
  ).map(([status, request]) => ({
    name: `lets an allowed page read the ${status} of ${JSON.stringify(request).slice(0, 60)}`,
    request: () => request,
    holds(answer: Answer) {
      expect(answer.status).toBe(status);
      expect(answer.headers.get('access-control-allow-origin')).toBe(HELP_CENTER);
    },
  })),
  {
    name: 'lets no other page read an error',
    request: () => ({ path: '/nowhere', headers: { origin: 'https://evil.example' } }),
    holds({ status, headers }) {
      expect(status).toBe(404);
      expect(headers.has('access-control-allow-origin')).toBe(false);
    },
  },
  {
    name: 'leaves the e-mail out where the request asks for that',
    request: (key) => ({ body: { help_center_jwt: key.token(JOHN), without_email: true } }),
    holds({ text }) {
      const { payload } = readToken(text, MESSAGING_SECRET);
      expect(payload.external_id).toBe(JOHN.externalId);
      expect(payload).not.toHaveProperty('email');
      expect(payload).not.toHaveProperty('email_verified');
    },
  },
  ...[false, 'true', 1, null].map((without_email) => ({
    name: `keeps the e-mail with without_email ${JSON.stringify(without_email)}`,
    request: (key: SigningKey) => ({ body: { help_center_jwt: key.token(JOHN), without_email } }),
    holds: ({ text }: Answer) =>
      expect(readToken(text, MESSAGING_SECRET).payload.email).toBe(JOHN.email),
  })),
  {
    name: 'lets an allowed page read an error too',
    request: () => ({ body: {} }),
    holds: ({ headers }) => expect(headers.get('access-control-allow-origin')).toBe(HELP_CENTER),
  },
  ...(['/messaging', '/classic', '/guide'] as const).map((path) => ({
    name: `answers the preflight of ${path}`,
    request: () => ({
      path,
      method: 'OPTIONS',
      headers: {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    }),
    holds({ status, headers }: Answer) {
      expect(status).toBe(204);
      expect(Object.fromEntries(headers)).toMatchObject({
        'access-control-allow-origin': HELP_CENTER,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'Authorization, Content-Type',
      });
      expect(variesBy(headers)).toContain('origin');
    },
  })),
  {
    name: 'keeps every answer out of caches and apart by origin',
    request: (key) => ({ body: { help_center_jwt: key.token() } }),
    holds({ headers }) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(variesBy(headers)).toContain('origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    },
  },
  {
    name: 'gives every answer an id, for support',
    request: () => ({ body: {} }),
    holds: ({ headers }) => expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/),
  },
  ...(['/classic', '/guide'] as const).map((path) => ({
    name: `answers ${path} with a token for the Classic widget`,
    request: (key: SigningKey) => ({
      path,
      body: { help_center_jwt: key.token(JOHN), user_name: 'John Smith' },
    }),
    holds({ text }: Answer) {
      const { header, payload } = readToken(text, CLASSIC_SECRET);
      expect(header).toEqual({ alg: 'HS256', typ: 'JWT' });
      expect(payload).toEqual({
        jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
        name: 'John Smith',
        email: JOHN.email,
        external_id: JOHN.externalId,
        iat: expect.any(Number),
        exp: expect.any(Number),
      });
    },
  })),
  {
    name: 'answers in /health that it is well',
    request: () => ({ path: '/health', method: 'GET' }),
    holds({ status, text }) {
      expect(status).toBe(200);
      expect(JSON.parse(text)).toEqual({ status: 'ok' });
    },
  },
  {
    name: 'answers HEAD /health without a body',
    request: () => ({ path: '/health', method: 'HEAD' }),
    holds: ({ status, text }) => expect([status, text]).toEqual([200, '']),
  },
  {
    name: 'describes errors as RFC 9457 does',
    request: () => ({ body: {} }),
    holds({ status, headers, text }) {
      expect(headers.get('content-type')).toBe('application/problem+json');
      expect(headers.get('www-authenticate')).toBe('Bearer');
      expect(JSON.parse(text)).toEqual({
        title: 'Unauthorized',
        status,
        code: 'proof_missing',
        detail: expect.any(String),
      });
    },
  },
  {
    name: 'names the methods of a path in Allow',
    request: () => ({ method: 'PUT' }),
    holds: ({ headers }) => expect(headers.get('allow')).toBe('POST, OPTIONS'),
  },
];

/** Takes a token apart, and fails when it is not signed with this secret. */
export function readToken(
  token: string,
  secret: string,
): { header: Record<string, unknown>; payload: Record<string, unknown> } {
  const [header = '', payload = '', signature] = token.split('.');
  expect(signature).toBe(
    createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url'),
  );
  const parsed = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  return { header: parsed(header), payload: parsed(payload) };
}

/** The headers that an answer depends on; a framework around the endpoint may add some of its own. */
function variesBy(headers: Headers): string[] {
  return (headers.get('vary') ?? '').split(',').map((name) => name.trim().toLowerCase());
}

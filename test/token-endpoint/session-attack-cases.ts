import type { Context } from 'hono';
import type { ProblemCode } from '../../src/token-endpoint/index.js';
import type { Ask } from './ask.js';
import { MEMBER } from './site-stand-in.js';

/** An attack on proof `cookie` with `SESSION_URL`: a request, or what the site answers to it. */
export interface SessionAttack {
  readonly name: string;
  readonly request: Ask;
  readonly answer?: (c: Context, elsewhere: Elsewhere) => Response;
  readonly status: number;
  readonly code: ProblemCode;
}

/** Where a redirect may lead to. */
export interface Elsewhere {
  readonly zendesk: string;
  readonly endpoint: string;
}

const SIGNED_IN: Ask = { headers: { cookie: 'session=john' }, body: {} };

const odd = (name: string, answer: SessionAttack['answer']): SessionAttack => ({
  name: `a session answer ${name}`,
  request: SIGNED_IN,
  ...(answer && { answer }),
  status: 503,
  code: 'session_unavailable',
});
const says = (name: string, identity: unknown): SessionAttack =>
  odd(name, () => new Response(typeof identity === 'string' ? identity : JSON.stringify(identity)));
const withId = (name: string, external_id: unknown) =>
  says(`with an external_id ${name}`, { ...MEMBER, external_id });
const status = (code: number) =>
  odd(`${code}`, () => new Response(code === 204 ? null : '', { status: code }));
const redirect = (name: string, code: number, to: (elsewhere: Elsewhere) => string) =>
  odd(
    `${code}, a redirect to ${name}`,
    (_, elsewhere) => new Response('', { status: code, headers: { location: to(elsewhere) } }),
  );

const ANSWERS: readonly SessionAttack[] = [
  says('that is a page', '<html>'),
  says('that is empty', ''),
  says('that is null', 'null'),
  says('that is a list', [MEMBER]),
  says('that is a string', '"crm-1042"'),
  says('that is a number', '1042'),
  says('that is not closed', '{"external_id":"crm-1042"'),
  says('with external_id twice', '{"external_id":"crm-1","external_id":"crm-victim"}'),
  says(
    'with it twice, once in escapes',
    '{"external_id":"crm-1","external\\u005fid":"crm-victim"}',
  ),
  says('with __proto__', '{"__proto__":{"external_id":"crm-victim"}}'),
  says('that nests deeply', `{"external_id":"crm-1","x":${'['.repeat(50)}${']'.repeat(50)}}`),
  says('of 100 kB', { ...MEMBER, more: 'x'.repeat(100_000) }),
  odd('without an end', () => new Response(endless())),
  odd('that is not UTF-8', () => new Response(Buffer.from('{"external_id":"crm-\xff"}', 'latin1'))),
  says('without external_id', { email: MEMBER.email }),
  says('in the names of identify', { externalId: 'crm-1042' }),
  withId('null', null),
  withId('empty', ''),
  withId('of white space', ' '),
  withId('of 256 characters', 'x'.repeat(256)),
  withId('with CRLF', 'crm-1042\r\nx'),
  withId('with NUL', 'crm-1042\u0000'),
  withId('with a zero-width space', 'crm\u200b-1042'),
  withId('with a right-to-left override', '\u202e2401-mrc'),
  withId('in full-width digits', '\uff11\uff10'),
  withId('in two code points', 'jose\u0301'),
  withId('an object', { $ne: null }),
  withId('a list', ['crm-1042']),
  withId('true', true),
  withId('with a fraction', 1042.5),
  withId('beyond 2^53', 2 ** 53 + 2),
  withId('0', 0),
  withId('negative', -1042),
  says('with an email without @', { ...MEMBER, email: 'john' }),
  says('with an email with CRLF', { ...MEMBER, email: 'a@example.com\r\nBcc: b@example.com' }),
  says('with a list of emails', { ...MEMBER, email: ['a@example.com'] }),
  says('with a name that is an object', { ...MEMBER, name: {} }),
  says('with email_verified "true"', { ...MEMBER, email_verified: 'true' }),
  says('with email_verified 1', { ...MEMBER, email_verified: 1 }),
  says('with a role of its own', { ...MEMBER, role: 'boss' }),
  says('with a list of roles', { ...MEMBER, role: ['admin'] }),
  ...[202, 204, 206, 304, 400, 402, 410, 418, 429, 500, 502, 503].map(status),
  redirect('Zendesk\u2019s API', 302, ({ zendesk }) => `${zendesk}/api/v2/users/me.json`),
  redirect('Zendesk\u2019s API', 307, ({ zendesk }) => `${zendesk}/api/v2/users/me.json`),
  redirect('the endpoint itself', 302, ({ endpoint }) => `${endpoint}/messaging`),
  redirect('the endpoint itself', 308, ({ endpoint }) => `${endpoint}/health`),
  redirect('itself', 301, () => '/session'),
  redirect('a file', 302, () => 'file:///etc/passwd'),
];

const refused = (
  name: string,
  code: ProblemCode,
  request: Ask,
  answer?: SessionAttack['answer'],
) => ({
  name,
  request,
  ...(answer && { answer }),
  status: code === 'not_signed_in' ? 401 : 403,
  code,
});

const REQUESTS: readonly SessionAttack[] = [
  refused('no credentials', 'not_signed_in', { body: {} }),
  refused('claims alone', 'not_signed_in', { body: { external_id: 'crm-victim' } }),
  refused('a session that the site does not know', 'not_signed_in', {
    headers: { cookie: 'session=eve' },
    body: { external_id: 'crm-victim' },
  }),
  ...[401, 403, 404].map((code) =>
    refused(
      `a session to which the site answers ${code}`,
      'not_signed_in',
      SIGNED_IN,
      () => new Response(JSON.stringify(MEMBER), { status: code }),
    ),
  ),
  refused('a cookie with bytes beyond ASCII', 'not_signed_in', {
    headers: { cookie: 'session=j\u00f6hn' },
  }),
  refused('a session from another origin', 'origin_not_allowed', {
    headers: { cookie: 'session=john', origin: 'https://evil.example' },
  }),
  refused('a session from a sandboxed frame', 'origin_not_allowed', {
    headers: { cookie: 'session=john', origin: 'null' },
  }),
  refused('a session without an origin', 'origin_missing', {
    headers: { cookie: 'session=john', origin: null },
  }),
  refused('a session and a Bearer token without an origin', 'origin_missing', {
    headers: { cookie: 'session=john', authorization: 'Bearer app', origin: null },
  }),
  refused('a password of the browser without an origin', 'origin_missing', {
    headers: { authorization: 'Basic am9objpqb2hu', origin: null },
  }),
  refused('a preflight from another origin', 'origin_not_allowed', {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  }),
];

export const SESSION_ATTACKS: readonly SessionAttack[] = [...ANSWERS, ...REQUESTS];

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(16_384)) });
}

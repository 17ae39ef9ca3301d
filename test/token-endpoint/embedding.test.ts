import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ConfigurationError,
  type CookieProof,
  createTokenEndpoint,
  type IdentityInput,
  type LogEntry,
} from '../../src/token-endpoint/index.js';
import { type Ask, ask, requestOf } from './ask.js';
import { readToken } from './contract-cases.js';
import { HELP_CENTER, MESSAGING_SECRET } from './environment-of.js';
import { createSigningKey, JOHN } from './signing-key.js';
import { startZendesk, type ZendeskStandIn } from './zendesk-stand-in.js';

const BASICS = {
  messagingKeyId: 'app_5f3e7c0a9b1d',
  messagingSecret: MESSAGING_SECRET,
  allowedOrigins: [HELP_CENTER],
};
const USER: IdentityInput = {
  externalId: 'crm-1042',
  name: 'John Smith',
  email: 'john@example.com',
};
const SIGNED_IN = { cookie: 'session=john' };

/** An endpoint inside a site whose sessions know one cookie, and one token of its app. */
function site(more: Partial<CookieProof> = {}, user: unknown = USER) {
  const log: LogEntry[] = [];
  const endpoint = createTokenEndpoint({
    ...BASICS,
    proof: 'cookie',
    identify: ({ headers }) => {
      const known =
        headers.get('cookie') === 'session=john' || headers.get('authorization') === 'Bearer app';
      return known ? (user as IdentityInput) : null;
    },
    log: (entry) => log.push(entry),
    ...more,
  });
  const answer = async (request: Ask) => {
    const response = await endpoint(requestOf(request));
    const text = await response.text();
    const code = response.status === 200 ? 'ok' : String(JSON.parse(text).code);
    return { code, text, headers: response.headers, status: response.status };
  };
  return { answer, log };
}

describe('proof cookie', () => {
  it('issues a token for the user of the site\u2019s session', async () => {
    const { text } = await site().answer({ headers: SIGNED_IN, body: { external_id: 'victim' } });
    expect(readToken(text, MESSAGING_SECRET).payload).toMatchObject({
      external_id: 'crm-1042',
      name: 'John Smith',
      email: 'john@example.com',
    });
  });

  it('lets the page send its cookies', async () => {
    const { headers } = await site().answer({ headers: SIGNED_IN });
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-origin')).toBe(HELP_CENTER);
  });

  it.each([
    ['nobody is signed in', {}, 'not_signed_in'],
    ['another site asks', { ...SIGNED_IN, origin: 'https://evil.example' }, 'origin_not_allowed'],
    ['a sandboxed frame asks', { ...SIGNED_IN, origin: 'null' }, 'origin_not_allowed'],
    ['cookies come without an origin', { ...SIGNED_IN, origin: null }, 'origin_missing'],
    [
      'cookies and a token come without an origin',
      { ...SIGNED_IN, origin: null, authorization: 'Bearer app' },
      'origin_missing',
    ],
    [
      'a password of the browser comes without an origin',
      { origin: null, authorization: 'Basic am9objpqb2hu' },
      'origin_missing',
    ],
  ])('refuses when %s', async (_, headers, code) => {
    expect(await site().answer({ headers, body: {} })).toMatchObject({ code });
  });

  it('lets a native app ask with its own Bearer token and no origin', async () => {
    const headers = { origin: null, authorization: 'Bearer app' };
    expect(await site().answer({ headers })).toMatchObject({ code: 'ok' });
  });

  it('reports email_verified only when the site does', async () => {
    const { text } = await site({}, { ...USER, emailVerified: true }).answer({
      headers: SIGNED_IN,
    });
    expect(readToken(text, MESSAGING_SECRET).payload.email_verified).toBe(true);
  });

  it.each([
    ['has no external id', {}, 'externalId: it is missing'],
    ['has a fraction for an external id', { externalId: 7.5 }, 'externalId: it must be a whole'],
    ['has an external id beyond 2^53', { externalId: 2 ** 60 }, 'externalId: it must be a whole'],
    ['has the external id 0', { externalId: 0 }, 'externalId: it must be a positive'],
    ['has a list for an external id', { externalId: [7] }, 'externalId: it must be a string'],
    ['has an empty external id', { externalId: '' }, 'externalId: it is empty'],
    ['has an e-mail that is not one', { ...USER, email: 'john' }, 'email: it is not an e-mail'],
    ['has a number for a name', { ...USER, name: 7 }, 'name: it must be a string'],
    ['has "yes" as emailVerified', { ...USER, emailVerified: 'yes' }, 'emailVerified: it must be'],
    ['has a role of its own', { ...USER, role: 'boss' }, 'role: is not a role'],
    ['is undefined', undefined, 'it must be an object or null'],
    ['is true', true, 'it must be an object'],
    ['is a string', 'crm-1042', 'it must be an object'],
  ])(
    'reports field and rule, in the log alone, when identify\u2019s user %s',
    async (_, user, rule) => {
      const { answer, log } = site({ identify: () => user as never });
      const { status, code, text } = await answer({ headers: SIGNED_IN });
      expect([status, code]).toEqual([500, 'misconfigured']);
      expect(text).not.toContain(rule);
      expect(JSON.stringify(log)).toContain(rule);
      expect(JSON.stringify(log)).not.toMatch(/john|crm-1042|boss/);
    },
  );

  it.each([
    ['a whole number for an id', { ...USER, externalId: 1042 }, { external_id: '1042' }],
    ['the largest safe number', { externalId: 2 ** 53 - 1 }, { external_id: '9007199254740991' }],
    ['an empty e-mail', { ...USER, email: '' }, { email: undefined }],
    ['an empty name', { ...USER, name: '' }, { name: undefined }],
    ['null for what is missing', { externalId: 'crm-1', name: null, email: null }, {}],
  ])('accepts %s', async (_, user, claims) => {
    const { text } = await site({}, user).answer({ headers: SIGNED_IN });
    const { payload } = readToken(text, MESSAGING_SECRET);
    expect({ email: payload.email, name: payload.name, ...payload }).toMatchObject(claims);
  });

  it('answers 500, without detail, when identify throws, and hands its cause to the log function', async () => {
    const identify = () => {
      throw new Error('database at 10.0.0.7: password hunter2 refused');
    };
    const { answer, log } = site({ identify });
    const { status, text } = await answer({ headers: SIGNED_IN });
    expect(status).toBe(500);
    expect(text).not.toMatch(/hunter2|10\.0\.0\.7/);
    const [entry] = log.filter(({ event }) => event === 'identify');
    expect(entry).toMatchObject({
      level: 'error',
      cause: expect.objectContaining({ message: expect.stringContaining('hunter2') }),
    });
    expect(entry && 'message' in entry && entry.message).toBe(
      'identify threw Error; a log function of yours receives it as cause',
    );
  });

  it('leaves roles out that are not listed', async () => {
    const agent = { ...USER, role: 'agent' as const };
    const { answer } = site({ roles: ['end_user'] }, agent);
    expect(await answer({ headers: SIGNED_IN })).toMatchObject({ code: 'role_not_allowed' });
  });

  it('hands identify the headers, and no body that it could believe', async () => {
    let body: string | undefined;
    const { answer } = site({
      identify: async (request) => {
        body = await request.text();
        return USER;
      },
    });
    await answer({ headers: SIGNED_IN, body: { external_id: 'victim' } });
    expect(body).toBe('');
  });
});

describe('an embedded endpoint', () => {
  const none = { ...BASICS, proof: 'none', log: () => {} } as const;

  it('is mounted below a path', async () => {
    const endpoint = createTokenEndpoint({ ...none, basePath: '/api/zendesk' });
    const at = (path: string) =>
      endpoint(requestOf({ path, body: { external_id: 'crm-1' } })).then(({ status }) => status);
    expect(await at('/api/zendesk/messaging')).toBe(200);
    expect(await at('/messaging')).toBe(404);
  });

  it('runs in a plain Node server', async () => {
    const endpoint = createTokenEndpoint(none);
    const server = createServer(getRequestListener((request) => endpoint(request)));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    try {
      const { port } = server.address() as AddressInfo;
      const { status } = await ask(`http://127.0.0.1:${port}`, { body: { external_id: 'crm-1' } });
      expect(status).toBe(200);
    } finally {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    }
  });

  it('has no /classic without its secret', async () => {
    const endpoint = createTokenEndpoint(none);
    const response = await endpoint(
      requestOf({ path: '/classic', body: { external_id: 'crm-1', user_email: 'a@example.com' } }),
    );
    expect(await response.json()).toMatchObject({ status: 404, code: 'classic_not_configured' });
  });

  it('issues no Classic token without an e-mail', async () => {
    const endpoint = createTokenEndpoint({ ...none, classicSecret: 'c1'.repeat(20) });
    const response = await endpoint(
      requestOf({ path: '/classic', body: { external_id: 'crm-1' } }),
    );
    expect(await response.json()).toMatchObject({ status: 403, code: 'email_missing' });
  });

  it('reports every mistake of its configuration', () => {
    const wrong = {
      proof: 'help-center-jwt',
      zendeskUrl: 'example.zendesk.com',
      messagingKeyId: 'x',
      messagingSecret: 'y',
      allowedOrigins: [],
      tokenTtl: 1,
      roles: ['boss'],
      colour: 'red',
    } as never;
    let mistakes: readonly { name: string }[] = [];
    try {
      createTokenEndpoint(wrong);
    } catch (error) {
      if (error instanceof ConfigurationError) mistakes = error.mistakes;
    }
    expect(mistakes.map(({ name }) => name).sort()).toEqual([
      'allowedOrigins',
      'colour',
      'messagingKeyId',
      'messagingSecret',
      'roles',
      'roles.0',
      'tokenTtl',
      'zendeskUrl',
    ]);
  });

  it('needs the API to judge roles', () => {
    const config = {
      ...BASICS,
      proof: 'help-center-jwt',
      zendeskUrl: 'https://example.zendesk.com',
      roles: ['end_user'],
    } as const;
    expect(() => createTokenEndpoint(config)).toThrow('roles: needs zendeskApi');
  });
});

describe('proof help-center-jwt', () => {
  const key = createSigningKey('zendesk-1');
  let zendesk: ZendeskStandIn;
  beforeEach(async () => {
    zendesk = await startZendesk(key);
  });
  afterEach(() => zendesk.close());

  it.each([
    ['trustEmail vouches for the address that Zendesk signed', { trustEmail: true }, true],
    ['without it, nobody does', {}, undefined],
  ])('%s', async (_, more, verified) => {
    const endpoint = createTokenEndpoint({
      ...BASICS,
      proof: 'help-center-jwt',
      zendeskUrl: zendesk.url,
      log: () => {},
      ...more,
    });
    const body = { help_center_jwt: key.token({ ...JOHN }) };
    const response = await endpoint(requestOf({ body }));
    const { payload } = readToken(await response.text(), MESSAGING_SECRET);
    expect(payload).toMatchObject({ email: JOHN.email });
    expect(payload.email_verified).toBe(verified);
  });
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { describe, expect, it } from 'vitest';
import {
  type CookieProof,
  createTokenEndpoint,
  type LogEntry,
  type Visitor,
} from '../../src/token-endpoint/index.js';
import { type Ask, ask, requestOf } from './ask.js';
import { readToken } from './contract-cases.js';
import { HELP_CENTER, MESSAGING_SECRET } from './environment-of.js';

const BASICS = {
  messagingKeyId: 'app_5f3e7c0a9b1d',
  messagingSecret: MESSAGING_SECRET,
  allowedOrigins: [HELP_CENTER],
};
const USER: Visitor = { externalId: 'crm-1042', name: 'John Smith', email: 'john@example.com' };
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
      return known ? (user as Visitor) : null;
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
  it('issues a token for whom the site\u2019s session says', async () => {
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

  it('says email_verified only when the site does', async () => {
    const { text } = await site({}, { ...USER, emailVerified: true }).answer({
      headers: SIGNED_IN,
    });
    expect(readToken(text, MESSAGING_SECRET).payload.email_verified).toBe(true);
  });

  it.each([
    ['has no external id', {}],
    ['has a number for an external id', { externalId: 7 }],
    ['has an empty external id', { externalId: '' }],
    ['has an e-mail that is none', { ...USER, email: 'john' }],
    ['is undefined', undefined],
    ['is true', true],
  ])('answers 500, without detail, when the user of identify %s', async (_, user) => {
    const { answer, log } = site({}, user === undefined ? undefined : user);
    const { status, text } = await (user === undefined
      ? site({ identify: () => undefined as never }).answer({ headers: SIGNED_IN })
      : answer({ headers: SIGNED_IN }));
    expect([status, JSON.parse(text).code]).toEqual([500, 'internal_error']);
    expect(JSON.stringify(log)).not.toContain('john');
  });

  it('answers 500, without detail, when identify throws', async () => {
    const identify = () => {
      throw new Error('database at 10.0.0.7: password hunter2 refused');
    };
    const { answer, log } = site({ identify });
    const { status, text } = await answer({ headers: SIGNED_IN });
    expect(status).toBe(500);
    expect(text + JSON.stringify(log)).not.toMatch(/hunter2|10\.0\.0\.7/);
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
    expect(() => createTokenEndpoint(wrong)).toThrow(
      /zendeskUrl[\s\S]*messagingKeyId[\s\S]*|messagingKeyId[\s\S]*zendeskUrl/,
    );
    expect(() => createTokenEndpoint(wrong)).toThrow(/colour/);
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

import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Account,
  createAccount,
  type Faults,
} from '../../../src/local-help-center/account/index.js';
import { signIn } from '../../../src/local-help-center/sign-in/index.js';
import { createThemes } from '../../../src/local-help-center/theming/index.js';
import { zendeskApi } from '../../../src/local-help-center/zendesk-api/index.js';
import { appOf } from '../app-of.js';
import { type Visitor, visitorOf } from '../sign-in/visitor.js';
import { smallTheme } from '../theming/small-theme.js';

const JOHN = '/api/v2/users/1000000000101.json';
const THEMES = '/api/v2/guide/theming/themes';

let account: Account;
let app: Hono;
let visitor: Visitor;
beforeEach(() => {
  account = createAccount();
  const themes = createThemes({ read: async () => smallTheme() });
  app = appOf(signIn(account), zendeskApi(account, themes));
  visitor = visitorOf(app);
});
afterEach(() => vi.useRealTimers());

const ask = (body: Record<string, unknown> | string, headers: Record<string, string> = {}) =>
  app.request('http://localhost/oauth/tokens', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
const credentials = (more: Record<string, unknown> = {}) => ({
  grant_type: 'client_credentials',
  client_id: account.client.clientId,
  client_secret: account.client.clientSecret,
  ...more,
});
const tokenFor = async (scope?: string): Promise<string> =>
  (await (await ask(credentials({ ...(scope !== undefined && { scope }) }))).json()).access_token;
const call = (path: string, token: string, init: RequestInit = {}) =>
  app.request(`http://localhost${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });

describe('client credentials', () => {
  it('are answered with a bearer token, what it may do, and how long', async () => {
    const response = await ask(credentials({ scope: 'read users:write', expires_in: 300 }));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      access_token: expect.stringMatching(/^[\w-]{43}$/),
      token_type: 'bearer',
      scope: 'read users:write',
      expires_in: 300,
    });
  });

  it('are understood as a form, too', async () => {
    const response = await app.request('http://localhost/oauth/tokens', {
      method: 'POST',
      body: new URLSearchParams(credentials() as Record<string, string>),
    });
    expect(response.status).toBe(200);
  });

  it.each<[string, Record<string, unknown>, number, string]>([
    ['a wrong secret', { client_secret: 'x' }, 401, 'invalid_client'],
    ['no secret', { client_secret: undefined }, 401, 'invalid_client'],
    ['the numeric id of the client', { client_id: 360000000001 }, 401, 'invalid_client'],
    ['a prototype for a client', { client_id: '__proto__' }, 401, 'invalid_client'],
    ['a public client', { client_id: 'zdg-zcli-oauth' }, 400, 'unauthorized_client'],
    ['an unknown grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['no grant', { grant_type: undefined }, 400, 'invalid_request'],
    ['too short a life', { expires_in: 299 }, 400, 'invalid_request'],
    ['too long a life', { expires_in: 172_801 }, 400, 'invalid_request'],
    ['an object for a scope', { scope: { a: 1 } }, 400, 'invalid_request'],
  ])('are refused: %s', async (_, wrong, status, error) => {
    const response = await ask(credentials(wrong));
    expect([response.status, (await response.json()).error]).toEqual([status, error]);
  });

  it.each(['{', '[]', 'null', '"x"'])('are refused where the body is %s', async (body) => {
    expect((await ask(body)).status).toBe(400);
  });
});

describe('a token', () => {
  const put = { method: 'PUT', body: '{"user":{"external_id":"crm-9"}}' };
  it.each<[string, string, RequestInit, Record<string, number>]>([
    ['read', JOHN, {}, { '': 200, read: 200, 'users:read': 200, write: 403, raed: 403 }],
    [
      'read, for the identities',
      `${JOHN}?include=identities`,
      {},
      { '': 200, read: 200, 'users:read': 403 },
    ],
    [
      'users:write with read',
      JOHN,
      put,
      { '': 200, 'users:write read': 200, 'users:write': 403, read: 403, 'write read': 200 },
    ],
    [
      'themes:read',
      THEMES,
      {},
      { '': 200, read: 200, 'themes:read': 200, 'users:read': 401, write: 401 },
    ],
    [
      'themes:write',
      `${THEMES}/none`,
      { method: 'DELETE' },
      { '': 404, write: 404, 'themes:write': 404, read: 401 },
    ],
  ])('needs the scope %s', async (_, path, init, expected) => {
    for (const [scope, status] of Object.entries(expected)) {
      expect([scope, (await call(path, await tokenFor(scope), init)).status]).toEqual([
        scope,
        status,
      ]);
    }
  });

  it('without the scope is refused in Zendesk’s words', async () => {
    const user = await call(JOHN, await tokenFor('raed'));
    expect(await user.json()).toEqual({
      error: 'Forbidden',
      description: 'You are missing the following required scopes: read',
    });
    const themes = await call(THEMES, await tokenFor('raed'));
    expect(await themes.json()).toEqual({
      errors: [{ code: 'InvalidOAuthScopes', title: 'Missing scopes: themes:read' }],
    });
  });

  it('ends when its time is over, and not before', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const token = (await (await ask(credentials({ expires_in: 600 }))).json()).access_token;
    vi.setSystemTime(Date.now() + 599_000);
    expect((await call(JOHN, token)).status).toBe(200);
    vi.setSystemTime(Date.now() + 1_000);
    const response = await call(JOHN, token);
    expect([response.status, (await response.json()).error]).toEqual([401, 'invalid_token']);
  });

  it('can be revoked by its owner, for itself only', async () => {
    const [one, other] = [await tokenFor(), await tokenFor()];
    const revoke = { method: 'DELETE' };
    expect((await call('/api/v2/oauth/tokens/360000000002.json', one, revoke)).status).toBe(404);
    expect((await call('/api/v2/oauth/tokens/current.json', one, revoke)).status).toBe(204);
    expect((await call(JOHN, one)).status).toBe(401);
    expect((await call(JOHN, other)).status).toBe(200);
  });

  it('of an end user opens nothing that is for agents', async () => {
    const [john] = account.people();
    const { accessToken } = account.oauth.issue(
      { clientId: account.client.clientId, personId: john?.id ?? 0, scopes: [] },
      600,
      false,
    );
    for (const path of [JOHN, THEMES]) expect((await call(path, accessToken)).status).toBe(403);
  });
});

describe('what can go wrong', () => {
  it.each<[Partial<Faults>, number, number]>([
    [{}, 200, 200],
    [{ oauthClientRefused: true }, 401, 401],
    [{ oauthScopeRefused: true }, 400, 401],
    [{ oauthScopeMissing: true }, 200, 403],
    [{ oauthTokenExpired: true }, 200, 401],
    [{ failWith: 503 }, 503, 503],
  ])('%j', async (faults, grant, use) => {
    Object.assign(account.faults, faults);
    const response = await ask(credentials({ scope: 'read' }));
    const { access_token: token = 'none' } = await response.json();
    expect([response.status, (await call(JOHN, token)).status]).toEqual([grant, use]);
  });

  it('API tokens work until they are retired', async () => {
    const { email, token } = account.api;
    const authorization = `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}`;
    const ask = async () => (await visitor.get(JOHN, { authorization })).status;
    expect(await ask()).toBe(200);
    account.faults.apiTokensRetired = true;
    expect(await ask()).toBe(401);
  });

  it.each([
    [null, 'full', true],
    ['sso', 'sso', true],
    ['embed', 'embed', true],
    ['low', 'low', true],
    ['none', 'none', false],
  ] as const)('identities are verified by %s', async (fault, method, verified) => {
    account.faults.verificationMethod = fault;
    const token = await tokenFor('read');
    const identity = {
      type: 'email',
      value: 'john.smith@example.com',
      primary: true,
      verified,
      verification_method: method,
    };
    for (const path of [
      `${JOHN}?include=identities`,
      '/api/v2/users/1000000000101/identities.json',
    ]) {
      expect(await (await call(path, token)).json()).toMatchObject({ identities: [identity] });
    }
  });

  it('faults reach every API, not only those of identity', async () => {
    account.faults.failWith = 500;
    for (const path of [THEMES, '/api/v2/brands.json', '/oauth/authorizations/new']) {
      expect((await visitor.get(path)).status).toBe(500);
    }
  });
});

describe('an authorization code', () => {
  const verifier = 'a-verifier-that-is-long-enough-for-rfc-7636-really';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const request = {
    response_type: 'code',
    client_id: 'zdg-zcli-oauth',
    redirect_uri: 'http://localhost:19186/',
    scope: 'read write',
    state: 'the-state',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };
  const open = (changes: Record<string, string> = {}) =>
    visitor.get(`/oauth/authorizations/new?${new URLSearchParams({ ...request, ...changes })}`);
  const answer = async (answered: string, changes: Record<string, string> = {}) => {
    const page = await (await open()).text();
    const token = /name="authenticity_token" value="([^"]*)"/.exec(page)?.[1] ?? '';
    return visitor.submit('/oauth/authorizations', {
      ...request,
      authenticity_token: token,
      answer: answered,
      ...changes,
    });
  };
  const exchange = (code: string, changes: Record<string, string> = {}) =>
    ask({
      grant_type: 'authorization_code',
      client_id: request.client_id,
      redirect_uri: request.redirect_uri,
      code_verifier: verifier,
      code,
      ...changes,
    });
  const codeIn = (response: Response) =>
    new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';

  beforeEach(() => visitor.submit('/access/sign_in', { person: '1000000000103' }));

  it('comes by way of the consent page, and is good for a token that acts for the person', async () => {
    const page = await (await open()).text();
    expect(page).toContain('Allow Zendesk CLI to act for you?');
    const redirect = await answer('allow');
    expect(redirect.headers.get('location')).toMatch(
      /^http:\/\/localhost:19186\/\?code=[\w-]{43}&state=the-state$/,
    );
    const response = await exchange(codeIn(redirect));
    expect(response.status).toBe(200);
    const issued = await response.json();
    expect(issued).toEqual({
      access_token: expect.any(String),
      token_type: 'bearer',
      scope: 'read write',
      expires_in: 1_800,
      refresh_token: expect.any(String),
    });
    expect((await call(JOHN, issued.access_token)).status).toBe(200);
  });

  it('is not given where the person denies it', async () => {
    expect((await answer('deny')).headers.get('location')).toBe(
      'http://localhost:19186/?error=access_denied&state=the-state',
    );
  });

  it('asks for sign-in first', async () => {
    await visitor.get('/access/logout');
    expect((await open()).headers.get('location')).toMatch(
      /^\/access\/sign_in\?return_to=%2Foauth/,
    );
  });

  it.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['an address that is not the client’s', { redirect_uri: 'https://evil.example/' }],
    ['an address that begins like the client’s', { redirect_uri: 'http://localhost:19186/@evil' }],
  ])('is refused on the page, without a redirect: %s', async (_, changes) => {
    expect((await open(changes)).status).toBe(400);
  });

  it.each([
    ['no PKCE', { code_challenge: '' }, 'invalid_request'],
    ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['a token instead of a code', { response_type: 'token' }, 'unsupported_response_type'],
  ])('is refused to the client: %s', async (_, changes, error) => {
    expect((await open(changes)).headers.get('location')).toContain(`error=${error}`);
  });

  it('is not given to a page that makes up the answer', async () => {
    expect((await answer('allow', { authenticity_token: 'forged' })).status).toBe(403);
  });

  it.each([
    ['another verifier', { code_verifier: 'another' }],
    ['no verifier', { code_verifier: '' }],
    ['another address', { redirect_uri: 'http://localhost:19187/' }],
    ['a code that was never given', { code: 'guess' }],
  ])('is refused with %s', async (_, changes) => {
    const code = codeIn(await answer('allow'));
    const response = await exchange(code, changes);
    expect([response.status, (await response.json()).error]).toEqual([400, 'invalid_grant']);
  });

  it('is good once, and for two minutes', async () => {
    const code = codeIn(await answer('allow'));
    expect((await exchange(code)).status).toBe(200);
    expect((await exchange(code)).status).toBe(400);
    const late = codeIn(await answer('allow'));
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.now() + 121_000);
    expect((await exchange(late)).status).toBe(400);
  });

  it('brings a refresh token, which is good once and ends the token before', async () => {
    const first = await (await exchange(codeIn(await answer('allow')))).json();
    const refresh = (token: string) =>
      ask({ grant_type: 'refresh_token', client_id: request.client_id, refresh_token: token });
    const second = await (await refresh(first.refresh_token)).json();
    expect((await call(JOHN, first.access_token)).status).toBe(401);
    expect((await call(JOHN, second.access_token)).status).toBe(200);
    expect((await refresh(first.refresh_token)).status).toBe(400);
  });
});

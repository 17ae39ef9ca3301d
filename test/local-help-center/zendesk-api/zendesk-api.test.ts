import { Hono } from 'hono';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Account, Faults } from '../../../src/local-help-center/account/account.js';
import { createAccount } from '../../../src/local-help-center/account/create-account.js';
import { logRequests } from '../../../src/local-help-center/server/index.js';
import { signIn } from '../../../src/local-help-center/sign-in/index.js';
import { createThemes } from '../../../src/local-help-center/theming/index.js';
import { zendeskApi } from '../../../src/local-help-center/zendesk-api/index.js';
import { type Visitor, visitorOf } from '../sign-in/visitor.js';
import { smallTheme } from '../theming/small-theme.js';

const ME = '/api/v2/users/me.json';
const TOKEN = '/api/v2/help_center/integration/token';
const KEYS = '/api/v2/help_center/integration/keys.json';
const JOHN = '/api/v2/users/1000000000101.json';

let account: Account;
let visitor: Visitor;

beforeEach(async () => {
  account = createAccount();
  const app = new Hono();
  app.use(logRequests(account.requestLog));
  app.route('/', signIn(account).routes);
  const themes = createThemes({ read: async () => smallTheme() });
  app.route('/', zendeskApi(account, themes).routes);
  visitor = visitorOf(app);
});

const signInAsJohn = () => visitor.submit('/access/sign_in', { person: '1000000000101' });
const body = async (path: string) => (await visitor.get(path)).json();
const status = async (path: string) => (await visitor.get(path)).status;

describe('users/me.json', () => {
  it('describes the visitor who is not signed in', async () => {
    expect(await body(ME)).toMatchObject({
      user: {
        id: null,
        name: 'Anonymous user',
        role: 'end-user',
        verified: false,
      },
    });
  });

  it('describes the signed-in user, with the CSRF token of the session', async () => {
    await signInAsJohn();
    expect(await body(ME)).toMatchObject({
      user: {
        id: 1000000000101,
        name: 'John Smith',
        email: 'john.smith@example.com',
        role: 'end-user',
        verified: true,
        locale: 'en-us',
        authenticity_token: expect.stringMatching(/^[\w-]{43}$/),
      },
    });
  });

  it.each([
    ['1000000000103', 'agent'],
    ['1000000000101', 'end-user'],
  ])('calls the role of %s "%s"', async (person, role) => {
    await visitor.submit('/access/sign_in', { person });
    expect(await body(ME)).toMatchObject({ user: { role } });
  });

  it('is never kept in a cache', async () => {
    expect((await visitor.get(ME)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('integration/token', () => {
  it('vouches for the signed-in user, with a key that keys.json publishes', async () => {
    await signInAsJohn();
    const { token } = await body(TOKEN);
    const [jwk] = (await body(KEYS)).keys;
    const { payload } = await jwtVerify(token, await importJWK(jwk, 'RS256'));
    expect(payload).toEqual({
      userId: 1000000000101,
      email: 'john.smith@example.com',
      externalId: 'crm-1042',
      iat: expect.any(Number),
      exp: (payload.iat ?? 0) + 300,
    });
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', typ: 'JWT', kid: jwk.kid });
  });

  it('refuses a visitor who is not signed in', async () => {
    expect(await status(TOKEN)).toBe(401);
  });
});

describe('integration/keys.json', () => {
  it('gives kty, n, e and kid, nothing else', async () => {
    const { keys } = await body(KEYS);
    expect(keys.map(Object.keys)).toEqual([['kty', 'n', 'e', 'kid']]);
  });
});

describe('what can go wrong', () => {
  const cases: [string, Partial<Faults>, Record<string, number>][] = [
    ['nothing', {}, { [ME]: 200, [TOKEN]: 200, [KEYS]: 200 }],
    [
      'a smaller plan',
      { planWithoutHelpCenterJwt: true },
      { [ME]: 200, [TOKEN]: 404, [KEYS]: 404 },
    ],
    ['an expired session', { expiredSession: true }, { [ME]: 200, [TOKEN]: 401, [KEYS]: 200 }],
    ['everything', { failWith: 503 }, { [ME]: 503, [TOKEN]: 503, [KEYS]: 503 }],
  ];
  it.each(cases)('%s', async (_, faults, expected) => {
    await signInAsJohn();
    Object.assign(account.faults, faults);
    for (const [path, code] of Object.entries(expected)) expect(await status(path)).toBe(code);
  });

  it('with an expired session users/me.json knows nobody', async () => {
    await signInAsJohn();
    account.faults.expiredSession = true;
    expect(await body(ME)).toMatchObject({ user: { id: null } });
  });
});

describe('the Users API', () => {
  const authorization = () => {
    const { email, token } = account.api;
    return `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}`;
  };
  const put = (path: string, update: unknown) =>
    visitor.send(path, {
      method: 'PUT',
      body: typeof update === 'string' ? update : JSON.stringify(update),
      headers: { authorization: authorization() },
    });

  it('shows a user to anyone who has the API token', async () => {
    const response = await visitor.get(JOHN, { authorization: authorization() });
    expect(await response.json()).toMatchObject({ user: { name: 'John Smith', verified: true } });
  });

  it.each([
    ['no token', ''],
    ['a wrong one', `Basic ${Buffer.from('grace.agent@example.com/token:x').toString('base64')}`],
    ['nonsense', 'Basic %%%'],
  ])('refuses %s', async (_, value) => {
    const headers: Record<string, string> = value ? { authorization: value } : {};
    expect((await visitor.get(JOHN, headers)).status).toBe(401);
  });

  it.each(['7.json', '..%2f', '__proto__', '1e999.json', '1000000000101.xml'])(
    'finds nobody at %s',
    async (id) => {
      const response = await visitor.get(`/api/v2/users/${id}`, { authorization: authorization() });
      expect(response.status).toBe(404);
    },
  );

  it('takes an external id that was missing', async () => {
    await put('/api/v2/users/1000000000102.json', { user: { external_id: 'crm-9' } });
    expect(account.people()[1]?.externalId).toBe('crm-9');
  });

  it.each([
    ['another’s external id', { user: { external_id: 'crm-1042' } }, 422],
    ['a number', { user: { external_id: 9 } }, 400],
    ['no JSON', '{', 400],
  ])('refuses %s', async (_, update, code) => {
    expect((await put('/api/v2/users/1000000000102.json', update)).status).toBe(code);
    expect(account.people()[1]?.externalId).toBeNull();
  });
});

describe('the request log', () => {
  it('notes who was asked for, in order, and nothing personal', async () => {
    await signInAsJohn();
    await visitor.get(`${ME}?email=jo@example.com`);
    await visitor.get(TOKEN);
    expect(account.requestLog.entries()).toEqual([
      { at: expect.any(String), method: 'GET', path: ME, status: 200 },
      { at: expect.any(String), method: 'GET', path: TOKEN, status: 200 },
    ]);
  });

  it('forgets the oldest rather than grow without end', async () => {
    for (let count = 0; count < 510; count += 1) await visitor.get(KEYS);
    expect(account.requestLog.entries()).toHaveLength(500);
  });
});

describe('users/show_many.json', () => {
  it('names the people of a list to those who are signed in', async () => {
    await signInAsJohn();
    expect(await body('/api/v2/users/show_many.json?ids=1000000000103,1,x')).toEqual({
      users: [{ id: 1000000000103, name: 'Grace Agent' }],
    });
  });

  it('is not for visitors', async () => {
    expect(await status('/api/v2/users/show_many.json?ids=1000000000103')).toBe(401);
  });
});

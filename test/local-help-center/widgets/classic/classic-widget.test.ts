import type { Hono } from 'hono';
import { SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../../../src/local-help-center/account/account.js';
import { createAccount } from '../../../../src/local-help-center/account/create-account.js';
import { classicWidget } from '../../../../src/local-help-center/widgets/classic/index.js';
import { appOf } from '../../app-of.js';
import { classicJwt } from './classic-jwt.js';

let account: Account;
let app: Hono;

beforeAll(async () => {
  account = createAccount();
  app = appOf(classicWidget(account));
});

const authenticate = (body: unknown, headers: Record<string, string> = {}) =>
  app.request('http://localhost/classic-widget/api/authenticate', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers,
  });

describe('the Classic widget takes a JWT', () => {
  it.each(['chat', 'helpCenter'])('for %s', async (use) => {
    const response = await authenticate({ use, jwt: await classicJwt(account) });
    expect(await response.json()).toEqual({
      user: { name: 'John Smith', email: 'john.smith@example.com', external_id: 'crm-1042' },
    });
  });

  it('without an external_id for Help Center content', async () => {
    const jwt = await classicJwt(account, { external_id: undefined });
    expect((await authenticate({ use: 'helpCenter', jwt })).status).toBe(200);
  });
});

describe('the Classic widget refuses a JWT', () => {
  it.each([
    ['without a name', 'chat', { name: undefined }, 'name'],
    ['without an e-mail', 'chat', { email: undefined }, 'email'],
    ['without iat', 'chat', { iat: undefined }, 'iat'],
    ['without an external_id, for chat', 'chat', { external_id: undefined }, 'external_id'],
    ['without a jti, for Help Center content', 'helpCenter', { jti: undefined }, 'jti'],
    ['that has expired', 'chat', { exp: 1 }, 'expired'],
  ])('%s', async (_, use, claims, reason) => {
    const response = await authenticate({ use, jwt: await classicJwt(account, claims) });
    expect([response.status, (await response.json()).reason]).toEqual([
      401,
      expect.stringContaining(reason),
    ]);
  });

  it('signed with messaging’s secret', async () => {
    const jwt = await classicJwt({ ...account, classicSecret: account.messagingKey.secret });
    expect((await authenticate({ use: 'chat', jwt })).status).toBe(401);
  });

  it('for Help Center content that it has seen before', async () => {
    const body = { use: 'helpCenter', jwt: await classicJwt(account) };
    await authenticate(body);
    expect((await authenticate(body)).status).toBe(401);
  });

  it('signed with HS512', async () => {
    const jwt = await new SignJWT({ name: 'J', email: 'j@example.com', iat: 1 })
      .setProtectedHeader({ alg: 'HS512' })
      .sign(new TextEncoder().encode(account.classicSecret.repeat(2)));
    expect((await authenticate({ use: 'chat', jwt })).status).toBe(401);
  });

  it.each([
    ['that is not one', { use: 'chat', jwt: 'x' }, 401],
    ['for another use', { use: 'talk', jwt: 'x' }, 400],
    ['that is an object', { use: 'chat', jwt: {} }, 400],
    ['in a body that is not JSON', '{', 400],
  ])('%s', async (_, body, status) => {
    expect((await authenticate(body)).status).toBe(status);
  });

  it('from another site', async () => {
    const body = { use: 'chat', jwt: await classicJwt(account) };
    expect((await authenticate(body, { origin: 'https://evil.example' })).status).toBe(403);
  });
});

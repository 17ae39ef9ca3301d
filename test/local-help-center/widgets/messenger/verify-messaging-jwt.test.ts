import { generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../../../src/local-help-center/account/account.js';
import { createAccount } from '../../../../src/local-help-center/account/create-account.js';
import { verifyMessagingJwt } from '../../../../src/local-help-center/widgets/messenger/verify-messaging-jwt.js';
import { messagingJwt } from './messaging-jwt.js';

const HOUR = 3600;
const now = () => Math.floor(Date.now() / 1000);
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

let account: Account;
beforeAll(async () => {
  account = createAccount();
});
const verify = (jwt: unknown) => verifyMessagingJwt(jwt, account.messagingKey);

describe('a messaging JWT is taken', () => {
  it('with what Zendesk documents', async () => {
    const jwt = await messagingJwt(account, {
      email: 'john.smith@example.com',
      email_verified: true,
      exp: now() + HOUR,
    });
    expect(await verify(jwt)).toEqual({
      claims: {
        external_id: 'crm-1042',
        name: 'John Smith',
        email: 'john.smith@example.com',
        email_verified: true,
        exp: expect.any(Number),
      },
    });
  });

  it.each([
    ['without exp: it never expires', {}, { exp: null }],
    ['without a name', { name: undefined }, { name: null }],
    ['without email_verified: it is not', { email: 'a@b.example' }, { email_verified: false }],
    ['with an external_id of 255 characters', { external_id: 'x'.repeat(255) }, {}],
  ])('%s', async (_, claims, taken) => {
    expect(await verify(await messagingJwt(account, claims))).toMatchObject({ claims: taken });
  });
});

describe('a messaging JWT is refused', () => {
  it.each([
    ['which is not text', 42, 'no_jwt'],
    ['which is missing', undefined, 'no_jwt'],
    ['which is empty', '', 'no_jwt'],
    ['which is not a JWT', 'new-jwt-for-user', 'malformed_jwt'],
    ['which is JSON', '{"jwt":"x.y.z"}', 'malformed_jwt'],
    ['of three dots', '...', 'malformed_jwt'],
  ])('%s', async (_, jwt, reason) => {
    expect(await verify(jwt)).toMatchObject({ failure: { type: 'LoginFailedError', reason } });
  });

  it.each([
    ['with another scope', { scope: 'appUser' }, 'wrong_scope'],
    ['without a scope', { scope: undefined }, 'wrong_scope'],
    ['with a number for external_id', { external_id: 1042 }, 'bad_external_id'],
    ['without external_id', { external_id: undefined }, 'bad_external_id'],
    ['with an empty external_id', { external_id: '' }, 'bad_external_id'],
    ['with 256 characters of external_id', { external_id: 'x'.repeat(256) }, 'bad_external_id'],
    ['that has expired', { exp: 1 }, 'expired_jwt'],
    ['with a text for exp', { exp: 'tomorrow' }, 'bad_claims'],
    ['that is not good yet', { nbf: 9_999_999_999 }, 'bad_claims'],
    ['with a number for email', { email: 7 }, 'bad_claims'],
    ['with "true" for email_verified', { email_verified: 'true' }, 'bad_claims'],
  ])('%s', async (_, claims, reason) => {
    const verified = await verify(await messagingJwt(account, claims));
    expect(verified).toMatchObject({ failure: { reason } });
  });

  it('of a key that the account does not have', async () => {
    const jwt = await messagingJwt(account, {}, { kid: 'app_000000000000000000000000' });
    expect(await verify(jwt)).toMatchObject({ failure: { reason: 'unknown_key' } });
  });

  it('without a kid', async () => {
    const jwt = await messagingJwt(account, {}, { kid: undefined });
    expect(await verify(jwt)).toMatchObject({ failure: { reason: 'unknown_key' } });
  });

  it('signed with another secret', async () => {
    const other = { ...account, messagingKey: { ...account.messagingKey, secret: 'x'.repeat(43) } };
    expect(await verify(await messagingJwt(other))).toMatchObject({
      failure: { reason: 'bad_signature' },
    });
  });

  it('whose payload was changed', async () => {
    const [header, , signature] = (await messagingJwt(account)).split('.');
    const forged = `${header}.${base64url({ scope: 'user', external_id: 'admin' })}.${signature}`;
    expect(await verify(forged)).toMatchObject({ failure: { reason: 'bad_signature' } });
  });

  it.each(['none', 'HS512', 'RS256'])('that claims to be signed with %s', async (alg) => {
    const header = base64url({ alg, kid: account.messagingKey.id });
    const jwt = `${header}.${base64url({ scope: 'user', external_id: 'a' })}.`;
    expect(await verify(jwt)).toMatchObject({ failure: { reason: 'wrong_algorithm' } });
  });

  it('signed with ES256, though rightly', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const jwt = await new SignJWT({ scope: 'user', external_id: 'a' })
      .setProtectedHeader({ alg: 'ES256', kid: account.messagingKey.id })
      .sign(privateKey);
    expect(await verify(jwt)).toMatchObject({ failure: { reason: 'wrong_algorithm' } });
  });
});

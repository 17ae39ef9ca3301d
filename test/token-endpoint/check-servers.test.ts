import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkServers, parseEnvironment } from '../../src/token-endpoint/index.js';
import { environmentOf } from './environment-of.js';
import { createSigningKey } from './signing-key.js';
import { startZendesk, type ZendeskStandIn } from './zendesk-stand-in.js';

const SECRET = 'an-oauth-secret-0123456789';
const CLIENT = {
  ZENDESK_OAUTH_CLIENT_ID: 'token_endpoint',
  ZENDESK_OAUTH_CLIENT_SECRET: SECRET,
};

const key = createSigningKey('zendesk-1');
let zendesk: ZendeskStandIn;
beforeEach(async () => {
  zendesk = await startZendesk(key);
});
afterEach(() => zendesk.close());

const check = (more: Record<string, string> = {}) =>
  checkServers(parseEnvironment(environmentOf(zendesk, more)).config);
const report = async (more: Record<string, string> = {}) => {
  const results = await check(more);
  return results.map(({ ok, name, message }) => `${ok ? 'ok' : 'problem'} ${name}: ${message}`);
};

describe('the check of the servers that an endpoint depends on', () => {
  it('finds keys alone where no API is used', async () => {
    expect(await report()).toEqual(['ok ZENDESK_SUBDOMAIN: one key']);
  });

  it.each([
    ['plan', () => new Response('', { status: 404 }), 'Enterprise plan'],
    ['an outage', () => new Response('', { status: 503 }), 'answered 503'],
    ['a page', () => new Response('<html>'), 'not JSON'],
  ])('reports keys that are missing: %s', async (_, instead, message) => {
    zendesk.instead = instead;
    expect((await report()).join()).toContain(message);
  });

  it.each([
    ['an unknown client', { error: 'invalid_client' }, 401, 'copy its Identifier'],
    [
      'a scope that is not allowed',
      { error: 'invalid_scope' },
      400,
      'add it to the allowed scopes',
    ],
    [
      'less scope than asked for',
      { access_token: 'x', scope: 'users:read' },
      200,
      'without the scope read',
    ],
    ['no access token', { token_type: 'bearer' }, 200, 'without an access token'],
  ])('reports a credential with %s', async (_, answer, status, message) => {
    zendesk.insteadOfGrant = (c) => c.json(answer, status as 200);
    const [, credential] = await report(CLIENT);
    expect(credential).toContain('problem ZENDESK_OAUTH_CLIENT_ID, ZENDESK_OAUTH_CLIENT_SECRET');
    expect(credential).toContain(message);
    expect(credential).not.toContain(SECRET);
  });

  it.each([
    ['the anonymous user', { id: null, role: 'end-user' }, 'does not accept the credential'],
    ['an end user', { id: 7, role: 'end-user' }, 'is not an agent or admin'],
  ])('reports a credential of %s', async (_, me, message) => {
    zendesk.me = me;
    expect((await report(CLIENT)).join()).toContain(message);
  });

  it.each([
    ['nobody', () => new Response('', { status: 401 }), 'ok SESSION_URL'],
    ['somebody', () => Response.json({ external_id: 'crm-1' }), 'although no cookie was sent'],
    ['a redirect', () => new Response('', { status: 302 }), 'answered 302'],
    ['a page', () => new Response('<html>'), 'not JSON'],
  ])('asks the session without a cookie, which must be nobody: %s', async (_, instead, message) => {
    zendesk.instead = instead;
    const session = { PROOF: 'cookie', SESSION_URL: `${zendesk.url}/session` };
    expect((await report(session)).join()).toContain(message);
  });

  it('asks an identity provider for its keys', async () => {
    const provider = { PROOF: 'id-token', ID_TOKEN_ISSUER: zendesk.url, ID_TOKEN_AUDIENCE: 'web' };
    zendesk.instead = (c) =>
      c.req.path.endsWith('openid-configuration')
        ? c.json({ issuer: zendesk.url, jwks_uri: `${zendesk.url}/keys` })
        : c.json({ keys: zendesk.keys });
    expect(await report(provider)).toEqual(['ok ID_TOKEN_ISSUER: one key']);
    zendesk.instead = (c) => c.json({ issuer: 'https://evil.example', jwks_uri: 'https://x' });
    expect((await report(provider)).join()).toContain('names another issuer');
  });

  it('asks nobody for proof none', async () => {
    expect(await check({ PROOF: 'none' })).toEqual([]);
    expect(zendesk.asked).toEqual([]);
  });
});

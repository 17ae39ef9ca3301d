import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createTokenEndpoint,
  PROBLEMS,
  type TokenEndpoint,
} from '../../src/token-endpoint/index.js';
import { type Ask, ask, fromAnotherAddress, requestOf } from './ask.js';
import { readToken } from './contract-cases.js';
import { environmentOf, HELP_CENTER, MESSAGING_SECRET } from './environment-of.js';
import { ID_TOKEN_ATTACKS } from './id-token-attack-cases.js';
import { RUNTIMES, type RunningEndpoint } from './runtimes.js';
import { SESSION_ATTACKS } from './session-attack-cases.js';
import { createSigningKey, secondsFromNow } from './signing-key.js';
import { MEMBER, type SiteStandIn, startSite } from './site-stand-in.js';
import { startZendesk, type ZendeskStandIn } from './zendesk-stand-in.js';

const key = createSigningKey('idp-1');
const encryption = createSigningKey('for-encryption');
const other = createSigningKey('zendesk-1');
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });
/** As providers publish: with use and alg, and with keys that are not for us. */
const KEY_SET = [
  { ...key.jwk, use: 'sig', alg: 'RS256' },
  { ...encryption.jwk, use: 'enc' },
  { ...elliptic.publicKey.export({ format: 'jwk' }), kid: 'idp-ec', use: 'sig' },
  { kty: 'oct', kid: 'symmetric', k: 'c2VjcmV0' },
  { ...other.privateKey.export({ format: 'jwk' }), kid: 'private' },
  null,
];

let zendesk: ZendeskStandIn;
let site: SiteStandIn;
let endpoint: RunningEndpoint;

it('there are at least 60 attacks on either proof, all of them different', () => {
  for (const attacks of [SESSION_ATTACKS, ID_TOKEN_ATTACKS]) {
    const names = new Set(attacks.map(({ name }) => name));
    expect(names.size).toBe(attacks.length);
    expect(names.size).toBeGreaterThanOrEqual(60);
  }
});

const claimsOf = async (asked: Ask): Promise<Record<string, unknown>> => {
  const { text, status } = await ask(endpoint.url, fromAnotherAddress(asked));
  expect([status, text]).toEqual([200, expect.stringContaining('eyJ')]);
  return readToken(text, MESSAGING_SECRET).payload;
};

describe.each(RUNTIMES)('proof cookie with SESSION_URL on $name', ({ start }) => {
  beforeAll(async () => {
    zendesk = await startZendesk(other);
    site = await startSite(key);
    endpoint = await start(
      environmentOf(zendesk, {
        ZENDESK_URL: '',
        PROOF: 'cookie',
        SESSION_URL: `${site.url}/session`,
      }),
    );
  });
  afterAll(async () => {
    await endpoint?.close();
    await site?.close();
    await zendesk?.close();
  });
  beforeEach(() => {
    site.session = (c) => c.json(MEMBER);
    site.asked.length = 0;
  });

  const SIGNED_IN: Ask = { headers: { cookie: 'a=b; session=john' } };

  it.each(SESSION_ATTACKS)('refuses $name', async ({ request, answer, status, code }) => {
    const elsewhere = { zendesk: zendesk.url, endpoint: endpoint.url };
    if (answer) site.session = (c) => answer(c, elsewhere);
    const answered = await ask(endpoint.url, fromAnotherAddress(request));
    expect([answered.status, answered.code]).toEqual([status, code]);
    expect(answered.text).not.toMatch(/eyJ|crm-/);
    if (code === 'session_unavailable') {
      expect(JSON.parse(answered.text).detail).toBe(PROBLEMS.session_unavailable[1]);
    }
  });

  it('has followed no redirect in all of that', () => {
    expect(zendesk.asked).toEqual([]);
  });

  it('logged the oddities in its own words', async () => {
    await expect.poll(() => endpoint.lines.join('\n')).toContain('SESSION_URL: answered 302');
    expect(endpoint.lines.join('\n')).not.toMatch(/crm-|john|victim|passwd|session=/);
  });

  it('issues a token for the person of the session, whatever the body claims', async () => {
    const body = { external_id: 'victim', user_email: 'victim@example.com', user_name: 'Victim' };
    expect(await claimsOf({ ...SIGNED_IN, body })).toEqual({
      scope: 'user',
      ...MEMBER,
      iat: expect.any(Number),
      exp: expect.any(Number),
    });
  });

  it('accepts a whole number as external_id, and empty texts as missing', async () => {
    site.session = (c) => c.json({ external_id: 1042, name: '', email: '' });
    const claims = await claimsOf(SIGNED_IN);
    expect(claims.external_id).toBe('1042');
    expect(claims).not.toHaveProperty('email');
    expect(claims).not.toHaveProperty('name');
  });

  it.each([
    [true, true],
    [false, undefined],
    [null, undefined],
  ])('with email_verified %s from the session, the claim is %s', async (email_verified, claim) => {
    site.session = (c) => c.json({ ...MEMBER, email_verified });
    expect((await claimsOf(SIGNED_IN)).email_verified).toBe(claim);
  });

  it('forwards Cookie and Authorization, and nothing else of the request', async () => {
    await claimsOf({
      headers: {
        ...SIGNED_IN.headers,
        authorization: 'Bearer app',
        'x-user-id': 'victim',
        'x-original-url': '/admin',
        referer: 'https://help.example.com/secret',
        'user-agent': 'a browser',
        accept: 'text/html',
      },
    });
    const [sent = {}] = site.asked;
    expect(sent).toMatchObject({ cookie: 'a=b; session=john', authorization: 'Bearer app' });
    expect(JSON.stringify(sent)).not.toMatch(/victim|admin|secret|a browser|text\/html|198\.51/);
    expect(sent).not.toHaveProperty('origin');
  });

  it('answers an app that has a Bearer token and no origin', async () => {
    const headers = { authorization: 'Bearer app', origin: null };
    expect(await claimsOf({ headers })).toMatchObject({ external_id: MEMBER.external_id });
  });

  it('lets the page send its cookies', async () => {
    const { headers } = await ask(endpoint.url, fromAnotherAddress(SIGNED_IN));
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-origin')).toBe(HELP_CENTER);
  });
});

describe('proof cookie with sessionUrl', () => {
  it.each([
    ['/messaging', 'session_unavailable'],
    ['/classic', 'session_unavailable'],
    ['/health', 'session_unavailable'],
    ['/elsewhere', 'not_signed_in'],
  ])('asks no second question where it is its own address: %s', async (path, code) => {
    let asked = 0;
    const loop: TokenEndpoint = createTokenEndpoint({
      proof: 'cookie',
      sessionUrl: `https://jwt.example.com${path}`,
      messagingKeyId: 'app_5f3e7c0a9b1d',
      messagingSecret: MESSAGING_SECRET,
      allowedOrigins: [HELP_CENTER],
      log: () => {},
      fetch: (url, init) => {
        asked += 1;
        return loop(new Request(url, init));
      },
    });
    const headers = { origin: HELP_CENTER, cookie: 'session=john' };
    const request = new Request('https://jwt.example.com/messaging', { method: 'POST', headers });
    const answer = await loop(request);
    expect([(await answer.json()).code, asked]).toEqual([code, 1]);
  });

  it('asks once for requests that come at once, and again for each that comes later', async () => {
    const asked: (string | null)[] = [];
    const sessionEndpoint = createTokenEndpoint({
      proof: 'cookie',
      sessionUrl: 'https://www.example.com/session',
      messagingKeyId: 'app_5f3e7c0a9b1d',
      messagingSecret: MESSAGING_SECRET,
      allowedOrigins: [HELP_CENTER],
      log: () => {},
      fetch: async (_, init) => {
        asked.push(new Headers(init?.headers).get('cookie'));
        return Response.json(MEMBER);
      },
    });
    const send = async (cookie: string) => {
      const { status } = await sessionEndpoint(requestOf({ headers: { cookie }, body: {} }));
      expect(status).toBe(200);
    };
    await Promise.all(['s=1', 's=1', 's=2', 's=1'].map(send));
    expect(asked).toEqual(['s=1', 's=2']);
    await send('s=1');
    expect(asked).toEqual(['s=1', 's=2', 's=1']);
  });
});

describe.each(RUNTIMES)('proof id-token on $name', ({ start }) => {
  beforeAll(async () => {
    zendesk = await startZendesk(other);
    site = await startSite(key);
    site.keys = KEY_SET;
    endpoint = await start(
      environmentOf(zendesk, {
        ZENDESK_URL: '',
        PROOF: 'id-token',
        ID_TOKEN_ISSUER: site.url,
        ID_TOKEN_AUDIENCE: 'web, app',
        ID_TOKEN_COOKIE: 'id_token',
      }),
    );
  });
  afterAll(async () => {
    await endpoint?.close();
    await site?.close();
    await zendesk?.close();
  });

  const withToken = (token: string): Ask => ({ headers: { authorization: `Bearer ${token}` } });

  it.each(ID_TOKEN_ATTACKS)('refuses $name', async ({ request, code }) => {
    const answer = await ask(endpoint.url, fromAnotherAddress(request({ site, key, other })));
    expect(answer.text).not.toMatch(/eyJ/);
    const isWaiting = code === 'proof_key_unknown' && answer.code === 'keys_unavailable';
    if (isWaiting) return expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect([answer.status, answer.code]).toEqual([PROBLEMS[code][0], code]);
  });

  it('asked the provider once for its discovery document and its keys, or once more', () => {
    expect(site.providerAsked.length).toBeLessThanOrEqual(4);
  });

  it('issues a token for the person of the ID token, whatever the body claims', async () => {
    const token = site.idToken({ sub: 'auth0|john', name: 'John Smith', email: MEMBER.email });
    const body = { external_id: 'victim', user_name: 'Victim' };
    expect(await claimsOf({ ...withToken(token), body })).toEqual({
      scope: 'user',
      external_id: 'auth0|john',
      name: 'John Smith',
      email: MEMBER.email,
      iat: expect.any(Number),
      exp: expect.any(Number),
    });
  });

  it.each([
    [true, true],
    [false, undefined],
    ['true', undefined],
    [1, undefined],
  ])('with email_verified %s in the ID token, the claim is %s', async (email_verified, claim) => {
    const token = site.idToken({ email: MEMBER.email, email_verified });
    expect((await claimsOf(withToken(token))).email_verified).toBe(claim);
  });

  it('reads the token from the cookie, from an allowed page', async () => {
    const token = site.idToken({ sub: 'auth0|cookie' });
    for (const cookie of [`id_token=${token}`, `a=b;id_token="${token}"; id_token="${token}"`]) {
      expect(await claimsOf({ headers: { cookie } })).toMatchObject({
        external_id: 'auth0|cookie',
      });
    }
  });

  it('prefers the token that the request names to the one in its cookie', async () => {
    const headers = {
      authorization: `Bearer ${site.idToken({ sub: 'auth0|named' })}`,
      cookie: `id_token=${site.idToken({ sub: 'auth0|cookie' })}`,
    };
    expect(await claimsOf({ headers })).toMatchObject({ external_id: 'auth0|named' });
  });

  it('accepts one of several audiences, a number as sub, and an app without an origin', async () => {
    const token = site.idToken({ aud: ['api', 'app'], sub: 1042 });
    const headers = { ...withToken(token).headers, origin: null };
    expect(await claimsOf({ headers })).toMatchObject({ external_id: '1042' });
  });

  it('accepts elliptic curves', async () => {
    const claims = { iss: site.url, aud: 'web', sub: 'ec-1', exp: secondsFromNow(300) };
    const { SignJWT } = await import('jose');
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'idp-ec' })
      .sign(elliptic.privateKey);
    expect(await claimsOf(withToken(token))).toMatchObject({ external_id: 'ec-1' });
  });

  it('lets the page send its cookies', async () => {
    const { headers } = await ask(endpoint.url, fromAnotherAddress(withToken(site.idToken())));
    expect(headers.get('access-control-allow-credentials')).toBe('true');
  });

  it('logs nothing of all this', () => {
    expect(endpoint.lines.join('\n')).not.toMatch(/eyJ|john|victim|auth0|gho_/i);
  });
});

describe('the settings of the other proofs', () => {
  const [node] = RUNTIMES;

  async function withEndpoint(env: Record<string, string>, run: () => Promise<void>) {
    site = await startSite(key);
    zendesk = await startZendesk(other);
    if (!node) throw new Error('There is no runtime.');
    endpoint = await node.start(
      environmentOf(zendesk, {
        ZENDESK_URL: '',
        ...Object.fromEntries(
          Object.entries(env).map(([name, value]) => [name, value.replace('SITE', site.url)]),
        ),
      }),
    );
    try {
      await run();
    } finally {
      await endpoint.close();
      await site.close();
      await zendesk.close();
    }
  }

  const session = { PROOF: 'cookie', SESSION_URL: 'SITE/session' };
  const idToken = { PROOF: 'id-token', ID_TOKEN_JWKS_URL: 'SITE/keys', ID_TOKEN_AUDIENCE: 'web' };
  const SIGNED_IN: Ask = { headers: { cookie: 'session=john' } };
  const bearer = (token: string): Ask => ({ headers: { authorization: `Bearer ${token}` } });

  it('ROLES judges the role of the session, and nobody without one', () =>
    withEndpoint({ ...session, ROLES: 'end_user' }, async () => {
      for (const role of ['agent', 'admin', undefined, null]) {
        site.session = (c) => c.json({ ...MEMBER, role });
        expect((await ask(endpoint.url, SIGNED_IN)).code).toBe('role_not_allowed');
      }
      site.session = (c) => c.json({ ...MEMBER, role: 'end_user' });
      expect((await ask(endpoint.url, SIGNED_IN)).code).toBe('ok');
    }));

  it('TRUST_EMAIL vouches for the address of a session, unless that denies it', () =>
    withEndpoint({ ...session, TRUST_EMAIL: 'true' }, async () => {
      expect((await claimsOf(SIGNED_IN)).email_verified).toBe(true);
      site.session = (c) => c.json({ ...MEMBER, email_verified: false });
      expect(await claimsOf(SIGNED_IN)).not.toHaveProperty('email_verified');
      site.session = (c) => c.json({ external_id: 'crm-1' });
      expect(await claimsOf(SIGNED_IN)).not.toHaveProperty('email_verified');
    }));

  it('ID_TOKEN_EXTERNAL_ID_CLAIM names the claim that becomes the external id', () =>
    withEndpoint({ ...idToken, ID_TOKEN_EXTERNAL_ID_CLAIM: 'https://example.com/id' }, async () => {
      const token = site.idToken({ 'https://example.com/id': 'crm-7', sub: 'other' });
      expect(await claimsOf(bearer(token))).toMatchObject({ external_id: 'crm-7' });
      expect((await ask(endpoint.url, bearer(site.idToken()))).code).toBe('proof_claims');
    }));

  it.each(['constructor', 'toString', '__proto__'])('the claim %s is nobody', (claim) =>
    withEndpoint({ ...idToken, ID_TOKEN_EXTERNAL_ID_CLAIM: claim }, async () => {
      expect((await ask(endpoint.url, bearer(site.idToken()))).code).toBe('proof_claims');
    }),
  );

  it('without ID_TOKEN_COOKIE no cookie is looked at', () =>
    withEndpoint(idToken, async () => {
      const headers = { cookie: `id_token=${site.idToken()}; undefined=${site.idToken()}` };
      expect((await ask(endpoint.url, { headers })).code).toBe('proof_missing');
    }));

  it('a provider that is gone costs nobody the token whose key is known', () =>
    withEndpoint(idToken, async () => {
      await claimsOf(bearer(site.idToken()));
      site.keys = [];
      await endpoint.advance(660);
      const token = site.idToken({ iat: secondsFromNow(0), exp: secondsFromNow(300) });
      expect((await ask(endpoint.url, bearer(token))).code).toBe('ok');
      expect(endpoint.lines.join('\n')).toContain('ID_TOKEN_JWKS_URL: answered 200 with no usable');
    }));
});

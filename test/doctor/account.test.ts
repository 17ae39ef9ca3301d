import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { examineAccount, exitCodeOf, type Finding } from '../../src/doctor/index.js';
import { JOHN, johnsProof, KEYS, KID, SECRET } from './sample-account.js';

const CLIENT_SECRET = 'client-secret-of-the-doctors-tests';
const ACCESS_TOKEN = 'access-token-of-the-doctors-tests';
const API_TOKEN = 'api-token-of-the-doctors-tests-0000';
const ENVIRONMENT = {
  ZENDESK_SUBDOMAIN: 'example',
  MESSAGING_KEY_ID: KID,
  MESSAGING_SECRET: SECRET,
  ALLOWED_ORIGINS: 'https://help.example.com,https://example.zendesk.com',
};
const OAUTH = {
  ...ENVIRONMENT,
  ZENDESK_OAUTH_CLIENT_ID: 'guide-messaging-auth',
  ZENDESK_OAUTH_CLIENT_SECRET: CLIENT_SECRET,
};
const API = {
  ...ENVIRONMENT,
  ZENDESK_API_EMAIL: 'jane.doe@example.com',
  ZENDESK_API_TOKEN: API_TOKEN,
};

type Reply = Response | (() => Response);

/** Zendesk, as far as the doctor asks it: answers by host and path, all of them replaceable. */
function zendesk(changed: Readonly<Record<string, Reply>> = {}): typeof globalThis.fetch {
  const keys = () => Response.json({ keys: KEYS });
  const anonymous = () => Response.json({ user: { id: null, name: 'Anonymous user' } });
  const agent = () =>
    Response.json({ user: { id: 42, role: 'admin', email: 'jane.doe@example.com' } });
  const answers: Readonly<Record<string, Reply>> = {
    'example.zendesk.com/api/v2/users/me.json': anonymous,
    'example.zendesk.com/api/v2/users/me.json with credentials': agent,
    'example.zendesk.com/api/v2/help_center/integration/keys.json': keys,
    'help.example.com/api/v2/help_center/integration/keys.json': keys,
    'example.zendesk.com/oauth/tokens': () =>
      Response.json(
        { access_token: ACCESS_TOKEN, scope: 'read', expires_in: 1800 },
        { status: 201 },
      ),
    'example.zendesk.com/api/v2/users/42.json with credentials': () =>
      Response.json({ user: { id: 42 }, identities: [] }),
    'example.zendesk.com/api/v2/brands.json with credentials': () =>
      Response.json({
        brands: [
          {
            brand_url: 'https://example.zendesk.com',
            host_mapping: 'help.example.com',
            subdomain: 'example',
            has_help_center: true,
          },
        ],
      }),
    ...changed,
  };
  return async (input, init) => {
    const url = new URL(String(input));
    const credentials = new Headers(init?.headers).has('authorization') ? ' with credentials' : '';
    const answer = answers[`${url.host}${url.pathname}${credentials}`];
    if (!answer) return new Response('<h1>Not found</h1>', { status: 404 });
    return typeof answer === 'function' ? answer() : answer.clone();
  };
}

const examine = (
  environment: Readonly<Record<string, string>>,
  changed: Readonly<Record<string, Reply>> = {},
  helpCenterJwt?: string,
) => examineAccount({ environment, helpCenterJwt, fetch: zendesk(changed) });

const lines = (findings: readonly Finding[]) =>
  findings.map(
    (found) =>
      `${found.verdict === 'problem' ? found.severity : found.verdict} ${found.check}: ${found.found}`,
  );
const notOk = (findings: readonly Finding[]) =>
  lines(findings).filter((line) => !line.startsWith('ok '));

describe('doctor on an account', () => {
  it('finds everything in order', async () => {
    const findings = await examine(OAUTH, {}, await johnsProof());
    expect(notOk(findings)).toEqual([]);
    expect(lines(findings)).toEqual(
      expect.arrayContaining([
        'ok help-center-jwt-keys: 1 key',
        'ok api-credentials: OAuth',
        'ok api-scopes: read',
        'ok api-user: user 42, admin, j…@example.com',
        'ok allowed-origins: https://help.example.com is a brand of the account',
        'ok help-center-jwt: it verifies',
      ]),
    );
    expect(exitCodeOf(findings, false)).toBe(0);
  });

  it('does without credentials: origins are compared by their keys', async () => {
    const findings = await examine(ENVIRONMENT);
    expect(notOk(findings)).toEqual(['could-not-tell help-center-jwt: none was given']);
    expect(lines(findings)).toContain(
      'ok allowed-origins: https://help.example.com has the account’s keys',
    );
    expect(exitCodeOf(findings, false)).toBe(0);
  });

  it('warns that API tokens end', async () => {
    const findings = await examine(API);
    expect(notOk(findings)[0]).toBe('warning api-tokens-end: an API token');
    expect(findings.find(({ check }) => check === 'api-tokens-end')?.why).toMatch(/30 April 2027/);
  });

  const status = (code: number) => () => new Response('', { status: code });
  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, Reply>>, string]>([
    [
      'a subdomain that is nobody’s',
      OAUTH,
      { 'example.zendesk.com/api/v2/users/me.json': status(404) },
      'error account-exists: there is no Zendesk account at example.zendesk.com (status 404)',
    ],
    [
      'a variable that is missing',
      { ...OAUTH, MESSAGING_SECRET: '' },
      {},
      'error environment: MESSAGING_SECRET',
    ],
    [
      'a plan below Enterprise',
      OAUTH,
      { 'example.zendesk.com/api/v2/help_center/integration/keys.json': status(404) },
      'error help-center-jwt-keys: no keys (status 404): the plan is below Enterprise',
    ],
    [
      'a client that Zendesk refuses',
      OAUTH,
      {
        'example.zendesk.com/oauth/tokens': () =>
          Response.json({ error: 'invalid_client', error_description: 'x' }, { status: 401 }),
      },
      'error api-credentials: the OAuth client is refused: status 401 invalid_client',
    ],
    [
      'a scope beyond the client’s',
      { ...OAUTH, BACKFILL_EXTERNAL_ID: 'true' },
      {
        'example.zendesk.com/oauth/tokens': () =>
          Response.json({ error: 'invalid_scope' }, { status: 400 }),
      },
      'error api-credentials: the OAuth client is refused: status 400 invalid_scope',
    ],
    [
      'an access token with a scope less',
      OAUTH,
      {
        'example.zendesk.com/oauth/tokens': () =>
          Response.json({ access_token: ACCESS_TOKEN, scope: 'tickets:read' }),
      },
      'error api-scopes: read is missing; granted: tickets:read',
    ],
    [
      'a wrong API token, to which Zendesk answers with the anonymous user',
      API,
      {
        'example.zendesk.com/api/v2/users/me.json with credentials': () =>
          Response.json({ user: { id: null } }),
      },
      'error api-credentials: ZENDESK_API_EMAIL and ZENDESK_API_TOKEN are refused (status 200)',
    ],
    [
      'a client tied to an end user',
      OAUTH,
      {
        'example.zendesk.com/api/v2/users/me.json with credentials': () =>
          Response.json({ user: { id: 42, role: 'end-user', email: null } }),
      },
      'error api-user: user 42, end-user, no e-mail address',
    ],
    [
      'identities that are not included',
      OAUTH,
      { 'example.zendesk.com/api/v2/users/42.json with credentials': status(403) },
      'error api-identities: status 403',
    ],
    [
      'an origin that is not one of the account’s',
      { ...OAUTH, ALLOWED_ORIGINS: 'https://helpp.example.com' },
      {},
      'error allowed-origins: https://helpp.example.com is not one of the account’s Help Centers',
    ],
    [
      'an outage',
      OAUTH,
      { 'example.zendesk.com/oauth/tokens': status(503) },
      'could-not-tell api-credentials: status 503 of /oauth/tokens',
    ],
    [
      'no network',
      OAUTH,
      {
        'example.zendesk.com/api/v2/users/me.json': () => {
          throw new TypeError('fetch failed');
        },
      },
      'could-not-tell account-exists: example.zendesk.com gave no answer',
    ],
  ])('finds %s', async (_, environment, changed, expected) => {
    const findings = await examine(environment, changed);
    expect(lines(findings).some((line) => line.startsWith(expected))).toBe(true);
    expect(exitCodeOf(findings, false)).not.toBe(0);
    for (const { where, why, fix } of findings) expect([where, why, fix]).not.toContain('');
  });

  it('distinguishes a sandbox from production', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const other: JWK = { ...(await exportJWK(publicKey)), kid: 'sandbox-key' };
    const changed = {
      'help.example.com/api/v2/help_center/integration/keys.json': Response.json({ keys: [other] }),
    };
    const proof = await new SignJWT({ userId: JOHN.userId })
      .setProtectedHeader({ alg: 'RS256', kid: 'sandbox-key' })
      .setExpirationTime('5m')
      .sign(privateKey);
    const found = notOk(await examine(ENVIRONMENT, changed, proof));
    expect(found).toEqual([
      'error allowed-origins: https://help.example.com: these keys belong to another account (a sandbox, or production?)',
      'error help-center-jwt: these keys belong to another account: to that of https://help.example.com (example.zendesk.com is asked)',
    ]);
  });

  it.each([
    [
      'an expired proof',
      () => johnsProof(-3600),
      'warning help-center-jwt: of this account, but it has expired',
    ],
    [
      'an altered proof',
      async () => (await johnsProof()).replace(/\.[\w-]{9}/, '.eyJhIjoxfQ'),
      'error help-center-jwt: it does not verify with the account’s keys',
    ],
    [
      'what is not a JWT',
      async () => 'garbage',
      'error help-center-jwt: it does not verify with the account’s keys',
    ],
  ])('looks at %s', async (_, proof, expected) => {
    expect(notOk(await examine(ENVIRONMENT, {}, await proof()))).toEqual([expected]);
  });

  it('repeats no secret, whatever Zendesk answers', async () => {
    const everything = () =>
      Response.json({
        error: `${CLIENT_SECRET} ${ACCESS_TOKEN}`,
        access_token: ACCESS_TOKEN,
        scope: 'read\u001b[2J',
        user: { id: 42, role: 'ad\u001b[31min', email: 'jane.doe@example.com' },
      });
    const changed = Object.fromEntries(
      ['oauth/tokens', 'api/v2/users/me.json with credentials'].map((path) => [
        `example.zendesk.com/${path}`,
        everything,
      ]),
    );
    for (const environment of [OAUTH, API]) {
      const text = lines(await examine(environment, changed, await johnsProof())).join('\n');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none is what is asked for
      expect(text).not.toMatch(/of-the-doctors-tests|jane\.doe|eyJ|\u001b/);
    }
  });

  it.each([
    ['no account', {}, /^ZENDESK_SUBDOMAIN is missing/],
    ['an address for a subdomain', { ZENDESK_SUBDOMAIN: 'https://a' }, /^ZENDESK_SUBDOMAIN is not/],
    ['an address without TLS', { ZENDESK_URL: 'http://help.example.com' }, /^ZENDESK_URL is not/],
    [
      'half of the credentials',
      { ...ENVIRONMENT, ZENDESK_OAUTH_CLIENT_ID: 'a' },
      /^ZENDESK_OAUTH_CLIENT_SECRET is missing. Set both/,
    ],
  ])('refuses an environment with %s', async (_, environment, message) => {
    await expect(examineAccount({ environment })).rejects.toThrow(message);
  });
});

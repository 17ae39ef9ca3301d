import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTokenEndpoint, type LogEntry, type Role } from '../../src/token-endpoint/index.js';
import { type ZendeskUsers, zendeskUsers } from '../../src/token-endpoint/zendesk/index.js';
import { ask, requestOf } from './ask.js';
import { readToken } from './contract-cases.js';
import { environmentOf, HELP_CENTER, MESSAGING_SECRET } from './environment-of.js';
import { RUNTIMES } from './runtimes.js';
import { createSigningKey, JOHN } from './signing-key.js';
import { startZendesk, type ZendeskStandIn } from './zendesk-stand-in.js';

const key = createSigningKey('zendesk-1');
const SECRET = 'an-oauth-secret-0123456789';
const CLIENT = { oauthClientId: 'token_endpoint', oauthClientSecret: SECRET };
const ID = String(JOHN.userId);
const USER = {
  id: JOHN.userId,
  name: 'John Smith',
  email: JOHN.email,
  external_id: JOHN.externalId,
  role: 'end-user',
  suspended: false,
};
const VERIFIED = [{ type: 'email', value: JOHN.email, primary: true, verification_method: 'full' }];

let zendesk: ZendeskStandIn;
let log: LogEntry[];
let clock: number;

beforeEach(async () => {
  zendesk = await startZendesk(key);
  zendesk.users.set(ID, USER);
  zendesk.identities = VERIFIED;
  log = [];
  clock = 1_000_000;
});
afterEach(() => zendesk.close());

/** The look-up alone, by the test's clock. */
function users(backfillExternalId = false): ZendeskUsers {
  return zendeskUsers({
    zendeskUrl: zendesk.url,
    access: { ...CLIENT, backfillExternalId },
    fetch: globalThis.fetch,
    log: (entry) => log.push(entry),
    now: () => clock,
  });
}

const john = { userId: ID, externalId: JOHN.externalId, email: JOHN.email };
/** Somebody new each time: users are remembered. */
const somebody = (number: number) => ({ userId: String(2_000 + number), externalId: 'x' });

describe('with an OAuth client, the look-up', () => {
  it('asks for an access token with the scope read, as JSON', async () => {
    expect(await users().find(john)).toMatchObject({
      kind: 'found',
      user: { emailVerified: true },
    });
    expect(zendesk.grants).toEqual([
      {
        grant_type: 'client_credentials',
        client_id: CLIENT.oauthClientId,
        client_secret: SECRET,
        scope: 'read',
      },
    ]);
    expect(zendesk.asked.at(-1)?.auth).toBe('Bearer access-token-1');
  });

  it('asks for users:write as well when it writes ids back', async () => {
    await users(true).find(john);
    expect(zendesk.grants).toMatchObject([{ scope: 'read users:write' }]);
  });

  it('asks once, however many are looked up at once', async () => {
    const api = users();
    await Promise.all(Array.from({ length: 50 }, (_, number) => api.find(somebody(number))));
    expect(zendesk.grants).toHaveLength(1);
  });

  it('accepts 201 as well', async () => {
    zendesk.accessTokens.add('created');
    zendesk.insteadOfGrant = (c) => c.json({ access_token: 'created', scope: 'read' }, 201);
    expect(await users().find(john)).toMatchObject({ kind: 'found' });
  });

  it.each([
    ['the 1,800 seconds of the answer', { expires_in: 1_800 }, 1_740],
    ['1,800 seconds where the answer does not say', {}, 1_740],
    ['the 300 seconds of the answer', { expires_in: 300 }, 240],
    ['60 seconds, half of them', { expires_in: 60 }, 30],
  ])('renews the access token a minute before the end of %s', async (_, more, seconds) => {
    zendesk.accessTokens.add('t');
    zendesk.insteadOfGrant = (c) => c.json({ access_token: 't', scope: 'read', ...more });
    const api = users();
    await api.find(somebody(1));
    clock += seconds * 1000 - 1;
    await api.find(somebody(2));
    expect(zendesk.grants).toHaveLength(1);
    clock += 1;
    await api.find(somebody(3));
    expect(zendesk.grants).toHaveLength(2);
  });

  it('renews an access token that was revoked, and goes on with the same question', async () => {
    const api = users();
    await api.find(somebody(1));
    zendesk.accessTokens.clear();
    expect(await api.find(john)).toMatchObject({ kind: 'found' });
    expect(zendesk.grants).toHaveLength(2);
    expect(log).not.toContainEqual(expect.objectContaining({ level: 'error' }));
  });

  it('renews it once, and then leaves Zendesk alone for a minute', async () => {
    zendesk.insteadOfGrant = (c) => c.json({ access_token: 'never-good', scope: 'read' });
    const api = users();
    for (clock = 0; clock < 60_000; clock += 5_000) await api.find(john);
    expect(zendesk.grants).toHaveLength(2);
    await api.find(john);
    expect(zendesk.grants).toHaveLength(4);
    expect(JSON.stringify(log)).toContain('ZENDESK_OAUTH_CLIENT_ID');
  });

  it.each([
    ['invalid_client', 401, 'copy its Identifier (not the numeric id)'],
    ['invalid_client', 400, 'copy its Identifier (not the numeric id)'],
    ['invalid_scope', 400, 'add it to the allowed scopes'],
    ['unsupported_grant_type', 400, 'answered 400'],
  ])('reports %s (%s) once a minute, with variable and fix', async (error, status, fix) => {
    zendesk.insteadOfGrant = (c) => c.json({ error }, status as 400);
    const api = users();
    for (clock = 0; clock < 60_000; clock += 5_000) await api.find(john);
    expect(zendesk.grants).toHaveLength(1);
    expect(log).toEqual([
      { event: 'zendesk-api', level: 'error', message: expect.stringContaining(fix) },
    ]);
    expect(JSON.stringify(log)).toContain('ZENDESK_OAUTH_CLIENT_ID');
  });

  it('reports a scope that was not granted, and does not use the token', async () => {
    zendesk.insteadOfGrant = (c) => c.json({ access_token: 't', scope: 'users:read' });
    expect(await users().find(john)).toEqual({ kind: 'unavailable' });
    expect(JSON.stringify(log)).toContain('without the scope read');
    expect(zendesk.asks('/users/')).toBe(0);
  });

  it('reports a client whose user is not an agent', async () => {
    zendesk.instead = (c) =>
      c.req.path === '/oauth/tokens'
        ? c.json({ access_token: 't', scope: 'read' })
        : c.json({ error: 'Forbidden' }, 403);
    expect(await users().find(john)).toEqual({ kind: 'unavailable' });
    expect(JSON.stringify(log)).toContain('must be an agent or admin');
  });
});

/** Answers that are not an access token. */
const ODD_GRANTS: readonly (readonly [string, () => Response])[] = [
  ['a page', () => new Response('<html>Jehosaphat Quux</html>')],
  ['nothing', () => new Response('')],
  ['100 kB', () => Response.json({ access_token: 't', scope: 'read', more: 'x'.repeat(100_000) })],
  ['a body without an end', () => new Response(endless())],
  ['no access token', () => Response.json({ token_type: 'bearer', scope: 'read' })],
  ['an access token that is null', () => Response.json({ access_token: null, scope: 'read' })],
  ['an empty access token', () => Response.json({ access_token: '', scope: 'read' })],
  ['a header in the token', () => Response.json({ access_token: 'a\r\nX-Evil: b', scope: 'read' })],
  ['a token of 5 kB', () => Response.json({ access_token: 'x'.repeat(5_000), scope: 'read' })],
  ['expires_in as text', () => Response.json({ access_token: 't', expires_in: 'soon' })],
  ['a list', () => Response.json(['t'])],
  ['another scope', () => Response.json({ access_token: 't', scope: 'write' })],
  ['invalid_client', () => Response.json({ error: 'invalid_client' }, { status: 401 })],
  ['invalid_scope', () => Response.json({ error: 'invalid_scope' }, { status: 400 })],
  ['429', () => new Response('', { status: 429 })],
  ['500', () => new Response('Jehosaphat Quux', { status: 500 })],
  ['a redirect', () => new Response('', { status: 307, headers: { location: '/elsewhere' } })],
];

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(16_384)) });
}

describe.each(ODD_GRANTS)('when Zendesk answers with %s to the OAuth client', (_, answer) => {
  async function issued(roles?: readonly Role[]): Promise<Record<string, unknown> | string> {
    zendesk.insteadOfGrant = answer;
    const endpoint = createTokenEndpoint({
      proof: 'help-center-jwt',
      zendeskUrl: zendesk.url,
      zendeskApi: CLIENT,
      roles,
      messagingKeyId: 'app_5f3e7c0a9b1d',
      messagingSecret: MESSAGING_SECRET,
      allowedOrigins: [HELP_CENTER],
      log: (entry) => log.push(entry),
    });
    const response = await endpoint(requestOf({ body: { help_center_jwt: key.token(JOHN) } }));
    const text = await response.text();
    return response.status === 200
      ? readToken(text, MESSAGING_SECRET).payload
      : JSON.parse(text).code;
  }

  it('a token is issued without roles, which vouches for no address', async () => {
    const payload = await issued();
    expect(payload).toMatchObject({ external_id: JOHN.externalId });
    expect(payload).not.toHaveProperty('email_verified');
  });

  it('no token is issued with roles', async () => {
    expect(await issued(['end_user', 'agent', 'admin'])).toBe('users_unavailable');
  });

  it('the log contains an error, no secret, and nothing of the answer', async () => {
    await issued();
    expect(
      log.filter(({ event, level }) => event === 'zendesk-api' && level === 'error'),
    ).toHaveLength(1);
    expect(JSON.stringify(log)).not.toMatch(/an-oauth-secret|Quux|X-Evil|xxxxx/);
  });
});

describe('the hosts that an endpoint asks', () => {
  it('are the account\u2019s own for the secret, and the mapped one for the keys alone', async () => {
    const asked: string[] = [];
    const endpoint = createTokenEndpoint({
      proof: 'help-center-jwt',
      zendeskUrl: 'https://help.example.com',
      zendeskApi: { ...CLIENT, url: 'https://example.zendesk.com' },
      messagingKeyId: 'app_5f3e7c0a9b1d',
      messagingSecret: MESSAGING_SECRET,
      allowedOrigins: [HELP_CENTER],
      log: () => {},
      fetch: async (input) => {
        const { host, pathname } = new URL(String(input));
        asked.push(`${host} ${pathname}`);
        if (pathname.endsWith('keys.json')) return Response.json({ keys: [key.jwk] });
        if (pathname === '/oauth/tokens')
          return Response.json({ access_token: 't', scope: 'read' });
        return Response.json({ user: USER, identities: VERIFIED });
      },
    });
    const { status } = await endpoint(requestOf({ body: { help_center_jwt: key.token(JOHN) } }));
    expect(status).toBe(200);
    expect(asked).toEqual([
      'help.example.com /api/v2/help_center/integration/keys.json',
      'example.zendesk.com /oauth/tokens',
      `example.zendesk.com /api/v2/users/${ID}.json`,
    ]);
  });
});

describe.each(RUNTIMES)('an OAuth client on $name', ({ start }) => {
  const env = {
    ZENDESK_OAUTH_CLIENT_ID: CLIENT.oauthClientId,
    ZENDESK_OAUTH_CLIENT_SECRET: SECRET,
    ROLES: 'end_user',
  };

  it('looks users up with one grant, and logs neither secret nor access token', async () => {
    const endpoint = await start(environmentOf(zendesk, env));
    try {
      const claims = Array.from({ length: 10 }, (_, number) => ({ ...JOHN, userId: 500 + number }));
      for (const { userId } of claims) zendesk.users.set(String(userId), { ...USER, id: userId });
      const answers = await Promise.all(
        claims.map((claim) => ask(endpoint.url, { body: { help_center_jwt: key.token(claim) } })),
      );
      expect(answers.map(({ code }) => code)).toEqual(claims.map(() => 'ok'));
      const { payload } = readToken(answers[0]?.text ?? '', MESSAGING_SECRET);
      expect(payload).toMatchObject({ email: JOHN.email, email_verified: true });
      expect(zendesk.grants).toHaveLength(1);
      zendesk.accessTokens.clear();
      zendesk.insteadOfGrant = (c) => c.json({ error: 'invalid_client' }, 401);
      const refused = await ask(endpoint.url, { body: { help_center_jwt: key.token() } });
      expect(refused.code).toBe('users_unavailable');
      await expect.poll(() => endpoint.lines.join('\n')).toContain('invalid_client');
      const log = endpoint.lines.join('\n');
      expect(log).not.toMatch(/an-oauth-secret|access-token-/);
    } finally {
      await endpoint.close();
    }
  });

  it('answers everybody who waits for one grant, though the first has gone', async () => {
    const endpoint = await start(environmentOf(zendesk, env));
    const { arrived, release } = zendesk.holdGrants();
    try {
      const leaving = new AbortController();
      const first = fetch(`${endpoint.url}/messaging`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key.token(JOHN)}` },
        signal: leaving.signal,
      });
      await arrived;
      const second = ask(endpoint.url, { body: { help_center_jwt: key.token(JOHN) } });
      leaving.abort();
      await expect(first).rejects.toThrow('abort');
      release();
      expect((await second).code).toBe('ok');
      expect(zendesk.grants).toHaveLength(1);
    } finally {
      await endpoint.close();
    }
  });
});

describe('an API token', () => {
  it('is warned about at the start, with the date on which it ends', async () => {
    const [node] = RUNTIMES;
    const endpoint = await node?.start(
      environmentOf(zendesk, {
        ZENDESK_API_EMAIL: 'agent@example.com',
        ZENDESK_API_TOKEN: 'an-api-token-0123456789',
      }),
    );
    try {
      expect(endpoint?.lines.join('\n')).toContain('until 30 April 2027');
    } finally {
      await endpoint?.close();
    }
  });
});

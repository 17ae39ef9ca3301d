import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTokenEndpoint, type LogEntry } from '../../src/token-endpoint/index.js';
import { zendeskUsers } from '../../src/token-endpoint/zendesk/zendesk-users.js';
import { requestOf } from './ask.js';
import { readToken } from './contract-cases.js';
import { HELP_CENTER, MESSAGING_SECRET } from './environment-of.js';
import { createSigningKey, JOHN } from './signing-key.js';
import { startZendesk, type ZendeskStandIn } from './zendesk-stand-in.js';

const key = createSigningKey('zendesk-1');
const ACCESS = { email: 'agent@example.com', token: 'an-api-token-0123456789' };
const ID = String(JOHN.userId);
const NO_ID = { ...JOHN, externalId: null };

const john = (more: object = {}) => ({
  id: JOHN.userId,
  name: 'John Smith',
  email: JOHN.email,
  external_id: JOHN.externalId,
  role: 'end-user',
  verified: true,
  suspended: false,
  active: true,
  ...more,
});

let zendesk: ZendeskStandIn;
let log: LogEntry[];

beforeEach(async () => {
  zendesk = await startZendesk(key);
  zendesk.users.set(ID, john());
  log = [];
});
afterEach(() => zendesk.close());

interface Setup {
  readonly roles?: readonly ('end_user' | 'agent' | 'admin')[];
  readonly backfillExternalId?: boolean;
}

function endpointOf({ roles, backfillExternalId }: Setup = {}) {
  const endpoint = createTokenEndpoint({
    proof: 'help-center-jwt',
    zendeskUrl: zendesk.url,
    zendeskApi: { ...ACCESS, backfillExternalId },
    roles,
    messagingKeyId: 'app_5f3e7c0a9b1d',
    messagingSecret: MESSAGING_SECRET,
    allowedOrigins: [HELP_CENTER],
    log: (entry) => log.push(entry),
  });
  /** The claims of the token for these claims, or the code of the refusal. */
  return async (claims: object = JOHN): Promise<Record<string, unknown> | string> => {
    const response = await endpoint(
      requestOf({ body: { help_center_jwt: key.token(claims), user_name: 'From Browser' } }),
    );
    const text = await response.text();
    if (response.status === 200) return readToken(text, MESSAGING_SECRET).payload;
    return JSON.parse(text).code;
  };
}

/** The look-up alone, by a clock that the test turns, in milliseconds. */
function usersAt(now: () => number, { backfillExternalId }: Setup = {}) {
  return zendeskUsers({
    zendeskUrl: zendesk.url,
    access: { ...ACCESS, backfillExternalId },
    fetch: globalThis.fetch,
    log: () => {},
    now,
  });
}

const CLAIMS = { ...JOHN, userId: ID, exp: 0 };

describe('with Zendesk\u2019s API, the endpoint', () => {
  it('looks the user up by id, with the credentials, and never by e-mail', async () => {
    await endpointOf()();
    expect(zendesk.asked.filter(({ path }) => !path.endsWith('keys.json'))).toEqual([
      {
        method: 'GET',
        path: `/api/v2/users/${ID}.json`,
        auth: `Basic ${btoa(`${ACCESS.email}/token:${ACCESS.token}`)}`,
      },
    ]);
  });

  it('takes the name from Zendesk and not from the browser', async () => {
    expect(await endpointOf()()).toMatchObject({ name: 'John Smith' });
  });

  it('says that the e-mail is verified when Zendesk does', async () => {
    expect(await endpointOf()()).toMatchObject({ email: JOHN.email, email_verified: true });
  });

  it.each([
    ['the user is not verified', { verified: false }, null],
    ['the API leaves it open', { verified: null }, null],
    ['the verified address is another one', { email: 'old@example.com' }, null],
    ['only the phone number is', {}, [{ type: 'phone_number', value: '+1', verified: true }]],
    ['the identity is not', {}, [{ type: 'email', value: JOHN.email, verified: false }]],
    ['another address is', {}, [{ type: 'email', value: 'x@example.com', verified: true }]],
  ])('leaves email_verified out when %s', async (_, user, identities) => {
    zendesk.users.set(ID, john(user));
    zendesk.identities = identities;
    expect(await endpointOf()()).not.toHaveProperty('email_verified');
  });

  it('believes the identity of the very address', async () => {
    zendesk.identities = [{ type: 'email', value: JOHN.email.toUpperCase(), verified: true }];
    expect(await endpointOf()()).toMatchObject({ email_verified: true });
  });

  it.each([
    ['suspended', { suspended: true }],
    ['deleted', { active: false }],
  ])('refuses a user who is %s', async (_, user) => {
    zendesk.users.set(ID, john(user));
    expect(await endpointOf()()).toBe('user_suspended');
  });

  it.each([
    ['agent', 'role_not_allowed'],
    ['admin', 'role_not_allowed'],
    ['something-new', 'role_not_allowed'],
    ['end-user', undefined],
  ])('with roles end_user, judges %s', async (role, code) => {
    zendesk.users.set(ID, john({ role }));
    const outcome = await endpointOf({ roles: ['end_user'] })();
    expect(typeof outcome === 'string' ? outcome : undefined).toBe(code);
  });

  it('remembers users', async () => {
    const claimsFor = endpointOf();
    for (let request = 0; request < 5; request += 1) await claimsFor();
    expect(zendesk.asks('/users/')).toBe(1);
  });

  it('asks once for a user who asks twice at once', async () => {
    const claimsFor = endpointOf();
    await Promise.all([claimsFor(), claimsFor()]);
    expect(zendesk.asks('/users/')).toBe(1);
  });

  it('takes the ids from the proof, whatever the API says', async () => {
    zendesk.users.set(ID, john({ external_id: 'crm-victim' }));
    expect(await endpointOf()()).toMatchObject({ external_id: JOHN.externalId });
  });

  it.each([
    ['is down', () => new Response('', { status: 503 })],
    ['limits us', () => new Response('', { status: 429 })],
    ['refuses our credentials', () => new Response('', { status: 401 })],
    ['redirects', () => new Response('', { status: 301, headers: { location: '/x' } })],
    ['answers with a page', () => new Response('<html>')],
    ['answers with somebody else', () => Response.json({ user: john({ id: 7 }) })],
  ])('issues tokens from the proof alone when the API %s', async (_, answer) => {
    const keys = Response.json({ keys: zendesk.keys });
    zendesk.instead = (c) => (c.req.path.includes('/users/') ? answer() : keys.clone());
    const claims = await endpointOf()();
    expect(claims).toMatchObject({ external_id: JOHN.externalId, name: 'From Browser' });
    expect(claims).not.toHaveProperty('email_verified');
    expect(log.some(({ event }) => event === 'zendesk-api')).toBe(true);
  });

  it('does not carry its credentials to where a redirect points', async () => {
    const thief = await startZendesk(key);
    try {
      const keys = Response.json({ keys: zendesk.keys });
      zendesk.instead = (c) =>
        c.req.path.includes('/users/') ? c.redirect(thief.url + c.req.path) : keys.clone();
      await endpointOf()();
      expect(thief.asked).toEqual([]);
    } finally {
      await thief.close();
    }
  });

  it('issues a token from the proof alone to a user whom the API does not know', async () => {
    zendesk.users.delete(ID);
    expect(await endpointOf()()).toMatchObject({ external_id: JOHN.externalId });
  });

  it('keeps looking others up when it did not find one', async () => {
    const claimsFor = endpointOf();
    await claimsFor({ userId: 7 });
    zendesk.users.set(ID, john({ suspended: true }));
    expect(await claimsFor()).toBe('user_suspended');
  });

  it('leaves an API in trouble alone for ten seconds', async () => {
    let clock = 0;
    zendesk.instead = () => new Response('', { status: 503 });
    const users = usersAt(() => clock);
    for (let request = 0; request < 5; request += 1) await users.find(CLAIMS);
    expect(zendesk.asks('/users/')).toBe(1);
    clock += 10_000;
    await users.find(CLAIMS);
    expect(zendesk.asks('/users/')).toBe(2);
  });

  it('goes on refusing during an outage whom it knew to be suspended', async () => {
    let clock = 0;
    const users = usersAt(() => clock);
    zendesk.users.set(ID, john({ suspended: true }));
    await users.find(CLAIMS);
    zendesk.instead = () => new Response('', { status: 503 });
    clock += 300_000;
    // The first finds the API down, the second does not even ask.
    for (let request = 0; request < 2; request += 1) {
      expect(await users.find(CLAIMS)).toMatchObject({ suspended: true, emailVerified: undefined });
    }
  });

  it('looks again after five minutes', async () => {
    let clock = 0;
    const users = usersAt(() => clock);
    await users.find(CLAIMS);
    zendesk.users.set(ID, john({ suspended: true }));
    clock += 299_000;
    expect(await users.find(CLAIMS)).toMatchObject({ suspended: false });
    clock += 1_000;
    expect(await users.find(CLAIMS)).toMatchObject({ suspended: true });
  });
});

describe('the back-fill of external ids', () => {
  const backfill = { backfillExternalId: true };

  it('writes the user id where there is none', async () => {
    zendesk.users.set(ID, john({ external_id: null }));
    expect(await endpointOf(backfill)(NO_ID)).toMatchObject({ external_id: ID });
    expect(zendesk.users.get(ID)).toMatchObject({ external_id: ID });
  });

  it('happens once', async () => {
    zendesk.users.set(ID, john({ external_id: null }));
    const claimsFor = endpointOf(backfill);
    await Promise.all([claimsFor(NO_ID), claimsFor(NO_ID), claimsFor(NO_ID)]);
    await claimsFor(NO_ID);
    expect(zendesk.asked.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it.each([
    ['the setting is off', { backfillExternalId: false }, NO_ID, { external_id: null }],
    ['Zendesk has one by now', backfill, NO_ID, { external_id: 'crm-7' }],
    ['the proof carries one', backfill, JOHN, { external_id: null }],
    ['the user is suspended', backfill, NO_ID, { external_id: null, suspended: true }],
  ])('writes nothing when %s', async (_, setup, claims, user) => {
    zendesk.users.set(ID, john(user));
    await endpointOf(setup)(claims);
    expect(zendesk.asked.map(({ method }) => method)).not.toContain('PUT');
  });

  it('is tried again by a later look after a failure, and costs nobody the token', async () => {
    let clock = 0;
    zendesk.users.set(ID, john({ external_id: null }));
    zendesk.insteadOfPut = () => new Response('', { status: 500 });
    const users = usersAt(() => clock, backfill);
    const claims = { userId: ID, exp: 0 };
    expect(await users.find(claims)).toMatchObject({ name: 'John Smith' });
    zendesk.insteadOfPut = null;
    clock += 300_000;
    await users.find(claims);
    expect(zendesk.users.get(ID)).toMatchObject({ external_id: ID });
  });

  it('refuses a token for an id that turns out to be another user\u2019s', async () => {
    zendesk.users.set(ID, john({ external_id: null }));
    zendesk.insteadOfPut = (c) =>
      c.json({ details: { external_id: [{ error: 'DuplicateValue' }] } }, 422);
    const claimsFor = endpointOf(backfill);
    expect(await claimsFor(NO_ID)).toBe('external_id_taken');
    expect(await claimsFor(NO_ID)).toBe('external_id_taken');
    expect(zendesk.asks('/users/')).toBe(2);
  });
});

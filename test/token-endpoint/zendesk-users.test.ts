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
  readonly log?: (entry: LogEntry) => void;
  readonly fetch?: typeof globalThis.fetch;
  readonly roles?: readonly ('end_user' | 'agent' | 'admin')[];
  readonly backfillExternalId?: boolean;
}

function endpointOf({ roles, backfillExternalId, fetch }: Setup = {}) {
  const endpoint = createTokenEndpoint({
    proof: 'help-center-jwt',
    zendeskUrl: zendesk.url,
    zendeskApi: { ...ACCESS, backfillExternalId },
    roles,
    fetch,
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

/** What the users API answers from now on; the keys are as before. */
function usersAnswer(answer: () => Response): void {
  zendesk.instead = (c) =>
    c.req.path.includes('/users/') ? answer() : c.json({ keys: zendesk.keys });
}

/** A body of zeros that never ends. */
function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(16_384)) });
}

/** The look-up alone, by a clock that the test turns, in milliseconds. */
function usersAt(now: () => number, { backfillExternalId, log = () => {} }: Setup = {}) {
  return zendeskUsers({
    zendeskUrl: zendesk.url,
    access: { ...ACCESS, backfillExternalId },
    fetch: globalThis.fetch,
    log,
    now,
  });
}

const CLAIMS = { ...JOHN, userId: ID };

/** John's address among his identities. */
function address(more: object): object {
  return { type: 'email', value: JOHN.email, primary: true, verified: true, ...more };
}

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

  it('reports that the e-mail is verified when Zendesk does', async () => {
    expect(await endpointOf()()).toMatchObject({ email: JOHN.email, email_verified: true });
  });

  it.each([
    ['the user is not verified', { verified: false }, null],
    ['the API leaves it open', { verified: null }, null],
    ['the verified address is another one', { email: 'old@example.com' }, null],
    ['only the phone number is', {}, [{ type: 'phone_number', value: '+1', verified: true }]],
    ['the identity is not', {}, [address({ verified: false })]],
    ['another address is', {}, [address({ value: 'x@example.com' })]],
    ['the address is not the primary one', {}, [address({ primary: false })]],
    ['it is unknown which address is primary', {}, [address({ primary: undefined })]],
    ['it came in a token like ours', {}, [address({ verification_method: 'embed' })]],
    ['an agent clicked it', {}, [address({ verification_method: 'low' })]],
    ['the method is "none"', {}, [address({ verification_method: 'none' })]],
    ['the method is new to us', {}, [address({ verification_method: 'telepathy' })]],
    ['there are no identities', {}, []],
  ])('leaves email_verified out when %s', async (_, user, identities) => {
    zendesk.users.set(ID, john(user));
    zendesk.identities = identities;
    expect(await endpointOf()()).not.toHaveProperty('email_verified');
  });

  it.each([
    ['Zendesk\u2019s own mail flow', address({ verification_method: 'full', verified: false })],
    ['single sign-on', address({ verification_method: 'sso', verified: false })],
    ['an account whose API names no method', address({})],
    ['an address in other case', address({ value: JOHN.email.toUpperCase() })],
  ])('reports that the e-mail is verified by %s', async (_, identity) => {
    zendesk.identities = [{ type: 'phone_number', value: '+1', primary: true }, identity];
    expect(await endpointOf()()).toMatchObject({ email_verified: true });
  });

  it.each([
    ['suspended', { suspended: true }],
    ['perhaps suspended: null', { suspended: null }],
    ['perhaps suspended: nothing', { suspended: undefined }],
    ['perhaps suspended: 0', { suspended: 0 }],
    ['perhaps suspended: "false"', { suspended: 'false' }],
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

  it.each([
    ['refuses our credentials', () => new Response('', { status: 401 })],
    ['forbids us to read users', () => new Response('', { status: 403 })],
    ['limits us', () => new Response('', { status: 429 })],
    ['is down', () => new Response('', { status: 500 })],
    ['redirects', () => new Response('', { status: 302, headers: { location: '/x' } })],
    ['answers with a page', () => new Response('<html>')],
    ['answers with nothing', () => new Response('')],
    ['answers with an empty object', () => Response.json({})],
    ['answers with somebody else', () => Response.json({ user: john({ id: 7 }) })],
    ['answers with a list', () => Response.json([john()])],
    ['answers without an end', () => new Response(endless())],
  ])('with roles, issues no token when the API %s', async (_, answer) => {
    usersAnswer(answer);
    const claimsFor = endpointOf({ roles: ['end_user'] });
    expect(await claimsFor()).toBe('users_unavailable');
    // Not even while the API is left alone.
    expect(await claimsFor()).toBe('users_unavailable');
  });

  it('with roles, issues no token when the API does not answer at all', async () => {
    await zendesk.close();
    const fetch: typeof globalThis.fetch = async (input, init) =>
      String(input).includes('keys.json')
        ? Response.json({ keys: zendesk.keys })
        : globalThis.fetch(input, init);
    expect(await endpointOf({ roles: ['end_user'], fetch })()).toBe('users_unavailable');
    zendesk = await startZendesk(key);
  });

  it('with roles, issues no token to a user whom the API does not know', async () => {
    zendesk.users.delete(ID);
    expect(await endpointOf({ roles: ['end_user', 'agent', 'admin'] })()).toBe('user_unknown');
  });

  it('with roles, goes on by the last look-up for an hour of an outage, and no longer', async () => {
    let clock = 0;
    const users = usersAt(() => clock);
    await users.find(CLAIMS);
    zendesk.instead = () => new Response('', { status: 503 });
    clock += 59 * 60_000;
    expect(await users.find(CLAIMS)).toMatchObject({ kind: 'found', user: { role: 'end_user' } });
    clock += 2 * 60_000;
    expect(await users.find(CLAIMS)).toEqual({ kind: 'unavailable' });
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

  it('takes the ids from the proof, whatever the API returns', async () => {
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
    ['forbids us to read users', () => new Response('', { status: 403 })],
    ['answers with 2 MB', () => Response.json({ user: john(), more: 'x'.repeat(2_000_000) })],
    ['answers without an end', () => new Response(endless())],
  ])('without roles, issues tokens from the proof alone when the API %s', async (_, answer) => {
    usersAnswer(answer);
    const claims = await endpointOf()();
    expect(claims).toMatchObject({ external_id: JOHN.externalId, name: 'From Browser' });
    expect(claims).not.toHaveProperty('email_verified');
    expect(log.some(({ event }) => event === 'zendesk-api')).toBe(true);
  });

  it('never quotes in its log what Zendesk answered', async () => {
    usersAnswer(() => new Response('{"user": Jehosaphat Quux'));
    await endpointOf()();
    usersAnswer(() => Response.json({ user: 'Jehosaphat Quux' }));
    await endpointOf()();
    expect(log.filter(({ event }) => event === 'zendesk-api')).toHaveLength(2);
    expect(JSON.stringify(log)).not.toMatch(/Jehosa|Quux/);
  });

  it.each([401, 403])(
    'names the variable when Zendesk answers %s, once a minute',
    async (status) => {
      let clock = 0;
      usersAnswer(() => new Response('', { status }));
      const users = usersAt(() => clock, { log: (entry) => log.push(entry) });
      for (clock = 0; clock < 60_000; clock += 5_000) await users.find(CLAIMS);
      expect(log.map(({ level }) => level)).toEqual(['error']);
      expect(JSON.stringify(log)).toContain('ZENDESK_API_TOKEN');
      await users.find(CLAIMS);
      expect(log).toHaveLength(2);
      expect(zendesk.asks('/users/')).toBe(2);
    },
  );

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

  it('without roles, issues a token to a user whom the API does not know, and logs it', async () => {
    zendesk.users.delete(ID);
    expect(await endpointOf()()).toMatchObject({ external_id: JOHN.externalId });
    expect(JSON.stringify(log)).toContain('404');
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
      expect(await users.find(CLAIMS)).toMatchObject({
        user: { suspended: true, emailVerified: undefined },
      });
    }
  });

  it('looks again after five minutes', async () => {
    let clock = 0;
    const users = usersAt(() => clock);
    await users.find(CLAIMS);
    zendesk.users.set(ID, john({ suspended: true }));
    clock += 299_000;
    expect(await users.find(CLAIMS)).toMatchObject({ user: { suspended: false } });
    clock += 1_000;
    expect(await users.find(CLAIMS)).toMatchObject({ user: { suspended: true } });
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
    const claims = { userId: ID };
    expect(await users.find(claims)).toMatchObject({ user: { name: 'John Smith' } });
    zendesk.insteadOfPut = null;
    clock += 300_000;
    await users.find(claims);
    expect(zendesk.users.get(ID)).toMatchObject({ external_id: ID });
  });

  it.each([
    ['is about something else', { details: { phone: [{ error: 'InvalidFormat' }] } }],
    ['has no details', { error: 'RecordInvalid' }],
    ['is not an object', 'sorry'],
  ])('costs nobody the token when the objection %s', async (_, body) => {
    zendesk.users.set(ID, john({ external_id: null }));
    zendesk.insteadOfPut = (c) => c.json(body as object, 422);
    expect(await endpointOf(backfill)(NO_ID)).toMatchObject({ external_id: ID });
    expect(JSON.stringify(log)).toContain('BACKFILL_EXTERNAL_ID');
  });

  it('costs nobody the token when the objection is a page', async () => {
    zendesk.users.set(ID, john({ external_id: null }));
    zendesk.insteadOfPut = () => new Response('<html>', { status: 422 });
    expect(await endpointOf(backfill)(NO_ID)).toMatchObject({ external_id: ID });
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

import type { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Account } from '../../../../src/local-help-center/account/account.js';
import { createAccount } from '../../../../src/local-help-center/account/create-account.js';
import {
  createMessaging,
  type Messaging,
  messenger,
} from '../../../../src/local-help-center/widgets/messenger/index.js';
import type { Session } from '../../../../src/local-help-center/widgets/messenger/protocol.js';
import { appOf } from '../../app-of.js';
import { messagingJwt } from './messaging-jwt.js';

let account: Account;
let messaging: Messaging;
let app: Hono;

beforeEach(async () => {
  account = createAccount();
  messaging = createMessaging(account);
  app = appOf(messenger(account, messaging));
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(`http://localhost/messenger/api/${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

async function write(text: string, token?: string): Promise<Session> {
  return (await post('messages', { text, ...(token && { token }) })).json();
}

async function logIn(claims: Record<string, unknown> = {}, token?: string): Promise<Session> {
  const jwt = await messagingJwt(account, claims);
  return (await post('login', { jwt, ...(token && { token }) })).json();
}

async function texts(token: string): Promise<string[]> {
  const status = await (await post('resume', { token })).json();
  return status.conversation.messages.map(({ text }: { text: string }) => text);
}

describe('an anonymous conversation', () => {
  it('begins with the first message and is kept for this browser', async () => {
    const { token } = await write('Hello');
    await write('Anybody?', token);
    expect(await texts(token)).toEqual(['Hello', 'Anybody?']);
  });

  it('is nobody else’s', async () => {
    const { token } = await write('Hello');
    const other = await write('Something else');
    expect(await texts(token)).toEqual(['Hello']);
    expect(await texts(other.token)).toEqual(['Something else']);
  });

  it('is upgraded at sign-in where nobody has the external id yet', async () => {
    const { token } = await write('Hello');
    const session = await logIn({}, token);
    expect(session.status).toMatchObject({
      state: 'authenticated',
      user: { name: 'John Smith', external_id: 'crm-1042' },
      conversation: { messages: [{ text: 'Hello', authenticated: false }] },
    });
    expect(messaging.conversations.list()).toHaveLength(1);
  });

  it('is merged at sign-in into that of the external id, in the order of time', async () => {
    // As on a fast machine: all within one millisecond.
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const first = await logIn();
    await write('First, from the phone', first.token);
    const anonymous = await write('Second, anonymous');
    await write('Third, from the phone', first.token);
    const merged = await logIn({}, anonymous.token);
    expect(await texts(merged.token)).toEqual([
      'First, from the phone',
      'Second, anonymous',
      'Third, from the phone',
    ]);
    expect(messaging.conversations.list()).toHaveLength(1);
  });

  it('is not reached any more by its old session after the sign-in', async () => {
    const { token } = await write('Hello');
    await logIn({}, token);
    expect(await (await post('resume', { token })).json()).toEqual({ state: 'unknown' });
  });

  it('is thrown away by a logout', async () => {
    const { token } = await write('Hello');
    await post('logout', { token });
    expect(await (await post('resume', { token })).json()).toEqual({ state: 'unknown' });
  });
});

describe('an authenticated conversation', () => {
  it('is the same in another browser', async () => {
    const [one, other] = [await logIn(), await logIn()];
    await write('From the desk', one.token);
    expect(await texts(other.token)).toEqual(['From the desk']);
  });

  it('marks what was written while authenticated', async () => {
    const { token } = await logIn();
    const { status } = await write('It is me', token);
    expect(status).toMatchObject({ conversation: { messages: [{ authenticated: true }] } });
  });

  it('is not another external id’s', async () => {
    const john = await logIn();
    await write('Private', john.token);
    const mei = await logIn({ external_id: 'crm-7', name: 'Mei' }, john.token);
    expect(await texts(mei.token)).toEqual([]);
  });

  it('stays as it is after a logout, for the next login', async () => {
    const { token } = await logIn();
    await write('Until tomorrow', token);
    await post('logout', { token });
    expect(await texts((await logIn()).token)).toEqual(['Until tomorrow']);
  });

  it('takes the name of the latest JWT', async () => {
    await logIn();
    const { status } = await logIn({ name: 'John M. Smith' });
    expect(status).toMatchObject({ user: { name: 'John M. Smith' } });
  });

  it('goes on with the same session when the same user logs in again', async () => {
    const first = await logIn();
    expect((await logIn({}, first.token)).token).toBe(first.token);
  });
});

describe('an expired login', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Logs in with a token that is good for an hour, and lets the hour pass. */
  async function expired(): Promise<string> {
    const { token } = await logIn({ exp: Math.floor(Date.now() / 1000) + 3600 });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    return token;
  }

  it('reports it', async () => {
    const token = await expired();
    expect(await (await post('resume', { token })).json()).toMatchObject({ state: 'expired' });
  });

  it('writes nothing', async () => {
    const token = await expired();
    expect((await post('messages', { text: 'Late', token })).status).toBe(401);
  });
});

describe('a verified e-mail', () => {
  const john = { email: 'john@example.com', email_verified: true };
  const login = async (claims: Record<string, unknown>) =>
    post('login', { jwt: await messagingJwt(account, claims) });

  it('with another external id is a conflict', async () => {
    await logIn(john);
    const response = await login({ ...john, external_id: '1000000000101' });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      type: 'LoginFailedError',
      reason: 'conflict',
      message: expect.stringContaining('409'),
    });
  });

  it.each([
    ['the same external id', john, john],
    [
      'an e-mail that is not verified now',
      john,
      { ...john, external_id: 'b', email_verified: false },
    ],
    [
      'an e-mail that was not verified before',
      { ...john, email_verified: false },
      { ...john, external_id: 'b' },
    ],
    ['another e-mail', john, { ...john, external_id: 'b', email: 'jo@example.com' }],
  ])('is refused with %s', async (_, first, second) => {
    await login(first);
    expect((await login(second)).status).toBe(200);
  });
});

describe('unread messages', () => {
  const answer = (text: string) => {
    const [conversation] = messaging.conversations.list();
    messaging.conversations.write(conversation?.user.id ?? '', {
      from: 'agent',
      author: 'Grace Agent',
      text,
      authenticated: false,
    });
  };
  const unread = async (token: string) =>
    (await (await post('resume', { token })).json()).conversation.unread;

  it('are counted until they are read', async () => {
    const { token } = await write('Hello');
    answer('Hello!');
    answer('What can I do for you?');
    expect(await unread(token)).toBe(2);
    await post('read', { token });
    expect(await unread(token)).toBe(0);
  });
});

describe('server-sent events', () => {
  it('report the state at once and after each change', async () => {
    const { token } = await write('Hello');
    const response = await app.request(`http://localhost/messenger/api/events?token=${token}`);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await next()).toBe('retry: 500\n\n');
    expect(await next()).toContain('"text":"Hello"');
    await write('Again', token);
    expect(await next()).toContain('"text":"Again"');
    await reader.cancel();
  });

  it('are refused to a session that nobody has', async () => {
    const response = await app.request('http://localhost/messenger/api/events?token=guess');
    expect(response.status).toBe(401);
  });
});

describe('hostile input', () => {
  it.each([
    ['no JSON', 'messages', '{'],
    ['an array', 'messages', []],
    ['an empty message', 'messages', { text: '  ' }],
    ['an object for a text', 'messages', { text: { a: 1 } }],
    ['a message without end', 'messages', { text: 'x'.repeat(5_000) }],
    ['an unknown session', 'messages', { text: 'x', token: 'guess' }],
    ['a session’s prototype', 'messages', { text: 'x', token: '__proto__' }],
    ['a long session', 'messages', { text: 'x', token: 'x'.repeat(101) }],
    ['a large body', 'messages', { text: 'x'.repeat(70_000) }],
    ['a login without a JWT', 'login', {}],
    ['a login with an object', 'login', { jwt: { alg: 'none' } }],
    ['a resume of a number', 'resume', { token: 7 }],
    ['a read of nobody', 'read', { token: 'guess' }],
    ['tags that are not a list', 'annotations', { token: 'guess', tags: [{}] }],
    ['a path that does not exist', '../../etc/passwd', {}],
  ])('%s gets 4xx and writes nothing', async (_, path, body) => {
    const { status } = await post(path, body);
    expect(Math.floor(status / 100)).toBe(4);
    expect(messaging.conversations.list()).toEqual([]);
  });

  it('of another site is refused', async () => {
    // What a browser lets another site send without asking first.
    const headers = { origin: 'https://evil.example', 'content-type': 'text/plain' };
    expect((await post('messages', { text: 'x' }, headers)).status).toBe(403);
  });

  it('cannot fill the memory with visitors, and costs no authenticated user', async () => {
    const { token } = await logIn();
    const first = messaging.start();
    for (let count = 0; count < 1_010; count += 1) messaging.start();
    expect(messaging.conversations.users()).toHaveLength(1_000);
    expect(messaging.status(first.token).state).toBe('unknown');
    expect(messaging.status(token).state).toBe('authenticated');
  });

  it('cannot make a conversation grow without end', async () => {
    const { token } = await write('first');
    for (let count = 0; count < 520; count += 1) await write(`${count}`, token);
    expect(await texts(token)).toHaveLength(500);
  });
});

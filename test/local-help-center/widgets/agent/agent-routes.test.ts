import type { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../../src/local-help-center/account/account.js';
import { createAccount } from '../../../../src/local-help-center/account/create-account.js';
import { agentSide } from '../../../../src/local-help-center/widgets/agent/index.js';
import {
  createMessaging,
  type Messaging,
} from '../../../../src/local-help-center/widgets/messenger/index.js';
import { appOf } from '../../app-of.js';

let account: Account;
let messaging: Messaging;
let app: Hono;
let conversation: string;

beforeEach(async () => {
  account = createAccount();
  messaging = createMessaging(account);
  app = appOf(agentSide(account, messaging));
  conversation = messaging.user(messaging.start().token)?.id ?? '';
  write('Hello');
});

function write(text: string): void {
  const message = { from: 'visitor', author: 'Visitor', text, authenticated: false } as const;
  messaging.conversations.write(conversation, message);
}

const answer = (body: unknown, headers: Record<string, string> = {}) =>
  app.request('http://localhost/agent/api/answers', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers,
  });

const lastMessage = () => messaging.conversations.get(conversation)?.messages.at(-1);

describe('an agent’s answer', () => {
  it('arrives in the conversation', async () => {
    expect((await answer({ conversation, text: ' Hello! ' })).status).toBe(204);
    expect(lastMessage()).toMatchObject({ from: 'agent', author: 'Grace Agent', text: 'Hello!' });
  });

  it('is by the agent who is signed in', async () => {
    const agent = account.addPerson({
      name: 'Ada',
      email: 'ada@example.com',
      externalId: null,
      role: 'manager',
      verified: true,
      locale: 'en-us',
      tags: [],
      organizations: [],
      avatarUrl: null,
    });
    await answer(
      { conversation, text: 'Hello' },
      { cookie: `_zendesk_session=${account.signIn(agent)}` },
    );
    expect(lastMessage()?.author).toBe('Ada');
  });

  it('is never by an end user', async () => {
    const [john] = account.people();
    const cookie = `_zendesk_session=${john && account.signIn(john)}`;
    await answer({ conversation, text: 'Hello' }, { cookie });
    expect(lastMessage()?.author).toBe('Grace Agent');
  });

  it.each([
    ['no JSON', '{', 400],
    ['no text', { conversation: 'x' }, 400],
    ['an empty text', { conversation: 'x', text: ' ' }, 400],
    ['a text without end', { conversation: 'x', text: 'x'.repeat(5_000) }, 400],
    ['a conversation that nobody has', { conversation: 'x', text: 'y' }, 404],
    ['a prototype', { conversation: '__proto__', text: 'y' }, 404],
    ['a large body', { conversation: 'x', text: 'x'.repeat(70_000) }, 413],
  ])('with %s is refused', async (_, body, status) => {
    expect((await answer(body)).status).toBe(status);
    expect(lastMessage()?.from).toBe('visitor');
  });

  it('from another site’s page is refused', async () => {
    const headers = { origin: 'https://evil.example' };
    expect((await answer({ conversation, text: 'Hello' }, headers)).status).toBe(403);
  });
});

describe('the agent’s events', () => {
  it('begin with all conversations, and tell each change', async () => {
    const response = await app.request('http://localhost/agent/events');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await next()).toBe('retry: 500\n\n');
    expect(await next()).toMatch(/^event: all\ndata: \[.*"text":"Hello"/);
    write('Again');
    expect(await next()).toMatch(/^event: changed\ndata: .*"text":"Again"/);
    await reader.cancel();
  });

  it('leave out who has written nothing', async () => {
    messaging.start();
    expect(messaging.conversations.list()).toHaveLength(1);
  });

  it('cannot be read by the pages of other sites', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const response = await app.request('http://localhost/agent/events', { headers });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    await response.body?.cancel();
  });
});

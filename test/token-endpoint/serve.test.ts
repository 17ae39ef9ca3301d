import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveTokenEndpoint, type TokenServer } from '../../src/token-endpoint/node.js';
import { nodeClientAddress } from '../../src/token-endpoint/node/node-client-address.js';
import { ask } from './ask.js';
import { environmentOf, MESSAGING_SECRET } from './environment-of.js';
import { createSigningKey, JOHN } from './signing-key.js';
import { startZendesk, type ZendeskStandIn } from './zendesk-stand-in.js';

const key = createSigningKey('zendesk-1');

describe('serve on Node', () => {
  let zendesk: ZendeskStandIn;
  let server: TokenServer;
  let lines: string[];

  beforeEach(async () => {
    zendesk = await startZendesk(key);
    lines = [];
    server = await serveTokenEndpoint(environmentOf(zendesk, { PORT: '0' }), (line) =>
      lines.push(line),
    );
  });
  afterEach(async () => {
    await server.close();
    await zendesk.close();
  });

  const logged = () => lines.map((line) => JSON.parse(line));

  it('says where it listens', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(logged()).toEqual([
      {
        time: expect.any(String),
        event: 'start',
        level: 'info',
        message: `listening on ${server.url}`,
      },
    ]);
  });

  it('names PORT when the port is taken', async () => {
    const { port } = new URL(server.url);
    await expect(
      serveTokenEndpoint(environmentOf(zendesk, { PORT: port }), () => {}),
    ).rejects.toThrow(`Port ${port} is taken on 127.0.0.1. Set PORT to another one.`);
  });

  it('refuses a wrong environment before it listens', async () => {
    await expect(serveTokenEndpoint({}, () => {})).rejects.toMatchObject({
      code: 'configuration_invalid',
    });
  });

  it('logs one JSON line a request', async () => {
    const { headers } = await ask(server.url, { body: { help_center_jwt: key.token() } });
    await ask(server.url, { body: {} });
    expect(logged().slice(1)).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        event: 'request',
        level: 'info',
        id: headers.get('x-request-id'),
        method: 'POST',
        route: '/messaging',
        status: 200,
        code: 'ok',
        ms: expect.any(Number),
      },
      expect.objectContaining({ level: 'warn', status: 401, code: 'proof_missing' }),
    ]);
  });

  it.each([
    ['a length', 'Content-Length: 1000\r\n\r\n{"help_center_jwt":"'],
    ['parts', 'Transfer-Encoding: chunked\r\n\r\n5\r\n{"hel\r\n'],
  ])('takes a body with %s that breaks off for the sender\u2019s mistake', async (_, rest) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.end(`POST /messaging HTTP/1.1\r\nHost: x\r\n${rest}`);
    await expect.poll(() => logged().at(-1)).toMatchObject({ code: 'malformed_body' });
  });

  it('lets a request under way finish when it is told to stop', async () => {
    const { arrived, release } = zendesk.holdAnswers();
    const asked = ask(server.url, { body: { help_center_jwt: key.token() } });
    await arrived;
    const stopped = server.close();
    release();
    const { status, headers } = await asked;
    await stopped;
    expect([status, headers.get('connection')]).toEqual([200, 'close']);
    expect(logged().at(-1)).toMatchObject({ event: 'stop', message: 'stopped' });
  });

  it('takes no new connections once it has been told to stop', async () => {
    await server.close();
    await expect(ask(server.url, { path: '/health', method: 'GET' })).rejects.toThrow();
  });
});

describe('the address of a client on Node', () => {
  it.each([
    ['the connection\u2019s', '203.0.113.7', undefined, '203.0.113.7'],
    ['the connection\u2019s, whatever a stranger claims', '203.0.113.7', '1.1.1.1', '203.0.113.7'],
    ['what a proxy on this machine says', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['what a proxy of the own network says', '::ffff:10.0.0.2', '198.51.100.1', '198.51.100.1'],
    ['what an IPv6 proxy says', 'fd00::2', '2001:db8::1', '2001:db8::1'],
    [
      'the proxy\u2019s word, not what came before',
      '10.0.0.2',
      '1.1.1.1, 203.0.113.7',
      '203.0.113.7',
    ],
    ['the proxy\u2019s own when it says nonsense', '10.0.0.2', 'unknown', '10.0.0.2'],
    ['the proxy\u2019s own when it says nothing', '10.0.0.2', undefined, '10.0.0.2'],
    ['unknown on a socket that has gone', undefined, '1.1.1.1', undefined],
  ])('is %s', (_, remoteAddress, forwarded, address) => {
    const incoming = { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } };
    expect(nodeClientAddress(incoming as unknown as IncomingMessage)).toBe(address);
  });
});

describe('the limit by address on Node', () => {
  it('stops one address and lets others pass', async () => {
    const zendesk = await startZendesk(key);
    const server = await serveTokenEndpoint(environmentOf(zendesk, { PORT: '0' }), () => {});
    const from = (address: string) =>
      ask(server.url, { headers: { 'x-forwarded-for': address }, body: {} });
    try {
      await Promise.all(Array.from({ length: 600 }, () => from('203.0.113.7')));
      const greedy = await from('203.0.113.7');
      expect(greedy.code).toBe('too_many_requests');
      expect(Number(greedy.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await from('198.51.100.1')).code).toBe('proof_missing');
    } finally {
      await server.close();
      await zendesk.close();
    }
  });
});

describe('the log of serve', () => {
  it('holds nothing personal, no token and no secret, whatever happens', async () => {
    const zendesk = await startZendesk(key);
    const lines: string[] = [];
    const env = environmentOf(zendesk, {
      PORT: '0',
      ZENDESK_API_EMAIL: 'agent@example.com',
      ZENDESK_API_TOKEN: 'an-api-token-0123456789',
    });
    const server = await serveTokenEndpoint(env, (line) => lines.push(line));
    const token = key.token(JOHN);
    const words = { user_name: 'Jehosaphat Quux', user_email: JOHN.email };
    try {
      await ask(server.url, { body: { help_center_jwt: token, ...words } });
      await ask(server.url, { path: `/messaging?jwt=${token}`, body: words });
      await ask(server.url, { path: `/${token}`, body: words });
      await ask(server.url, { path: `/${JOHN.email}/messaging`, body: words });
      await ask(server.url, { headers: { authorization: `Bearer ${token}x` }, body: words });
      await ask(server.url, { body: `{"help_center_jwt":"${token}",` });
      await ask(server.url, {
        headers: { origin: `https://${JOHN.externalId}.example` },
        body: {},
      });
      await ask(server.url, { method: 'PURGE', body: words });
      zendesk.instead = (c) => c.text(`${JOHN.email} ${token}`, 500);
      await ask(server.url, { body: { help_center_jwt: key.token({}, { kid: 'Quux' }) } });
    } finally {
      await server.close();
      await zendesk.close();
    }
    const log = lines.join('\n');
    expect(lines.filter((line) => line.includes('"event":"request"'))).toHaveLength(9);
    for (const secret of [
      'Quux',
      'PURGE',
      '@',
      'john',
      'eyJ',
      JOHN.externalId,
      String(JOHN.userId),
      MESSAGING_SECRET,
      'an-api-token',
      'app_',
    ]) {
      expect(log).not.toContain(secret);
    }
  });
});

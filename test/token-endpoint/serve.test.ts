import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientAddress, listenOnNode, TIMEOUTS } from '../../src/token-endpoint/node/index.js';
import { serveTokenEndpoint, type TokenServer } from '../../src/token-endpoint/node.js';
import { RATE_LIMITS } from '../../src/token-endpoint/rate-limit/index.js';
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

  it('reports where it listens', () => {
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
    ).rejects.toThrow(`Port ${port} is in use on 127.0.0.1. Set PORT to another one.`);
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
  ])('treats a body with %s that ends early as the sender\u2019s mistake', async (_, rest) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.end(`POST /messaging HTTP/1.1\r\nHost: x\r\n${rest}`);
    await expect.poll(() => logged().at(-1)).toMatchObject({ code: 'malformed_body' });
  });

  it('lets a request in progress finish when it is asked to stop', async () => {
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

  it('accepts no new connections once it was asked to stop', async () => {
    await server.close();
    await expect(ask(server.url, { path: '/health', method: 'GET' })).rejects.toThrow();
  });
});

describe('the address of a client on Node', () => {
  const from = (
    remoteAddress: string | undefined,
    headers: Record<string, string | undefined>,
    trust: 'loopback' | number = 'loopback',
  ) => clientAddress({ socket: { remoteAddress }, headers }, trust);

  it.each([
    ['the connection\u2019s', '203.0.113.7', undefined, '203.0.113.7'],
    [
      'the connection\u2019s, whatever an unknown client claims',
      '203.0.113.7',
      '1.1.1.1',
      '203.0.113.7',
    ],
    ['the connection\u2019s, in a private network too', '10.0.0.2', '1.1.1.1', '10.0.0.2'],
    ['what a proxy on this machine reports', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['what an IPv6 proxy on this machine reports', '::1', '2001:db8::1', '2001:db8::1'],
    ['what a mapped proxy reports', '::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['without its port', '127.0.0.1', '8.8.8.8:4012', '8.8.8.8'],
    ['without brackets and port', '127.0.0.1', '[2001:db8::1]:443', '2001:db8::1'],
    ['without brackets', '127.0.0.1', '[2001:db8::1]', '2001:db8::1'],
    ['without its zone', '127.0.0.1', 'fe80::1%eth0', 'fe80::1'],
    ['an IPv4 address in an IPv6 one', '127.0.0.1', '::ffff:8.8.8.8', '8.8.8.8'],
    ['the last word', '127.0.0.1', '1.1.1.1, 203.0.113.7', '203.0.113.7'],
    ['what two proxies on this machine report', '127.0.0.1', '203.0.113.7, ::1', '203.0.113.7'],
    ['the proxy\u2019s own when it sends nonsense', '127.0.0.1', 'unknown', '127.0.0.1'],
    ['the proxy\u2019s own when it sends nothing', '127.0.0.1', undefined, '127.0.0.1'],
    ['the proxy\u2019s own when it is empty', '127.0.0.1', '', '127.0.0.1'],
    ['unknown on a socket that has gone', undefined, '1.1.1.1', undefined],
  ])('is %s', (_, peer, forwarded, address) => {
    expect(from(peer, { 'x-forwarded-for': forwarded }).address).toBe(address);
  });

  it.each([
    [0, '203.0.113.9', '10.1.1.1, 10.2.2.2', '203.0.113.9'],
    [1, '203.0.113.9', '10.1.1.1, 10.2.2.2', '10.2.2.2'],
    [2, '203.0.113.9', '10.1.1.1, 10.2.2.2', '10.1.1.1'],
    [3, '203.0.113.9', '10.1.1.1, 10.2.2.2', '10.1.1.1'],
    [2, '203.0.113.9', 'nonsense, 10.2.2.2', '10.2.2.2'],
    [1, '203.0.113.9', undefined, '203.0.113.9'],
  ])('with %s proxies, seen from %s, in "%s" is %s', (proxies, peer, forwarded, address) => {
    expect(from(peer, { 'x-forwarded-for': forwarded }, proxies).address).toBe(address);
  });

  it.each([
    ['for=192.0.2.60;proto=http;by=203.0.113.43', '192.0.2.60'],
    ['for="[2001:db8:cafe::17]:4711"', '2001:db8:cafe::17'],
    ['For="192.0.2.60:8080"', '192.0.2.60'],
    ['proto=https; for=192.0.2.60', '192.0.2.60'],
    ['for=1.1.1.1, for=192.0.2.60', '192.0.2.60'],
    ['for=_hidden', '127.0.0.1'],
    ['for=unknown', '127.0.0.1'],
    ['by=203.0.113.43', '127.0.0.1'],
  ])('is read from Forwarded: %s', (forwarded, address) => {
    expect(from('127.0.0.1', { forwarded }).address).toBe(address);
  });

  it('is the proxy\u2019s own when the client has added the header that the proxy does not write', () => {
    const both = { forwarded: 'for=1.1.1.1', 'x-forwarded-for': '203.0.113.7' };
    expect(from('127.0.0.1', both).address).toBe('127.0.0.1');
    const same = { forwarded: 'for=203.0.113.7', 'x-forwarded-for': '203.0.113.7' };
    expect(from('127.0.0.1', same).address).toBe('203.0.113.7');
  });

  it.each([
    ['an unknown client', '203.0.113.7', 'loopback', true],
    ['a private network', '10.0.0.2', 'loopback', true],
    ['this machine', '127.0.0.1', 'loopback', false],
    ['any of one proxy', '203.0.113.7', 1, false],
    ['any of no proxy', '203.0.113.7', 0, true],
  ] as const)('from %s is ignored or not', (_, peer, trust, ignored) => {
    expect(from(peer, { 'x-forwarded-for': '1.1.1.1' }, trust).ignored).toBe(ignored);
    expect(from(peer, {}, trust).ignored).toBe(false);
  });

  it('is found quickly in a header of 16 kB', () => {
    const forwarded = `${'1.1.1.1,'.repeat(2_000)}203.0.113.7`;
    expect(from('127.0.0.1', { 'x-forwarded-for': forwarded }).address).toBe('203.0.113.7');
  });
});

describe('forwarded addresses from a peer that is not trusted', () => {
  it('are reported once, with the variable to set', async () => {
    const zendesk = await startZendesk(key);
    const lines: string[] = [];
    const env = environmentOf(zendesk, { PORT: '0', TRUST_PROXY: '0' });
    const server = await serveTokenEndpoint(env, (line) => lines.push(line));
    try {
      for (let request = 0; request < 3; request += 1) {
        await ask(server.url, { headers: { 'x-forwarded-for': '203.0.113.7' }, body: {} });
      }
      const warnings = lines.filter((line) => line.includes('"event":"warning"'));
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toContain('TRUST_PROXY');
      expect(lines.join()).not.toContain('203.0.113.7');
    } finally {
      await server.close();
      await zendesk.close();
    }
  });
});

describe('the limit by address on Node', () => {
  let zendesk: ZendeskStandIn;
  let server: TokenServer;

  beforeEach(async () => {
    zendesk = await startZendesk(key);
    server = await serveTokenEndpoint(environmentOf(zendesk, { PORT: '0' }), () => {});
  });
  afterEach(async () => {
    await server.close();
    await zendesk.close();
  });

  const from = (address: string, body: object = {}) =>
    ask(server.url, { headers: { 'x-forwarded-for': address }, body });
  const refusals = (address: string) =>
    Promise.all(Array.from({ length: RATE_LIMITS.refused.requests }, () => from(address)));

  it('stops an address that is refused again and again, and lets others pass', async () => {
    await refusals('203.0.113.7');
    const greedy = await from('203.0.113.7');
    expect(greedy.code).toBe('too_many_requests');
    expect(Number(greedy.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await from('198.51.100.1')).code).toBe('proof_missing');
  });

  it('does not lock out those who are signed in behind the same address', async () => {
    await refusals('203.0.113.7');
    expect((await from('203.0.113.7')).code).toBe('too_many_requests');
    const signedIn = await from('203.0.113.7', { help_center_jwt: key.token() });
    expect(signedIn.status).toBe(200);
  });

  it('counts an address as one, however its proxy writes it', async () => {
    await refusals('203.0.113.7:4012');
    expect((await from('::ffff:203.0.113.7')).code).toBe('too_many_requests');
    expect((await from('[::ffff:cb00:7107]:443')).code).toBe('too_many_requests');
  });
});

describe('serve, as a proxy or a load balancer sees it', () => {
  const health = 'GET /health HTTP/1.0\r\n\r\n';
  let server: TokenServer;

  const listen = (more: Partial<Parameters<typeof listenOnNode>[1]> = {}) =>
    listenOnNode(async () => new Response('ok'), {
      host: '127.0.0.1',
      port: 0,
      trustProxy: 'loopback',
      log: () => {},
      ...more,
    });
  afterEach(() => server.close());

  /** What the server sends until it closes the connection. */
  async function exchanged(bytes: string): Promise<string> {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write(bytes);
    return (await socket.setEncoding('utf8').toArray()).join('');
  }

  it('answers health checks in HTTP/1.0, without a Host', async () => {
    server = await listen();
    expect(await exchanged(health)).toMatch(/^HTTP\/1\.[01] 200 /);
  });

  it('closes a connection that sends its headers too slowly', async () => {
    server = await listen({ timeouts: { headersTimeout: 50, connectionsCheckingInterval: 20 } });
    expect(await exchanged('POST /messaging HTTP/1.1\r\nHost: x\r\n')).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('closes a connection that sends its body too slowly', async () => {
    const timeouts = { headersTimeout: 50, requestTimeout: 60, connectionsCheckingInterval: 20 };
    server = await listen({ timeouts });
    const slow = 'POST /messaging HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{';
    expect(await exchanged(slow)).toMatch(/^HTTP\/1\.1 /);
  });

  it('looks for slow connections each second, not each half minute', async () => {
    server = await listen();
    expect(TIMEOUTS.connectionsCheckingInterval).toBe(1_000);
    expect(TIMEOUTS.headersTimeout).toBe(10_000);
  });

  it('has a maximum of connections', async () => {
    server = await listen({ maxConnections: 1 });
    const { port } = new URL(server.url);
    const first = connect(Number(port), '127.0.0.1');
    first.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(first, 'data');
    expect(await exchanged(health)).toBe('');
    first.destroy();
  });
});

describe('the log of serve', () => {
  it('contains nothing personal, no token and no secret, whatever happens', async () => {
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

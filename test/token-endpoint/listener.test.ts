import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createTokenEndpoint, type LogEntry } from '../../src/token-endpoint/index.js';
import { listener as makeListener } from '../../src/token-endpoint/node/index.js';
import { tokenEndpointListener } from '../../src/token-endpoint/node.js';
import { ask } from './ask.js';
import { readToken } from './contract-cases.js';
import { HELP_CENTER, MESSAGING_SECRET } from './environment-of.js';

const CONFIG = {
  proof: 'none',
  messagingKeyId: 'app_5f3e7c0a9b1d',
  messagingSecret: MESSAGING_SECRET,
  allowedOrigins: [HELP_CENTER],
} as const;
const BODY = { external_id: 'crm-1042' };

/** A listener in a server of its own. */
async function serving<T>(
  listener: RequestListener,
  use: (url: string, port: number) => Promise<T>,
): Promise<T> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    return await use(`http://127.0.0.1:${port}`, port);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const quiet = () => {};

describe('the listener for a server of one\u2019s own', () => {
  it('answers with tokens', () =>
    serving(tokenEndpointListener({ ...CONFIG, log: quiet }), async (url) => {
      const { status, text, headers } = await ask(url, { body: BODY });
      expect(status).toBe(200);
      expect(headers.get('content-length')).toBe(String(text.length));
      expect(readToken(text, MESSAGING_SECRET).payload).toMatchObject(BODY);
    }));

  it('counts by the address at the end of the proxies that are trusted', () => {
    const counted: string[] = [];
    const rateLimit = (scope: string, key: string) => {
      counted.push(`${scope} ${key}`);
      return 0;
    };
    const config = { ...CONFIG, log: quiet, rateLimit };
    return serving(tokenEndpointListener(config, { trustProxy: 1 }), async (url) => {
      await ask(url, { headers: { 'x-forwarded-for': '9.9.9.9, 1.2.3.4' }, body: BODY });
      expect(counted).toEqual(['address 1.2.3.4', 'user crm-1042']);
    });
  });

  it('counts in memory where no counter is given', () =>
    serving(tokenEndpointListener({ ...CONFIG, log: quiet }), async (url) => {
      const codes: string[] = [];
      for (let asked = 0; asked < 31; asked += 1) codes.push((await ask(url, { body: BODY })).code);
      expect(codes.indexOf('too_many_requests')).toBe(30);
    }));

  it('leaves other paths to the next in line, if there is one', () => {
    const tokens = tokenEndpointListener({ ...CONFIG, basePath: '/zendesk', log: quiet });
    const listener: RequestListener = (incoming, outgoing) =>
      tokens(incoming, outgoing, () => outgoing.writeHead(418).end());
    return serving(listener, async (url) => {
      expect((await ask(url, { path: '/elsewhere', body: BODY })).status).toBe(418);
      expect((await ask(url, { path: '/zendesk/messaging?x=1', body: BODY })).status).toBe(200);
    });
  });

  it.each([
    ['an object', BODY],
    ['a text', JSON.stringify(BODY)],
    ['bytes', Buffer.from(JSON.stringify(BODY))],
  ])('takes the body from a parser that made %s of it', (_, body) => {
    const tokens = tokenEndpointListener({ ...CONFIG, log: quiet });
    const listener: RequestListener = async (incoming, outgoing) => {
      await incoming.toArray();
      await tokens(Object.assign(incoming, { body }), outgoing);
    };
    return serving(listener, async (url) => {
      expect((await ask(url, { body: BODY })).code).toBe('ok');
      expect((await ask(url, { body: BODY, streamed: true })).code).toBe('ok');
    });
  });

  it('reports a body that somebody has read before, and refuses the request', () => {
    const log: LogEntry[] = [];
    const tokens = tokenEndpointListener({ ...CONFIG, log: (entry) => log.push(entry) });
    const listener: RequestListener = async (incoming, outgoing) => {
      await incoming.toArray();
      await tokens(incoming, outgoing);
    };
    return serving(listener, async (url) => {
      expect((await ask(url, { body: BODY })).code).toBe('malformed_body');
      expect(log).toContainEqual(
        expect.objectContaining({ level: 'error', message: expect.stringContaining('Mount') }),
      );
    });
  });

  it('joins a header that came twice, so that neither of the two is believed', () =>
    serving(tokenEndpointListener({ ...CONFIG, log: quiet }), async (_, port) => {
      const socket = connect(port, '127.0.0.1');
      const body = JSON.stringify(BODY);
      const origins = `Origin: ${HELP_CENTER}\r\nOrigin: https://evil.example\r\n`;
      socket.end(
        `POST /messaging HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${origins}Content-Length: ${body.length}\r\n\r\n${body}`,
      );
      const answer = (await socket.setEncoding('utf8').toArray()).join('');
      expect(answer).toContain('origin_not_allowed');
    }));

  it('closes the connection of a body that never ends, and answers the next ones', () => {
    const endpoint = createTokenEndpoint({ ...CONFIG, log: quiet });
    const options = { trustProxy: 'loopback', log: quiet, arrivalMs: 30 } as const;
    const listen = makeListener(endpoint, options);
    const listener: RequestListener = (incoming, outgoing) => void listen(incoming, outgoing);
    return serving(listener, async (url, port) => {
      for (let round = 0; round < 2; round += 1) {
        const socket = connect(port, '127.0.0.1');
        socket.write('POST /messaging HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n{');
        socket.on('error', quiet);
        await once(socket.resume(), 'close');
        expect((await ask(url, { body: BODY })).status).toBe(200);
      }
    });
  });

  it('stops when the requests in progress have been answered', async () => {
    let release = (_: null) => {};
    const held = new Promise<null>((resolve) => {
      release = resolve;
    });
    let arrived = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const tokens = tokenEndpointListener({
      ...CONFIG,
      proof: 'cookie',
      identify: () => {
        arrived();
        return held;
      },
      log: quiet,
    });
    await serving(tokens, async (url) => {
      const answer = ask(url, { headers: { cookie: 'session=john' } });
      await arrival;
      let hasStopped = false;
      const stopped = tokens.close().then(() => {
        hasStopped = true;
      });
      await new Promise((resolve) => setImmediate(resolve));
      expect(hasStopped).toBe(false);
      release(null);
      expect((await answer).headers.get('connection')).toBe('close');
      await stopped;
    });
  });
});

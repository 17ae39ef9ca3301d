import { request as httpRequest } from 'node:http';
import { Hono } from 'hono';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type LocalHelpCenter,
  startLocalHelpCenter,
} from '../../../src/local-help-center/index.js';
import { ownHostsOnly, reachableHosts } from '../../../src/local-help-center/server/hosts.js';

describe('the host that a request names', () => {
  const statusOf = async (host: string, listening: string) => {
    const app = new Hono().use(ownHostsOnly(listening)).get('*', (context) => context.text('here'));
    return (await app.request(`http://${host}/`, { headers: { host } })).status;
  };

  it.each([
    ['localhost', '127.0.0.1'],
    ['localhost:3000', '127.0.0.1'],
    ['LOCALHOST:3000', '127.0.0.1'],
    ['shop.localhost:3000', '127.0.0.1'],
    ['127.0.0.1:3000', '127.0.0.1'],
    ['127.9.9.9', '127.0.0.1'],
    ['[::1]:3000', '127.0.0.1'],
    ['192.0.2.77:3000', '192.0.2.77'],
    ['[fd00::7]:3000', 'fd00::7'],
    ['laptop.local:3000', 'laptop.local'],
  ])('is answered: %s, listening on %s', async (host, listening) => {
    expect(await statusOf(host, listening)).toBe(200);
  });

  it.each([
    ['evil.example', '127.0.0.1'],
    ['evil.example:3000', '0.0.0.0'],
    ['localhost.evil.example', '127.0.0.1'],
    ['127.0.0.1.evil.example', '127.0.0.1'],
    ['evil-localhost', '127.0.0.1'],
    ['two.names.localhost', '127.0.0.1'],
    ['192.0.2.77:3000', '127.0.0.1'],
    ['203.0.113.9', '0.0.0.0'],
    ['0.0.0.0:3000', '127.0.0.1'],
    ['laptop.local', '192.0.2.77'],
  ])('is refused: %s, listening on %s', async (host, listening) => {
    expect(await statusOf(host, listening)).toBe(421);
  });

  it('decides by the header as well as by the address', async () => {
    const app = new Hono()
      .use(ownHostsOnly('127.0.0.1'))
      .get('*', (context) => context.text('here'));
    const response = await app.request('http://localhost/', { headers: { host: 'evil.example' } });
    expect(await response.text()).toContain('does not answer to "evil.example"');
  });
});

describe('the addresses of a server', () => {
  it.each([
    ['127.0.0.1', 'localhost'],
    ['::1', 'localhost'],
    ['192.0.2.77', '192.0.2.77'],
    ['fd00::7', '[fd00::7]'],
    ['0.0.0.0', 'localhost'],
  ])('begin, listening on %s, with %s', (listening, host) => {
    expect(reachableHosts(listening)[0]).toBe(host);
  });
});

describe('a local Help Center that listens on every address', () => {
  let helpCenter: LocalHelpCenter;
  beforeAll(async () => {
    helpCenter = await startLocalHelpCenter({ port: 0, host: '0.0.0.0' });
  });
  afterAll(() => helpCenter.close());

  const ask = (host: string, path: string) =>
    new Promise<number>((resolve, reject) => {
      const { port } = new URL(helpCenter.url);
      httpRequest({ port, path, host: '127.0.0.1', headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });

  it.each([
    '/hc/en-us',
    '/developer/faults',
    '/agent/events',
    '/token-endpoint/health',
    '/nowhere',
  ])('refuses a website whose name resolves to this machine: %s', async (path) => {
    expect(await ask('evil.example', path)).toBe(421);
  });

  /** A device in the network: another address than `localhost`, if this machine has one. */
  const visit = async (base: string) => {
    // One connection a request: on a busy machine a kept one may be closed just as it is used again.
    const get = (path: string, cookie: string) =>
      fetch(base + path, { headers: { cookie, connection: 'close' } });
    const post = (path: string, body: string | URLSearchParams, headers = {}) =>
      fetch(base + path, {
        method: 'POST',
        body,
        headers: { origin: base, connection: 'close', ...headers },
        redirect: 'manual',
      });
    const cookieOf = (response: Response) =>
      response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const externalIdOf = async (response: Response) =>
      response.ok ? decodeJwt(await response.text()).external_id : response.status;

    const [john] = helpCenter.account.people();
    const signedIn = await post(
      '/access/sign_in',
      new URLSearchParams({ person: String(john?.id) }),
    );
    const cookie = cookieOf(signedIn);
    const page = await (await get('/hc/en-us', cookie)).text();
    const endpoint = new URL(/data-endpoint="([^"]*)"/.exec(page)?.[1] ?? 'missing:', base).href;
    const proof = await get('/api/v2/help_center/integration/token', cookie);
    const { token } = (await proof.json()) as { token: string };
    const guide = await post(
      new URL(endpoint).pathname,
      JSON.stringify({ help_center_jwt: token }),
      { 'content-type': 'text/plain' },
    );

    const login = new URLSearchParams({ name: 'Mei', email: 'mei@example.com' });
    const session = cookieOf(await post('/website/login', login));
    const website = await post('/website/token-endpoint/messaging', '{}', {
      cookie: session,
      'content-type': 'text/plain',
    });
    return {
      endpoint,
      guide: await externalIdOf(guide),
      websitePage: (await get('/website', session)).status,
      website: await externalIdOf(website),
    };
  };

  it('works under each address that it prints', async () => {
    for (const base of [helpCenter.url, ...helpCenter.otherUrls]) {
      expect(await visit(base)).toEqual({
        endpoint: `${base}/token-endpoint/messaging`,
        guide: 'crm-1042',
        websitePage: 200,
        website: 'customer-1001',
      });
    }
  });

  it('still gives no token to the page of another origin', async () => {
    const response = await fetch(`${helpCenter.url}/token-endpoint/messaging`, {
      method: 'POST',
      body: '{}',
      headers: { origin: 'https://evil.example', 'content-type': 'text/plain' },
    });
    expect(response.status).toBe(403);
  });
});

import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { SignJWT } from 'jose';
import { createTokenEndpoint, type HelpCenterJwtProof } from '../../src/token-endpoint/index.js';
import { listenOnNode } from '../../src/token-endpoint/node/listen-on-node.js';
import { memoryRateLimit } from '../../src/token-endpoint/node/memory-rate-limit.js';
import { HELP_CENTER, MESSAGING_SECRET } from '../token-endpoint/environment-of.js';

/*
 * One server that is measured, in a process of its own: it shares no thread with the load, and no
 * garbage with the other servers. It receives which one to be, reports where it listens, and ends with
 * its parent.
 */

export type ServerName = 'empty' | 'baseline' | 'none' | 'helpCenterJwt';

/** What the parent asks for. */
export type Order =
  | { readonly start: ServerName; readonly jwk: object }
  | { readonly tell: 'keyRequests' };

/** What the parent receives. */
export type Report = { readonly url: string } | { readonly keyRequests: number };

const KEY_ID = 'app_5f3e7c0a9b1d';
/** As far away as Zendesk might be. */
const ZENDESK_MS = 50;

let keyRequests = 0;

process.on('disconnect', () => process.exit());
process.on('message', async (order: Order) => {
  const report: Report = 'tell' in order ? { keyRequests } : { url: await start(order) };
  process.send?.(report);
});

function start({ start: name, jwk }: Extract<Order, { start: ServerName }>): Promise<string> {
  switch (name) {
    case 'empty':
      return listen(new Hono().post('/messaging', (c) => c.text('')));
    case 'baseline':
      return listen(articlesWorker());
    case 'none':
      return ours({ proof: 'none' });
    case 'helpCenterJwt':
      return ours({
        proof: 'help-center-jwt',
        zendeskUrl: 'https://example.zendesk.com',
        fetch: () => zendeskKeys(jwk),
      });
  }
}

async function zendeskKeys(jwk: object): Promise<Response> {
  keyRequests += 1;
  await new Promise((resolve) => setTimeout(resolve, ZENDESK_MS));
  return Response.json({ keys: [jwk] });
}

/**
 * What people run today, rewritten for Node: it believes the body, imports the secret for each
 * request and lets every origin read the answer.
 */
function articlesWorker(): Hono {
  return new Hono().post('/messaging', async (c) => {
    const { external_id, user_email, user_name } = JSON.parse(await c.req.text());
    const key = await crypto.subtle.importKey(
      'raw',
      new TextEncoder().encode(MESSAGING_SECRET),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const claims = { scope: 'user', external_id, name: user_name, email: user_email };
    const jwt = await new SignJWT({ ...claims, email_verified: true })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: KEY_ID })
      .setExpirationTime('1h')
      .sign(key);
    return c.text(jwt, 200, { 'access-control-allow-origin': '*' });
  });
}

/**
 * Ours as `serve` runs it: with limits (high enough for one address) and a log line a request, to
 * standard output, which the parent has tied to nothing.
 */
async function ours(
  proof: Pick<HelpCenterJwtProof, 'proof' | 'zendeskUrl' | 'fetch'> | { readonly proof: 'none' },
): Promise<string> {
  const log = (entry: object) => {
    process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
  };
  const many = { requests: 1e9, seconds: 60 };
  const endpoint = createTokenEndpoint({
    ...proof,
    messagingKeyId: KEY_ID,
    messagingSecret: MESSAGING_SECRET,
    allowedOrigins: [HELP_CENTER],
    rateLimit: memoryRateLimit({ address: many, refused: many, user: many }),
    log,
  });
  const { url } = await listenOnNode(endpoint, {
    host: '127.0.0.1',
    port: 0,
    trustProxy: 'loopback',
    log,
  });
  return url;
}

function listen(app: Hono): Promise<string> {
  const server = createAdaptorServer({ fetch: app.fetch });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { SignJWT } from 'jose';
import { createTokenEndpoint, type TokenEndpointConfig } from '../../src/token-endpoint/index.js';
import { listenOnNode } from '../../src/token-endpoint/listen-on-node.js';
import { memoryRateLimit } from '../../src/token-endpoint/memory-rate-limit.js';
import { HELP_CENTER, MESSAGING_SECRET } from '../token-endpoint/environment-of.js';

/*
 * The servers that are measured, in a process of their own, so that they do not share a thread with
 * the load. It is told the public key, says where each server listens, and ends with its parent.
 */

/** What this process tells its parent. */
export interface Measured {
  readonly urls: Readonly<Record<'empty' | 'baseline' | 'none' | 'helpCenterJwt' | 'cold', string>>;
}

const KEY_ID = 'app_5f3e7c0a9b1d';
/** As far away as Zendesk might be. */
const ZENDESK_MS = 50;

process.on('disconnect', () => process.exit());
process.on('message', async (message: { jwk?: object; ask?: 'keyRequests' }) => {
  if (message.jwk) process.send?.(await startAll(message.jwk));
  if (message.ask) process.send?.({ keyRequests });
});

let keyRequests = 0;

async function startAll(jwk: object): Promise<Measured> {
  const proof = {
    proof: 'help-center-jwt',
    zendeskUrl: 'https://example.zendesk.com',
    fetch: () => zendeskKeys(jwk),
  } as const;
  return {
    urls: {
      empty: await listen(new Hono().post('/messaging', (c) => c.text(''))),
      baseline: await listen(articlesWorker()),
      none: await ours({ proof: 'none' }),
      helpCenterJwt: await ours(proof),
      cold: await ours({
        ...proof,
        fetch: () => {
          keyRequests += 1;
          return zendeskKeys(jwk);
        },
      }),
    },
  };
}

async function zendeskKeys(jwk: object): Promise<Response> {
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
  proof: Pick<TokenEndpointConfig, 'proof'> & Record<string, unknown>,
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
    rateLimit: memoryRateLimit({ address: many, user: many }),
    log,
  } as TokenEndpointConfig);
  const { url } = await listenOnNode(endpoint, { host: '127.0.0.1', port: 0, log });
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

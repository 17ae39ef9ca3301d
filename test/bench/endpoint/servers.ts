import { createHmac, createSecretKey, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { createTokenEndpoint, type HelpCenterJwtProof } from '../../../src/token-endpoint/index.js';
import { listenOnNode } from '../../../src/token-endpoint/node/listen-on-node.js';
import { logToStandardOutput } from '../../../src/token-endpoint/node/log-lines.js';
import { memoryRateLimit } from '../../../src/token-endpoint/node/memory-rate-limit.js';
import { HELP_CENTER, MESSAGING_SECRET } from '../../token-endpoint/environment-of.js';
import articlesWorker from './articles-worker.js';

/*
 * One server that is measured, in a process of its own: it shares no thread with the load, and no
 * garbage with the other servers. It receives which one to be, reports where it listens, and ends with
 * its parent.
 */

export type ServerName = 'bare' | 'baseline' | 'none' | 'helpCenterJwt';

/** What the parent asks for. */
export type Order =
  | { readonly start: ServerName; readonly jwk: object }
  | { readonly tell: 'keyRequests' | 'cpu' };

/** What the parent receives. */
export type Report =
  | { readonly url: string }
  | { readonly keyRequests: number }
  /** Microseconds of processor time since the start, on all threads. */
  | { readonly cpu: number };

const KEY_ID = 'app_5f3e7c0a9b1d';
/** As far away as Zendesk might be. */
const ZENDESK_MS = 50;

let keyRequests = 0;

process.on('disconnect', () => process.exit());
process.on('message', async (order: Order) => {
  process.send?.(await reportOn(order));
});

async function reportOn(order: Order): Promise<Report> {
  if ('start' in order) return { url: await start(order) };
  if (order.tell === 'keyRequests') return { keyRequests };
  const { user, system } = process.cpuUsage();
  return { cpu: user + system };
}

function start({ start: name, jwk }: Extract<Order, { start: ServerName }>): Promise<string> {
  switch (name) {
    case 'bare':
      return listening(bareServer());
    case 'baseline':
      return listen(articlesWorker);
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
 * The limit: what any endpoint on Node has to do, and nothing else. It reads the body, believes it,
 * signs the same token with Node's own crypto, writes the same headers and one log line.
 */
function bareServer(): Server {
  const key = createSecretKey(MESSAGING_SECRET, 'utf8');
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = encoded({ alg: 'HS256', typ: 'JWT', kid: KEY_ID });
  return createServer((request, response) => {
    const started = performance.now();
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const { external_id, user_email, user_name } = JSON.parse(Buffer.concat(parts).toString());
      const iat = Math.floor(Date.now() / 1000);
      const claims = { scope: 'user', external_id, name: user_name, email: user_email };
      const signed = `${head}.${encoded({ ...claims, iat, exp: iat + 3600 })}`;
      const jwt = `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
      const id = randomUUID();
      response.writeHead(200, {
        'cache-control': 'no-store',
        vary: 'Origin',
        'x-content-type-options': 'nosniff',
        'access-control-allow-origin': HELP_CENTER,
        'access-control-expose-headers': 'Retry-After, X-Request-Id',
        'x-request-id': id,
        'content-type': 'text/plain; charset=utf-8',
        'content-length': jwt.length,
      });
      response.end(jwt);
      const ms = Math.round((performance.now() - started) * 100) / 100;
      const entry = { event: 'request', level: 'info', id, method: 'POST', route: '/messaging' };
      const line = { time: new Date().toISOString(), ...entry, status: 200, code: 'ok', ms };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    });
  });
}

/**
 * Ours as `serve` runs it: with limits (high enough for one address) and a log line a request, to
 * standard output, which the parent has tied to nothing.
 */
async function ours(
  proof: Pick<HelpCenterJwtProof, 'proof' | 'zendeskUrl' | 'fetch'> | { readonly proof: 'none' },
): Promise<string> {
  const log = logToStandardOutput();
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
  return listening(createAdaptorServer({ fetch: app.fetch }) as Server);
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

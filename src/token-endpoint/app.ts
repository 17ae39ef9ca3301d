import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
// The small router: this is a handful of fixed paths, and a worker should load fast.
import { Hono } from 'hono/tiny';
import type { TokenEndpointConfig } from './config.js';
import type { Exchange } from './exchange.js';
import type { Log } from './log-entry.js';
import { problemBody, TokenEndpointProblem } from './problem.js';
import { proverOf } from './proof/proof.js';
import type { RateLimitScope } from './rate-limit/rate-limit.js';
import { allowOrigins, PREFLIGHT_HEADERS } from './request/origins.js';
import { readRequestBody } from './request/request-body.js';
import { classicJwtSigner } from './tokens/classic-jwt.js';
import { messagingJwtSigner, type TokenSigner } from './tokens/messaging-jwt.js';

interface Env {
  Bindings: Exchange;
}

const TOKEN_PATHS = ['/messaging', '/classic', '/guide'];

// The answer is somebody's credential, and it differs by who asks from where.
const EVERY_ANSWER = {
  'cache-control': 'no-store',
  vary: 'Origin',
  'x-content-type-options': 'nosniff',
} as const;
const TEXT = { 'content-type': 'text/plain; charset=utf-8' } as const;
const JSON_TYPE = { 'content-type': 'application/json' } as const;
const PROBLEM = { 'content-type': 'application/problem+json' } as const;
const HEALTHY = JSON.stringify({ status: 'ok' });

/**
 * The token endpoint as a Hono app, on web standards alone: `/messaging`, `/classic` (also
 * `/guide`, the article's path) and `/health`. Its bindings are the {@link Exchange}.
 *
 * @param config - as `createTokenEndpoint` takes it
 */
export function tokenEndpointApp(config: TokenEndpointConfig, log: Log): Hono<Env> {
  const { tokenTtl = 3600, classicSecret, rateLimit, basePath = '' } = config;
  const origins = allowOrigins(config.allowedOrigins, config.proof === 'cookie');
  const prove = proverOf(config, log);
  const messaging = messagingJwtSigner(config.messagingKeyId, config.messagingSecret, tokenTtl);
  const classic =
    classicSecret === undefined ? notConfigured : classicJwtSigner(classicSecret, tokenTtl);

  async function count(scope: RateLimitScope, key: string | undefined): Promise<void> {
    const wait = rateLimit && key !== undefined ? await rateLimit(scope, key) : 0;
    if (wait > 0) throw new TokenEndpointProblem('too_many_requests', { 'retry-after': `${wait}` });
  }

  function issue(sign: TokenSigner) {
    return async (c: Context<Env>): Promise<Response> => {
      const request = c.req.raw;
      c.env.cors = origins.headersFor(request.headers.get('origin'));
      await count('address', c.env.address);
      const visitor = await prove(request, await readRequestBody(request));
      await count('user', visitor.externalId);
      const iat = Math.floor(Date.now() / 1000);
      return handOver(c, await sign(visitor, iat), iat + tokenTtl);
    };
  }

  function preflight(c: Context<Env>): Response {
    const origin = c.req.raw.headers.get('origin');
    if (origin === null) throw new TokenEndpointProblem('origin_missing');
    c.env.cors = { ...origins.headersFor(origin), ...PREFLIGHT_HEADERS };
    return respond(c, 204, null);
  }

  const app = basePath === '' ? new Hono<Env>() : new Hono<Env>().basePath(basePath);
  app.post('/messaging', issue(messaging));
  app.post('/classic', issue(classic));
  app.post('/guide', issue(classic));
  app.get('/health', (c) => respond(c, 200, HEALTHY, JSON_TYPE));
  for (const path of TOKEN_PATHS) {
    app.options(path, preflight);
    app.all(path, () => refuseMethod('POST, OPTIONS'));
  }
  app.all('/health', () => refuseMethod('GET, HEAD'));
  app.notFound((c) => refuse(c, new TokenEndpointProblem('not_found')));
  app.onError((error, c) => refuse(c, problemOf(error, log)));
  return app;
}

async function notConfigured(): Promise<never> {
  throw new TokenEndpointProblem('classic_not_configured');
}

function refuseMethod(allow: string): never {
  throw new TokenEndpointProblem('method_not_allowed', { allow });
}

/** Bare text, as the article's head block expects it; JSON where `Accept` asks for it. */
function handOver(c: Context<Env>, jwt: string, expiresAt: number): Response {
  const wanted = accepts(c, {
    header: 'Accept',
    supports: ['text/plain', 'application/json'],
    default: 'text/plain',
  });
  if (wanted === 'text/plain') return respond(c, 200, jwt, TEXT);
  return respond(c, 200, JSON.stringify({ jwt, expires_at: expiresAt }), JSON_TYPE);
}

function refuse(c: Context<Env>, problem: TokenEndpointProblem): Response {
  c.env.code = problem.code;
  return respond(c, problem.status, problemBody(problem), { ...problem.headers, ...PROBLEM });
}

function respond(
  c: Context<Env>,
  status: number,
  body: string | null,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { cors, id } = c.env;
  return new Response(body, {
    status,
    headers: { ...EVERY_ANSWER, ...cors, 'x-request-id': id, ...headers },
  });
}

/** Says in the log what broke: the kind of error only, since its message may quote the request. */
function problemOf(error: unknown, log: Log): TokenEndpointProblem {
  if (error instanceof TokenEndpointProblem) return error;
  const kind = error instanceof Error ? error.name : typeof error;
  log({ event: 'error', level: 'error', message: `unexpected ${kind}` });
  return new TokenEndpointProblem('internal_error');
}

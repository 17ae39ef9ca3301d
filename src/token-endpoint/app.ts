import type { Context, MiddlewareHandler } from 'hono';
import { accepts } from 'hono/accepts';
// The small router: this is a handful of fixed paths, and a worker should load fast.
import { Hono } from 'hono/tiny';
import type { TokenEndpointConfig } from './config.js';
import type { Connection, RespondWith } from './connection.js';
import type { Identity } from './identity/index.js';
import type { Log } from './log-entry.js';
import { type ProblemCode, problemBody, TokenEndpointProblem } from './problem.js';
import { proofVerifier } from './proof/index.js';
import type { RateLimitScope } from './rate-limit/index.js';
import {
  allowOrigins,
  type HeaderFields,
  type Origins,
  PREFLIGHT_HEADERS,
  type RequestBody,
  readRequestBody,
} from './request/index.js';
import { classicJwtSigner, messagingJwtSigner, type TokenSigner } from './tokens/index.js';

/** What belongs to one request, and what the host knows of its connection. */
interface Env {
  Bindings: Connection;
  Variables: {
    /** Also the `X-Request-Id` of the answer. */
    id: string;
    /** Whether the origin is in the list, or there is none. */
    isAllowed: boolean;
    /** What the answer has whatever it is, with the CORS headers of its origin. */
    headers: HeaderFields;
    code: ProblemCode | 'ok';
  };
}

const UNKNOWN_PATH = '/';
const TOKEN_PATHS = ['/messaging', '/classic', '/guide'];
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

// The answer is somebody's credential, and it differs by who asks from where.
const EVERY_ANSWER: HeaderFields = {
  'cache-control': 'no-store',
  vary: 'Origin',
  'x-content-type-options': 'nosniff',
};
const TEXT = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json';
const PROBLEM = 'application/problem+json';
const HEALTHY = JSON.stringify({ status: 'ok' });

/**
 * The token endpoint as a Hono app, on web standards alone: `/messaging`, `/classic` (also
 * `/guide`, the article's path) and `/health`. Its bindings are the {@link Connection}.
 *
 * @param config - as `createTokenEndpoint` checked it
 */
export function tokenEndpointApp(config: TokenEndpointConfig, log: Log): Hono<Env> {
  const { tokenTtl = 3600, classicSecret, basePath = '' } = config;
  const sendsCredentials = config.proof === 'cookie' || config.proof === 'id-token';
  const origins = allowOrigins(config.allowedOrigins, sendsCredentials, EVERY_ANSWER);
  const identityOf = proofVerifier(config, log);
  const messaging = messagingJwtSigner(config.messagingKeyId, config.messagingSecret, tokenTtl);
  const classic =
    classicSecret === undefined ? notConfigured : classicJwtSigner(classicSecret, tokenTtl);
  const count = counter(config);

  function issue(sign: TokenSigner, adapt: (identity: Identity, body: RequestBody) => Identity) {
    return async (c: Context<Env>): Promise<Response> => {
      const request = c.req.raw;
      if (!c.get('isAllowed')) throw new TokenEndpointProblem('origin_not_allowed');
      const { body, identity } = await proved(request, c.env.address);
      await count('address', c.env.address);
      await count('user', identity.externalId);
      const iat = Math.floor(Date.now() / 1000);
      const jwt = await sign(adapt(identity, body), iat);
      return handOver(c, jwt, iat + tokenTtl);
    };
  }

  /**
   * Requests without a good proof count apart from the others: a phone that keeps asking without one
   * must not lock out those who are signed in behind the same address.
   */
  async function proved(request: Request, address: string | undefined) {
    try {
      const body = await readRequestBody(request);
      return { body, identity: await identityOf(request, body) };
    } catch (problem) {
      await count('refused', address);
      throw problem;
    }
  }

  function preflight(c: Context<Env>): Response {
    if (!c.req.raw.headers.has('origin')) throw new TokenEndpointProblem('origin_missing');
    if (!c.get('isAllowed')) throw new TokenEndpointProblem('origin_not_allowed');
    return respond(c, 204, null, undefined, PREFLIGHT_HEADERS);
  }

  const routes = routesOf(basePath);
  // The router itself is lenient (`/messaging/`), so it sees no path but these.
  const getPath = (request: Request) => {
    const path = exactPath(request);
    return routes.has(path) ? path : UNKNOWN_PATH;
  };
  const app = new Hono<Env>({ getPath });
  app.use(around(origins, log, basePath));
  app.post(`${basePath}/messaging`, issue(messaging, withoutEmailIfAsked));
  app.post(`${basePath}/classic`, issue(classic, asIs));
  app.post(`${basePath}/guide`, issue(classic, asIs));
  app.get(`${basePath}/health`, (c) => respond(c, 200, HEALTHY, JSON_TYPE));
  for (const path of TOKEN_PATHS) {
    app.options(basePath + path, preflight);
    app.all(basePath + path, () => refuseMethod('POST, OPTIONS'));
  }
  app.all(`${basePath}/health`, () => refuseMethod('GET, HEAD'));
  app.notFound((c) => refuse(c, new TokenEndpointProblem('not_found')));
  app.onError((error, c) => refuse(c, problemOf(error, log)));
  return app;
}

/** Every path that the endpoint serves. */
export function routesOf(basePath: string): ReadonlySet<string> {
  return new Set([...TOKEN_PATHS, '/health'].map((path) => basePath + path));
}

/** Gives each request its id and its CORS headers, and logs its answer. */
function around(origins: Origins, log: Log, basePath: string): MiddlewareHandler<Env> {
  return async (c, next) => {
    const started = performance.now();
    const id = crypto.randomUUID();
    c.set('id', id);
    const headers = origins.headersFor(c.req.raw.headers.get('origin'));
    c.set('isAllowed', headers !== undefined);
    c.set('headers', headers ?? EVERY_ANSWER);
    c.set('code', 'ok');
    await next();
    const { method, path } = c.req;
    const { status } = c.res;
    log({
      event: 'request',
      level: status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info',
      id,
      method: METHODS.has(method) ? method : 'other',
      // The route's name and not the path as asked for: people put tokens and names in addresses.
      route: path === UNKNOWN_PATH ? 'other' : path.slice(basePath.length),
      status,
      code: c.get('code'),
      ms: Math.round((performance.now() - started) * 100) / 100,
    });
  };
}

/** The path as it was sent: `/%6dessaging` and `/messaging/` are other paths than `/messaging`. */
function exactPath({ url }: Request): string {
  const start = url.indexOf('/', url.indexOf('://') + 3);
  if (start < 0) return '/';
  for (let end = start; end < url.length; end += 1) {
    if (url[end] === '?' || url[end] === '#') return url.slice(start, end);
  }
  return url.slice(start);
}

function counter({ rateLimit }: TokenEndpointConfig) {
  return async (scope: RateLimitScope, key: string | undefined): Promise<void> => {
    const counted = rateLimit && key !== undefined ? rateLimit(scope, key) : 0;
    const wait = typeof counted === 'number' ? counted : await counted;
    if (wait > 0) throw new TokenEndpointProblem('too_many_requests', { 'retry-after': `${wait}` });
  };
}

const asIs = (identity: Identity): Identity => identity;

/** An e-mail conflict (409) makes the messenger refuse a login; without the address there is none. */
function withoutEmailIfAsked(identity: Identity, body: RequestBody): Identity {
  if (body.without_email !== true) return identity;
  return { ...identity, email: undefined, emailVerified: undefined };
}

async function notConfigured(): Promise<never> {
  throw new TokenEndpointProblem('classic_not_configured');
}

function refuseMethod(allow: string): never {
  throw new TokenEndpointProblem('method_not_allowed', { allow });
}

/** Bare text, as the article's head block expects it; JSON where `Accept` asks for it. */
function handOver(c: Context<Env>, jwt: string, expiresAt: number): Response {
  const accept = c.req.raw.headers.get('accept');
  // What every client sends that does not care.
  if (accept === null || accept === '*/*') return respond(c, 200, jwt, TEXT);
  const wanted = accepts(c, {
    header: 'Accept',
    supports: ['text/plain', 'application/json'],
    default: 'text/plain',
  });
  if (wanted === 'text/plain') return respond(c, 200, jwt, TEXT);
  return respond(c, 200, JSON.stringify({ jwt, expires_at: expiresAt }), JSON_TYPE);
}

function refuse(c: Context<Env>, problem: TokenEndpointProblem): Response {
  c.set('code', problem.code);
  return respond(c, problem.status, problemBody(problem), PROBLEM, problem.headers);
}

const response: RespondWith = (body, status, headers) => new Response(body, { status, headers });

function respond(
  c: Context<Env>,
  status: number,
  body: string | null,
  type?: string,
  more?: HeaderFields,
): Response {
  // Not one literal with everything spread into it: that takes five times as long.
  const headers: Record<string, string> = { ...c.get('headers'), 'x-request-id': c.get('id') };
  if (type !== undefined) headers['content-type'] = type;
  if (more) Object.assign(headers, more);
  const { respond = response } = c.env;
  return respond(body, status, headers);
}

/** Logs what broke: the kind of error only, since its message may quote the request. */
function problemOf(error: unknown, log: Log): TokenEndpointProblem {
  if (error instanceof TokenEndpointProblem) return error;
  const kind = error instanceof Error ? error.name : typeof error;
  log({ event: 'error', level: 'error', message: `unexpected ${kind}` });
  return new TokenEndpointProblem('internal_error');
}

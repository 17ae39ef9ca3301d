import { waitUntil } from 'cloudflare:workers';
import { createTokenEndpoint, type TokenEndpoint } from './create-token-endpoint.js';
import { parseEnvironment } from './environment.js';
import type { LogEntry } from './log-entry.js';
import { problemBody, TokenEndpointProblem } from './problem.js';
import {
  addressKey,
  RATE_LIMITS,
  type RateLimit,
  type RateLimitScope,
} from './rate-limit/index.js';
import { allowOrigins } from './request/index.js';

/** Cloudflare's rate limiting binding (developers.cloudflare.com/workers, "Rate Limiting"). */
interface RateLimitBinding {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/** The environment's variables and secrets, and the bindings of `wrangler.jsonc`. */
interface WorkerEnv {
  readonly ADDRESS_LIMIT?: RateLimitBinding;
  readonly REFUSED_LIMIT?: RateLimitBinding;
  readonly USER_LIMIT?: RateLimitBinding;
  readonly [variable: string]: unknown;
}

// An isolate serves many requests: keys, users and verified tokens are remembered between them.
let endpoint: TokenEndpoint | undefined;

/** The token endpoint on Cloudflare Workers. */
export default {
  async fetch(request: Request, env: WorkerEnv): Promise<Response> {
    endpoint ??= endpointOf(env);
    return endpoint(request, { address: addressKey(request.headers.get('cf-connecting-ip')) });
  },
};

function endpointOf(env: WorkerEnv): TokenEndpoint {
  try {
    const { config } = parseEnvironment(env);
    const bindings = {
      ...(env.ADDRESS_LIMIT && { address: env.ADDRESS_LIMIT }),
      ...(env.REFUSED_LIMIT && { refused: env.REFUSED_LIMIT }),
      ...(env.USER_LIMIT && { user: env.USER_LIMIT }),
    };
    // Several requests may wait for one answer of Zendesk; the one that asked may be gone by then.
    return createTokenEndpoint({ ...config, log, rateLimit: workerRateLimit(bindings), waitUntil });
  } catch (error) {
    // Only the log may name what is missing: anyone can read the answer.
    log({ event: 'error', level: 'error', message: String(error) });
    return misconfigured(env.ALLOWED_ORIGINS);
  }
}

/**
 * Counts by Cloudflare's own bindings, which `wrangler.jsonc` declares with the numbers of
 * {@link RATE_LIMITS}. They do not tell how long is left, so a refused client waits a full period.
 */
function workerRateLimit(bindings: Partial<Record<RateLimitScope, RateLimitBinding>>): RateLimit {
  return async (scope, key) => {
    const binding = bindings[scope];
    if (!binding) return 0;
    const { success } = await binding.limit({ key });
    return success ? 0 : RATE_LIMITS[scope].seconds;
  };
}

/** Answers 500 to everything, and lets the pages read it that the configuration allows. */
function misconfigured(allowedOrigins: unknown): TokenEndpoint {
  const listed = String(allowedOrigins ?? '').split(',');
  const always = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    vary: 'Origin',
  };
  const origins = allowOrigins(
    listed.map((origin) => origin.trim()).filter((origin) => /^https?:\/\//.test(origin)),
    false,
    always,
  );
  const problem = new TokenEndpointProblem('misconfigured');
  return async ({ headers }) =>
    new Response(problemBody(problem), {
      status: problem.status,
      headers: origins.headersFor(headers.get('origin')) ?? always,
    });
}

function log(entry: LogEntry): void {
  console[entry.level](JSON.stringify(entry));
}

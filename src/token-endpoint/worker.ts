import { waitUntil } from 'cloudflare:workers';
import { createTokenEndpoint, type TokenEndpoint } from './create-token-endpoint.js';
import { parseEnvironment } from './environment.js';
import type { LogEntry } from './log-entry.js';
import { problemBody, TokenEndpointProblem } from './problem.js';
import { addressKey } from './rate-limit/address-key.js';
import { type RateLimitBinding, workerRateLimit } from './rate-limit/worker-rate-limit.js';

/** The environment's variables and secrets, and the bindings of `wrangler.jsonc`. */
interface WorkerEnv {
  readonly ADDRESS_LIMIT?: RateLimitBinding;
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
      ...(env.USER_LIMIT && { user: env.USER_LIMIT }),
    };
    return createTokenEndpoint({
      ...config,
      log,
      rateLimit: workerRateLimit(bindings),
      ...(config.proof === 'help-center-jwt' && { fetch: sharedFetch }),
    });
  } catch (error) {
    // Only the log may say what is missing: the answer goes to strangers.
    log({ event: 'error', level: 'error', message: String(error) });
    return misconfigured;
  }
}

/**
 * Several requests may wait for one answer of Zendesk. The request that asked may be gone before it
 * comes; `waitUntil` keeps its work alive for the others, and the body is read within it.
 */
async function sharedFetch(...args: Parameters<typeof fetch>): Promise<Response> {
  const answer = fetch(...args).then(async (response) => {
    const { status, headers } = response;
    return new Response(await response.text(), { status, headers });
  });
  waitUntil(answer.catch(() => undefined));
  return answer;
}

async function misconfigured(): Promise<Response> {
  const problem = new TokenEndpointProblem('misconfigured');
  return new Response(problemBody(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}

function log(entry: LogEntry): void {
  console[entry.level](JSON.stringify(entry));
}

import { tokenEndpointApp } from './app.js';
import { checkConfig } from './check-config.js';
import type { TokenEndpointConfig } from './config.js';
import type { Client } from './connection.js';
import type { Exchange } from './exchange.js';
import type { LogEntry } from './log-entry.js';

/**
 * Answers one request; it never throws and never rejects.
 *
 * @param client - what the host knows of who is asking; needed only for limits by address
 */
export type TokenEndpoint = (request: Request, client?: Client) => Promise<Response>;

/**
 * Makes a token endpoint: a function from `Request` to `Response` that runs on Node, on Cloudflare
 * Workers and in anything else that speaks `fetch`. It serves `POST /messaging`, `POST /classic`
 * (also `/guide`) and `GET /health`, below `basePath` if there is one.
 *
 * @example
 * const endpoint = createTokenEndpoint({
 *   proof: 'help-center-jwt',
 *   zendeskUrl: 'https://example.zendesk.com',
 *   messagingKeyId: 'app_…',
 *   messagingSecret: '…',
 *   allowedOrigins: ['https://help.example.com'],
 * });
 * const response = await endpoint(new Request('https://jwt.example.com/health'));
 *
 * @throws {ConfigurationError} with every mistake in `config`.
 */
export function createTokenEndpoint(config: TokenEndpointConfig): TokenEndpoint {
  checkConfig(config);
  const { log = toConsole } = config;
  const app = tokenEndpointApp(config, log);
  if (config.proof === 'none') log({ event: 'warning', level: 'warn', message: BELIEVES_ANYBODY });

  return async (request, { address } = {}) => {
    const started = performance.now();
    const exchange: Exchange = { id: crypto.randomUUID(), address, cors: {}, code: 'ok' };
    const response = await app.fetch(request, exchange);
    const { status } = response;
    log({
      event: 'request',
      level: status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info',
      id: exchange.id,
      method: METHODS.has(request.method) ? request.method : 'other',
      route: routeOf(request.url),
      status,
      code: exchange.code,
      ms: Math.round((performance.now() - started) * 100) / 100,
    });
    return response;
  };
}

const BELIEVES_ANYBODY =
  'proof none: whoever asks is believed, so anybody can read anybody\u2019s conversations. ' +
  'Choose help-center-jwt or cookie for real conversations.';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The route's name and not the path as asked for: people put tokens and names in addresses. */
function routeOf(url: string): string {
  return /\/(?:messaging|classic|guide|health)(?=$|\?|#)/.exec(url)?.[0] ?? 'other';
}

function toConsole(entry: LogEntry): void {
  if (entry.event === 'request') return;
  console[entry.level](`token endpoint: ${entry.message}`);
}

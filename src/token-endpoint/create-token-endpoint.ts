import { tokenEndpointApp } from './app.js';
import { checkedConfig, type TokenEndpointConfig } from './config.js';
import type { Connection } from './connection.js';
import type { LogEntry } from './log-entry.js';

/**
 * Answers one request; it never throws and never rejects.
 *
 * @param connection - what the host knows of the connection; needed only for limits by address
 */
export type TokenEndpoint = (request: Request, connection?: Connection) => Promise<Response>;

/**
 * Makes a token endpoint: a function from `Request` to `Response` that runs on Node, on Cloudflare
 * Workers and in anything else that has `fetch`. It serves `POST /messaging`, `POST /classic`
 * (also `/guide`) and `GET /health`, below `basePath` if there is one.
 *
 * @param config - which proof counts, the messaging key, and whose pages may ask
 * @returns the function. It never throws: what goes wrong is a response with a `code`.
 * @throws {ConfigurationError} with every mistake in `config`
 *
 * @example
 * ```ts
 * import { createTokenEndpoint } from 'guide-messaging-auth/token-endpoint';
 *
 * const endpoint = createTokenEndpoint({
 *   proof: 'help-center-jwt',
 *   zendeskUrl: 'https://example.zendesk.com',
 *   messagingKeyId: process.env.MESSAGING_KEY_ID ?? '',
 *   messagingSecret: process.env.MESSAGING_SECRET ?? '',
 *   allowedOrigins: ['https://help.example.com'],
 * });
 * const response = await endpoint(new Request('https://jwt.example.com/health'));
 * ```
 */
export function createTokenEndpoint(config: TokenEndpointConfig): TokenEndpoint {
  const checked = checkedConfig(config);
  const { log = toConsole } = checked;
  const app = tokenEndpointApp(checked, log);
  for (const message of warningsOf(checked)) log({ event: 'warning', level: 'warn', message });
  return async (request, connection = {}) => app.fetch(request, connection);
}

function warningsOf(config: TokenEndpointConfig): string[] {
  if (config.proof === 'none') return [ANYONE_IS_BELIEVED];
  const usesApiToken =
    config.proof === 'help-center-jwt' && config.zendeskApi && 'token' in config.zendeskApi;
  return usesApiToken ? [API_TOKENS_END] : [];
}

const ANYONE_IS_BELIEVED =
  'PROOF none: anyone who asks is believed, so anyone can read anyone\u2019s conversations. ' +
  'Choose help-center-jwt, cookie or id-token for real conversations.';

/** developer.zendesk.com, "Migrating from API tokens to OAuth". */
const API_TOKENS_END =
  'ZENDESK_API_TOKEN: Zendesk accepts API tokens until 30 April 2027. ' +
  'Set ZENDESK_OAUTH_CLIENT_ID and ZENDESK_OAUTH_CLIENT_SECRET instead.';

function toConsole(entry: LogEntry): void {
  if (entry.event === 'request') return;
  console[entry.level](`token endpoint: ${entry.message}`);
}

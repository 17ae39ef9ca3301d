/** Around a token endpoint on Node: `guide-messaging-auth/node`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { routesOf } from './app.js';
import type { TokenEndpointConfig } from './config.js';
import { createTokenEndpoint } from './create-token-endpoint.js';
import { parseEnvironment, type TrustProxy } from './environment.js';
import type { LogEntry } from './log-entry.js';
import {
  jsonLines,
  listener,
  listenOnNode,
  logToStandardOutput,
  memoryRateLimit,
  type TokenServer,
} from './node/index.js';

export type { TokenServer } from './node/index.js';

/**
 * Serves the token endpoint on Node, configured by the environment. Used by the command
 * `guide-messaging-auth serve`:
 *
 * @example
 * ```ts
 * import { serveTokenEndpoint } from 'guide-messaging-auth/node';
 *
 * const server = await serveTokenEndpoint(process.env);
 * console.log(server.url);
 * process.once('SIGTERM', () => server.close());
 * ```
 *
 * @param env - `process.env`; what is read is in `environmentTable()`
 * @param writeLine - receives one JSON line for each log entry; standard output by default
 * @returns when the server accepts connections, which is also when `/health` answers 200
 * @throws {ConfigurationError} with every mistake in the environment
 * @throws {Error} when the port is in use or not allowed, naming `PORT`
 */
export async function serveTokenEndpoint(
  env: Readonly<Record<string, string | undefined>>,
  writeLine?: (line: string) => void,
): Promise<TokenServer> {
  const { config, ...listen } = parseEnvironment(env);
  const log = writeLine ? jsonLines(writeLine) : logToStandardOutput();
  const endpoint = createTokenEndpoint({ ...config, log, rateLimit: memoryRateLimit() });
  return listenOnNode(endpoint, { ...listen, log });
}

export interface TokenEndpointListenerOptions {
  /**
   * How many proxies in front may tell the client's address in `X-Forwarded-For` or `Forwarded`;
   * `loopback`: those on this machine. Default: `loopback`.
   */
  readonly trustProxy?: TrustProxy | undefined;
}

/** Answers the requests of Node's HTTP server; see {@link tokenEndpointListener}. */
export interface TokenEndpointListener {
  (
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    next?: (error?: unknown) => void,
  ): Promise<void>;
  /**
   * For a graceful stop: from now on connections are closed after their answer.
   *
   * @returns when the requests in progress have been answered, or 10 seconds have passed
   */
  close(): Promise<void>;
}

/**
 * Makes a listener for a server of yours: `node:http`, Express, Fastify or Koa. It does what `serve`
 * does around an endpoint: it finds out the client's address, counts requests in memory (give
 * `rateLimit` for a counter that several instances share), closes connections of requests that take
 * longer than 15 seconds to arrive, and stops gracefully.
 *
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * import { tokenEndpointListener } from 'guide-messaging-auth/node';
 *
 * const tokens = tokenEndpointListener({
 *   proof: 'help-center-jwt',
 *   zendeskUrl: 'https://example.zendesk.com',
 *   messagingKeyId: process.env.MESSAGING_KEY_ID ?? '',
 *   messagingSecret: process.env.MESSAGING_SECRET ?? '',
 *   allowedOrigins: ['https://help.example.com'],
 * });
 * createServer(tokens).listen(8787);
 * ```
 *
 * @param config - as `createTokenEndpoint` takes it
 * @returns a function of request and response. With a third argument, `next` as Express and Connect
 *   have it, it leaves paths that are not the endpoint's to the next in line.
 * @throws {ConfigurationError} with every mistake in `config`
 */
export function tokenEndpointListener(
  config: TokenEndpointConfig,
  { trustProxy = 'loopback' }: TokenEndpointListenerOptions = {},
): TokenEndpointListener {
  const { basePath = '', log = toConsole, rateLimit = memoryRateLimit() } = config;
  const endpoint = createTokenEndpoint({ ...config, log, rateLimit });
  const listen = listener(endpoint, { trustProxy, log });
  const routes = routesOf(basePath);
  async function answer(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    next?: (error?: unknown) => void,
  ): Promise<void> {
    const [path = ''] = (incoming.url ?? '').split('?', 1);
    if (next && !routes.has(path)) return next();
    if (incoming.readableEnded && !('body' in incoming)) {
      log({ event: 'error', level: 'error', message: BODY_IS_GONE });
    }
    return listen(incoming, outgoing);
  }
  return Object.assign(answer, { close: () => listen.close() });
}

const BODY_IS_GONE =
  'the body of a token request was read before the listener saw it. Mount the listener in front of ' +
  'what reads bodies.';

function toConsole(entry: LogEntry): void {
  if (entry.event === 'request') return;
  console[entry.level](`token endpoint: ${entry.message}`);
}

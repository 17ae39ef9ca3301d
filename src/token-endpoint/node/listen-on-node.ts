import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { TokenEndpoint } from '../create-token-endpoint.js';
import type { TrustProxy } from '../environment.js';
import type { Log } from '../log-entry.js';
import { addressKey } from '../rate-limit/index.js';
import { clientAddress } from './client-address.js';

/** How long requests may take to finish once the server has been told to stop. */
const GRACE_MS = 10_000;

/** More connections than this at once are closed again: each of them takes memory. */
const MAX_CONNECTIONS = 4_000;

/** How long a client may take, in milliseconds: a token request is one small packet. */
export const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 65_000,
  // How often Node looks for connections that are too slow; its default is 30 seconds.
  connectionsCheckingInterval: 1_000,
};

/** A token endpoint that is listening. */
export interface TokenServer {
  /** `http://127.0.0.1:8787`, with the port that was really taken. */
  readonly url: string;
  /**
   * Stops: no new connections (so `/health` cannot be reached, which takes the instance out of a load
   * balancer), while requests in progress finish, within 10 seconds. Calling it again waits for the
   * same stop.
   */
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly trustProxy: TrustProxy;
  readonly log: Log;
  /** For tests: other timeouts, and fewer connections. */
  readonly timeouts?: Partial<typeof TIMEOUTS>;
  readonly maxConnections?: number;
}

/**
 * Lets an endpoint listen on a port.
 *
 * @throws {Error} when the port is in use or not allowed, naming `PORT`
 */
export async function listenOnNode(
  endpoint: TokenEndpoint,
  options: ListenOptions,
): Promise<TokenServer> {
  const { host, port, log, trustProxy, timeouts, maxConnections = MAX_CONNECTIONS } = options;
  let hasWarned = false;
  let stopped: Promise<void> | undefined;

  async function answer(request: Request, { incoming }: HttpBindings): Promise<Response> {
    const { address, ignored } = clientAddress(incoming, trustProxy);
    if (ignored && !hasWarned) {
      hasWarned = true;
      log({ event: 'warning', level: 'warn', message: UNTRUSTED_PROXY });
    }
    const response = await endpoint(request, { address: addressKey(address) });
    // Else the client would keep the connection open, and the stop would have to wait for it.
    if (stopped) response.headers.set('connection', 'close');
    return response;
  }

  const server = createAdaptorServer({
    fetch: (request, bindings) => answer(request, bindings as HttpBindings),
    // For requests without a Host header, which HTTP/1.0 health checks send.
    hostname: 'localhost',
    serverOptions: { ...TIMEOUTS, ...timeouts },
  });
  server.maxConnections = maxConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, options)));
    server.listen(port, host, resolve);
  });
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
  log({ event: 'start', level: 'info', message: `listening on ${url}` });

  async function stop(): Promise<void> {
    log({ event: 'stop', level: 'info', message: 'stopping: requests in progress will finish' });
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const impatience = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, GRACE_MS);
    await closed;
    clearTimeout(impatience);
    log({ event: 'stop', level: 'info', message: 'stopped' });
  }

  return {
    url,
    close() {
      stopped ??= stop();
      return stopped;
    },
  };
}

const UNTRUSTED_PROXY =
  'TRUST_PROXY: forwarded addresses (X-Forwarded-For or Forwarded) arrive from a peer that is not ' +
  'trusted, so they are ignored. Behind a load balancer everybody shares one limit then: set ' +
  'TRUST_PROXY to the number of proxies in front (usually 1).';

function listenError(error: NodeJS.ErrnoException, { host, port }: ListenOptions): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(`Port ${port} is in use on ${host}. Set PORT to another one.`);
  }
  if (error.code === 'EACCES') {
    return new Error(`Port ${port} needs more rights. Set PORT to one above 1023.`);
  }
  return new Error(`Cannot listen on ${host}:${port} (${error.code}). Check HOST and PORT.`);
}

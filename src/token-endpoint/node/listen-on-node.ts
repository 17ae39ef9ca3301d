import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TokenEndpoint } from '../create-token-endpoint.js';
import type { TrustProxy } from '../environment.js';
import type { Log } from '../log-entry.js';
import { GRACE_MS, listener } from './listener.js';

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
  const listen = listener(endpoint, { trustProxy, log });
  let stopped: Promise<void> | undefined;

  const server = createServer({ ...TIMEOUTS, ...timeouts }, (incoming, outgoing) => {
    void listen(incoming, outgoing);
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
    await listen.close();
    server.closeIdleConnections();
    const deadline = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    await closed;
    clearTimeout(deadline);
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

function listenError(error: NodeJS.ErrnoException, { host, port }: ListenOptions): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(`Port ${port} is in use on ${host}. Set PORT to another one.`);
  }
  if (error.code === 'EACCES') {
    return new Error(`Port ${port} needs more rights. Set PORT to one above 1023.`);
  }
  return new Error(`Cannot listen on ${host}:${port} (${error.code}). Check HOST and PORT.`);
}

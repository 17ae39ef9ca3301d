import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { jobError } from '../../kit-error.js';

export interface BindOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** Serves HTTPS with it; `null`: HTTP. */
  readonly certificate: { readonly cert: string; readonly key: string } | null;
}

/** A server that has its port, and does not know yet what to serve there. */
export interface BoundServer {
  readonly port: number;
  serve(fetch: (request: Request) => Response | Promise<Response>): void;
  /** Ends open connections, live reload's among them, and frees the port. */
  close(): Promise<void>;
}

/**
 * Takes a port first, since what is served names it: the token endpoint's address, allowed origins.
 *
 * @throws KitError `job` when the port is not available
 */
export async function bindServer({ port, host, certificate }: BindOptions): Promise<BoundServer> {
  const server: Server = certificate ? createHttpsServer(certificate) : createHttpServer();
  // Node's five seconds are over too soon where the machine is busy: the browser then sends a request
  // on a connection that is just being closed.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(whyNot(error, port, host)));
    server.listen(port, host, resolve);
  });
  return {
    // A server that listens on a port, and not on a pipe, has an address.
    port: (server.address() as AddressInfo).port,
    serve: (fetch) => server.on('request', getRequestListener(fetch)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function whyNot(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') {
    return jobError(
      `Port ${port} is taken by another program. Choose another: --port ${port + 1} (npm start -- --port ${port + 1}), or --port 0 for any free one.`,
      error,
    );
  }
  if (error.code === 'EACCES') {
    return jobError(
      `--port: your system does not let you use port ${port}. Choose one above 1023: --port 3000.`,
      error,
    );
  }
  return jobError(
    `--host: ${host} is not an address of this machine (${error.code}). Leave it out, or use 0.0.0.0.`,
    error,
  );
}

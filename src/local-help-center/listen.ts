import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import { jobError } from '../kit-error.js';

export interface ListenOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  readonly certificate: { readonly cert: string; readonly key: string } | null;
}

export interface Listening {
  readonly port: number;
  /** Ends open connections, live reload's among them, and frees the port. */
  close(): Promise<void>;
}

/**
 * Serves `fetch` over HTTP, or over HTTPS where there is a certificate.
 *
 * @throws KitError `job` when the port cannot be had
 */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { port, host, certificate }: ListenOptions,
): Promise<Listening> {
  const listener = getRequestListener(fetch);
  const server: Server = certificate
    ? createHttpsServer(certificate, listener)
    : createHttpServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(whyNot(error, port, host)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
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
      `Port ${port} is taken by another program. Choose another: --port ${port + 1}, or --port 0 for any free one.`,
      error,
    );
  }
  if (error.code === 'EACCES') {
    return jobError(
      `Port ${port} may not be used by you. Choose one above 1023 with --port.`,
      error,
    );
  }
  return jobError(`${host}:${port} cannot be listened on: ${error.message}`, error);
}

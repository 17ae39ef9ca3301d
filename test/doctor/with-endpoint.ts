import { serve } from '@hono/node-server';

export type Handler = (request: Request) => Response | Promise<Response>;

/** Serves a handler on this machine for as long as `use` takes; it gets the endpoint's address. */
export async function withEndpoint<Result>(
  fetch: Handler,
  use: (url: string) => Promise<Result>,
): Promise<Result> {
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((listening) => server.once('listening', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    return await use(`http://127.0.0.1:${port}/messaging`);
  } finally {
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

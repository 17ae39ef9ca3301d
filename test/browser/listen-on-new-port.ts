import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Of this process. A browser that outlives a server may remember something of its origin. */
const usedPorts = new Set<number>();

/**
 * Lets a server listen on this machine, on a port that none had before it: the system gives ports
 * again once they are closed.
 */
export async function listenOnNewPort(server: Server): Promise<number> {
  for (;;) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    if (!usedPorts.has(port)) {
      usedPorts.add(port);
      return port;
    }
    await new Promise((resolve) => server.close(resolve));
  }
}

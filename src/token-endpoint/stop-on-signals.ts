import type { TokenServer } from './node.js';

/**
 * Stops the server at the first SIGINT or SIGTERM, letting requests under way finish; the process
 * then ends by itself. A second signal ends it at once.
 */
export function stopOnSignals(server: TokenServer): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void server.close();
    });
  }
}

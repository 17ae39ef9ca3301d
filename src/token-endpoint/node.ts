/** Around a token endpoint on Node: `guide-messaging-auth/node`. */
import { createTokenEndpoint } from './create-token-endpoint.js';
import { parseEnvironment } from './environment.js';
import type { Log, LogEntry } from './log-entry.js';
import { listenOnNode, memoryRateLimit, type TokenServer } from './node/index.js';

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
  writeLine: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<TokenServer> {
  const { config, ...listen } = parseEnvironment(env);
  const log = jsonLines(writeLine);
  const endpoint = createTokenEndpoint({ ...config, log, rateLimit: memoryRateLimit() });
  return listenOnNode(endpoint, { ...listen, log });
}

function jsonLines(writeLine: (line: string) => void): Log {
  return (entry: LogEntry) => {
    writeLine(JSON.stringify({ time: new Date().toISOString(), ...entry }));
  };
}

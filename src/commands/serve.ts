import { existsSync } from 'node:fs';
import { jobError, usageError } from '../kit-error.js';
import { processTerminal } from '../terminal/index.js';
import type { Environment } from '../token-endpoint/index.js';
import type { Command } from './command.js';
import { ENDPOINT_ENVIRONMENT } from './endpoint-environment.js';
import { untilInterrupted } from './until-interrupted.js';

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Serve the token endpoint on Node, configured by the environment',
  options: [
    {
      flag: '--check',
      summary: 'Check the environment, and ask Zendesk whether keys and credentials work',
    },
    { flag: '--offline', summary: 'With --check: ask nobody, check the environment alone' },
  ],
  environment: ENDPOINT_ENVIRONMENT,
  examples: ['serve --check', 'serve --check --offline', 'serve'],
  async run({ flags }) {
    const { ConfigurationError, parseEnvironment } = await import('../token-endpoint/index.js');
    if (flags.offline && !flags.check) throw usageError('--offline: only works with --check.');
    // What `init` wrote; variables that are set already win.
    if (existsSync('.env')) process.loadEnvFile('.env');
    try {
      if (flags.check) return await check(parseEnvironment(process.env), flags.offline === true);
      const { serveTokenEndpoint } = await import('../token-endpoint/node.js');
      const server = await serveTokenEndpoint(process.env);
      await untilInterrupted();
      await server.close();
      return 0;
    } catch (error) {
      if (error instanceof ConfigurationError) throw usageError(error.message);
      throw error instanceof Error ? jobError(error.message, error) : error;
    }
  },
};

/** @returns the exit code: 1 when one of the servers that the endpoint needs is not in order */
async function check({ config, host, port }: Environment, offline: boolean): Promise<number> {
  const terminal = processTerminal();
  terminal.print(`The environment is complete: proof ${config.proof}, on ${host}:${port}.`);
  if (offline) return 0;
  const { checkServers } = await import('../token-endpoint/index.js');
  const results = await checkServers(config);
  for (const { ok, name, message } of results) {
    terminal.print(`${ok ? 'ok     ' : 'problem'} ${name}: ${message}`);
  }
  return results.every(({ ok }) => ok) ? 0 : 1;
}

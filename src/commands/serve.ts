import { existsSync } from 'node:fs';
import { jobError, usageError } from '../kit-error.js';
import { processTerminal } from '../terminal/index.js';
import type { Command } from './command.js';
import { untilInterrupted } from './until-interrupted.js';

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Serve the token endpoint on Node, as the environment says',
  options: [{ flag: '--check', summary: 'Only check the environment, and say what is wrong' }],
  examples: ['serve --check', 'serve'],
  async run({ flags }) {
    const { ConfigurationError, parseEnvironment } = await import('../token-endpoint/index.js');
    const { serveTokenEndpoint } = await import('../token-endpoint/node.js');
    // What `init` wrote; variables that are set already win.
    if (existsSync('.env')) process.loadEnvFile('.env');
    try {
      if (flags.check) {
        const { host, port, config } = parseEnvironment(process.env);
        processTerminal().print(
          `The environment is complete: proof ${config.proof}, on ${host}:${port}.`,
        );
        return 0;
      }
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

import { jobError, usageError } from '../kit-error.js';
import {
  ConfigurationError,
  parseEnvironment,
  serveTokenEndpoint,
} from '../token-endpoint/index.js';
import type { Command } from './command.js';
import { untilInterrupted } from './until-interrupted.js';

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Serve the token endpoint on Node, as the environment says',
  options: [{ flag: '--check', summary: 'Only check the environment, and say what is wrong' }],
  examples: ['serve --check', 'serve'],
  async run({ flags }) {
    try {
      if (flags.check) return check();
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

function check(): number {
  const { host, port, config } = parseEnvironment(process.env);
  console.log(`The environment is complete: proof ${config.proof}, on ${host}:${port}.`);
  return 0;
}

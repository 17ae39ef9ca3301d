import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { packageRoot } from '../../../src/package-root.js';

/** A program of this folder in a process of its own, which answers one message at a time. */
export interface Child<Order extends object, Report> {
  readonly process: ChildProcess;
  tell(order: Order): Promise<Report>;
}

/**
 * Starts a program of this folder, compiled as the package is: what tsx adds to each function would
 * be measured too. It ends when its parent disconnects.
 */
export async function startChild<Order extends object, Report>(
  program: 'load' | 'servers',
  execArgv: string[] = [],
): Promise<Child<Order, Report>> {
  const outfile = join(packageRoot, 'node_modules/.cache/bench', `${program}.mjs`);
  await build({
    entryPoints: [fileURLToPath(new URL(`${program}.ts`, import.meta.url))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    minifyWhitespace: true,
  });
  const process = fork(outfile, { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    process,
    async tell(order) {
      process.send(order);
      const [report] = (await once(process, 'message')) as [Report];
      return report;
    },
  };
}

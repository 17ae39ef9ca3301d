import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { packageRoot } from '../../src/package-root.js';

/** Puts the clock of the bundled worker forward, by so many seconds. */
export const ADVANCE_HEADER = 'x-test-advance-seconds';

/** The worker, with a clock that tests can put forward. */
const WORKER_WITH_CLOCK = `
  import worker from './worker.ts';
  const now = Date.now;
  let ahead = 0;
  Date.now = () => now() + ahead;
  export default {
    fetch(request, ...rest) {
      ahead += Number(request.headers.get('${ADVANCE_HEADER}') ?? 0) * 1000;
      return worker.fetch(request, ...rest);
    },
  };
`;

/** The worker, with that clock. */
export function bundleWorker(): Promise<string> {
  return bundleAsWrangler({
    stdin: {
      contents: WORKER_WITH_CLOCK,
      resolveDir: join(packageRoot, 'src/token-endpoint'),
      loader: 'ts',
    },
  });
}

/** Bundles a worker as wrangler does: one minified ES module. */
export async function bundleAsWrangler(
  source: Pick<BuildOptions, 'entryPoints' | 'stdin'>,
): Promise<string> {
  const { outputFiles } = await build({
    ...source,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:workers'],
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

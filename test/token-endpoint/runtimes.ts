import { createRequire } from 'node:module';
import { serveTokenEndpoint } from '../../src/token-endpoint/node.js';
import { ADVANCE_HEADER, bundleWorker } from './bundle-worker.js';
import { wranglerConfig } from './wrangler-config.js';

/** A token endpoint that listens, in one of the two runtimes. */
export interface RunningEndpoint {
  readonly url: string;
  /** What it has logged so far, one line an entry. */
  readonly lines: readonly string[];
  /** Puts the endpoint's clock forward, so that no test has to wait. */
  advance(seconds: number): Promise<void>;
  close(): Promise<void>;
}

/** Where the endpoint runs, and how it is started there from the same environment. */
export interface Runtime {
  readonly name: 'Node' | 'workerd';
  start(env: Readonly<Record<string, string>>): Promise<RunningEndpoint>;
}

export const RUNTIMES: readonly Runtime[] = [
  { name: 'Node', start: startOnNode },
  { name: 'workerd', start: startInWorkerd },
];

async function startOnNode(env: Readonly<Record<string, string>>): Promise<RunningEndpoint> {
  const lines: string[] = [];
  const server = await serveTokenEndpoint({ ...env, PORT: '0' }, (line) => lines.push(line));
  const now = Date.now;
  return {
    url: server.url,
    lines,
    // The endpoint runs in the process of the test, which is the only one with this clock.
    async advance(seconds) {
      const before = Date.now;
      Date.now = () => before() + seconds * 1000;
    },
    async close() {
      Date.now = now;
      await server.close();
    },
  };
}

/**
 * By `require`, and only where a test needs it: an import of this large CommonJS module is first read
 * for the names that it exports.
 */
const miniflareModule = () =>
  createRequire(import.meta.url)('miniflare') as typeof import('miniflare');

/** The real workerd, set up by `wrangler.jsonc`. */
export async function startInWorkerd(
  env: Readonly<Record<string, string>>,
): Promise<RunningEndpoint> {
  const { compatibility_date, ratelimits } = await wranglerConfig();
  const lines: string[] = [];
  const collect = (stream: NodeJS.ReadableStream) => {
    stream.on('data', (data) => lines.push(...String(data).split('\n').filter(Boolean)));
  };
  const { Miniflare } = miniflareModule();
  const miniflare = new Miniflare({
    // Named as what it is, so that Miniflare does not parse it to find what it imports.
    modules: [{ type: 'ESModule', path: 'worker.js', contents: await bundleWorker() }],
    compatibilityDate: compatibility_date,
    bindings: { ...env },
    ratelimits: Object.fromEntries(ratelimits.map(({ name, simple }) => [name, { simple }])),
    handleRuntimeStdio(stdout: NodeJS.ReadableStream, stderr: NodeJS.ReadableStream) {
      collect(stdout);
      collect(stderr);
    },
  });
  const { origin } = await miniflare.ready;
  return {
    url: origin,
    lines,
    async advance(seconds) {
      await fetch(`${origin}/health`, { headers: { [ADVANCE_HEADER]: String(seconds) } });
    },
    close: () => miniflare.dispose(),
  };
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Miniflare } from 'miniflare';
import { packageRoot } from '../../../src/package-root.js';
import { bundleAsWrangler } from '../../token-endpoint/bundle-worker.js';
import { environmentOf } from '../../token-endpoint/environment-of.js';
import type { SigningKey } from '../../token-endpoint/signing-key.js';
import { wranglerConfig } from '../../token-endpoint/wrangler-config.js';
import { startZendesk } from '../../token-endpoint/zendesk-stand-in.js';
import { markdownTable, median } from './figures.js';
import type { Load } from './requests-on-node.js';

const CONNECTIONS = 16;
const SECONDS = 2;
const ROUNDS = 4;
/** What Linux counts processor time in: 100 a second. */
const TICK_US = 10_000;

interface Row {
  readonly name: string;
  readonly worker: 'empty' | 'baseline' | 'none' | 'helpCenterJwt';
  readonly send: string;
}

const EMPTY: Row = { name: 'a worker that only answers', worker: 'empty', send: 'claim' };
const ROWS: readonly Row[] = [
  EMPTY,
  { name: 'the article\u2019s worker', worker: 'baseline', send: 'claim' },
  { name: 'ours, proof `none`', worker: 'none', send: 'claim' },
  { name: 'ours, `help-center-jwt`, one token', worker: 'helpCenterJwt', send: 'oneToken' },
  { name: 'ours, `help-center-jwt`, 10,000 tokens', worker: 'helpCenterJwt', send: 'manyTokens' },
];

interface Running {
  readonly url: string;
  /** Of the workerd process. */
  readonly pid: number;
  close(): Promise<void>;
}

/**
 * Measures the processor time of a request in workerd, which is what Workers bill: that of the whole
 * workerd process (user and system, from /proc) divided by the requests that it answered. An empty
 * worker shows how much of it is workerd's own work and miniflare's.
 *
 * @returns a Markdown table; on other systems than Linux a sentence
 */
export async function measureRequestsInWorkerd(load: Load, key: SigningKey): Promise<string> {
  if (process.platform !== 'linux') return 'Processor time in workerd is measured on Linux only.';
  const zendesk = await startZendesk(key);
  const env = environmentOf(zendesk);
  const ours = await bundle('src/token-endpoint/worker.ts');
  const workers = {
    empty: await start("export default { fetch: () => new Response('') }", {}),
    baseline: await start(await bundle('test/bench/endpoint/articles-worker.ts'), {}),
    none: await start(ours, { ...env, ZENDESK_URL: '', PROOF: 'none' }),
    helpCenterJwt: await start(ours, env),
  };
  try {
    const results = new Map<Row, number[]>(ROWS.map((row) => [row, []]));
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const row of ROWS) {
        const cpu = await measure(load, row, workers[row.worker]);
        // The first round warms up.
        if (round > 0) results.get(row)?.push(cpu);
      }
    }
    const empty = median(results.get(EMPTY) ?? []);
    return markdownTable(
      ['workerd', 'processor time a request', 'above an empty worker'],
      ROWS.map((row) => {
        const cpu = median(results.get(row) ?? []);
        return [row.name, `${Math.round(cpu)} µs`, `${Math.round(cpu - empty)} µs`];
      }),
    );
  } finally {
    for (const { close } of Object.values(workers)) await close();
    await zendesk.close();
  }
}

async function measure(load: Load, { name, send }: Row, { url, pid }: Running): Promise<number> {
  const before = await ticksOf(pid);
  const report = await load.tell({ url, send, connections: CONNECTIONS, seconds: SECONDS });
  const after = await ticksOf(pid);
  if (!('perSecond' in report) || report.failures > 0) {
    throw new Error(`workerd, ${name}: ${JSON.stringify(report)}`);
  }
  return ((after - before) * TICK_US) / report.requests;
}

async function start(script: string, bindings: Record<string, string>): Promise<Running> {
  const { compatibility_date, ratelimits } = await wranglerConfig();
  const before = new Set(await workerdProcesses());
  const simple = { limit: 1e9, period: 60 as const };
  const miniflare = new Miniflare({
    modules: true,
    script,
    compatibilityDate: compatibility_date,
    bindings,
    ratelimits: Object.fromEntries(ratelimits.map(({ name }) => [name, { simple }])),
    handleRuntimeStdio(stdout: NodeJS.ReadableStream, stderr: NodeJS.ReadableStream) {
      stdout.resume();
      stderr.resume();
    },
  });
  const { origin } = await miniflare.ready;
  const pid = (await workerdProcesses()).find((id) => !before.has(id));
  if (pid === undefined) throw new Error('there is no process of workerd');
  return { url: `${origin}/messaging`, pid, close: () => miniflare.dispose() };
}

const bundle = (file: string): Promise<string> =>
  bundleAsWrangler({ entryPoints: [join(packageRoot, file)] });

/** The children of this process that are workerd. */
async function workerdProcesses(): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const stats = await Promise.all(ids.map(async (id) => ({ id, ...(await statOf(id)) })));
  return stats
    .filter(({ program, parent }) => program === 'workerd' && parent === process.pid)
    .map(({ id }) => id);
}

async function ticksOf(pid: number): Promise<number> {
  return (await statOf(pid)).ticks;
}

/** proc_pid_stat(5): the program in parentheses, its parent is field 4, utime and stime 14 and 15. */
async function statOf(pid: number): Promise<{ program: string; parent: number; ticks: number }> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const end = stat.lastIndexOf(')');
  const fields = stat
    .slice(end + 2)
    .split(' ')
    .map(Number);
  const program = stat.slice(stat.indexOf('(') + 1, end);
  return { program, parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) };
}

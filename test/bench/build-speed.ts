import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from '../../src/theme-package/index.js';

const BUILDS = 21;
/** What a warm build promises, in milliseconds. */
const LIMIT = 150;

/**
 * Measures warm builds of everything: snippet, head block, theme, checks and zip, all of it again and
 * each time for another endpoint and the other widget: so that there is something to write, and
 * that the snippet is not the one that was minified last. Prints the median.
 */
export async function benchBuildSpeed(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'build-speed-'));
  try {
    const buildFor = (run: number) =>
      build({
        out: join(folder, 'dist'),
        endpoint: `https://jwt-${run}.example.com/messaging`,
        widget: run % 2 === 0 ? 'messaging' : 'classic',
      });
    await buildFor(BUILDS);
    const times: number[] = [];
    for (let run = 0; run < BUILDS; run += 1) {
      const started = performance.now();
      await buildFor(run);
      times.push(performance.now() - started);
    }
    const median = times.sort((a, b) => a - b)[Math.floor(BUILDS / 2)] ?? Number.NaN;
    console.info(
      `A warm build: ${median.toFixed(0)} ms at the median of ${BUILDS} (limit ${LIMIT} ms)`,
    );
    return median;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await benchBuildSpeed();

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { packageRoot } from '../../../src/package-root.js';
import { type Goal, markdownTable, median } from './figures.js';

const RUNS = 15;

/** A program of its own, run in turns with the others; the limit is in milliseconds. */
const PROGRAMS = [
  { name: 'Node alone, which does nothing', args: ['--eval', ''] },
  {
    name: '`import` of `guide-messaging-auth/token-endpoint`, in a program that runs',
    args: [
      '--input-type=module',
      '--eval',
      "const started = performance.now(); await import('guide-messaging-auth/token-endpoint'); console.log(performance.now() - started);",
    ],
    limit: 60,
  },
  { name: '`guide-messaging-auth --help`, all of it', args: ['lib/cli.js', '--help'], limit: 120 },
];

/** Measures how long the package takes to be there. */
export async function measureStartTimes(): Promise<{ table: string; goals: Goal[] }> {
  const times = PROGRAMS.map((): number[] => []);
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [index, { args }] of PROGRAMS.entries()) {
      const time = await timeOf(args);
      // The first run reads the files from the disk.
      if (run > 0) times[index]?.push(time);
    }
  }
  const results = PROGRAMS.map((program, index) => ({
    ...program,
    ms: median(times[index] ?? []),
  }));
  return {
    table: markdownTable(
      ['Start', `median of ${RUNS}`],
      results.map(({ name, ms }) => [name, `${ms.toFixed(0)} ms`]),
    ),
    goals: results.flatMap(({ name, ms, limit }) =>
      limit === undefined
        ? []
        : [
            {
              what: name,
              goal: `at most ${limit} ms`,
              measured: `${ms.toFixed(0)} ms`,
              isMet: ms <= limit,
            },
          ],
    ),
  };
}

/** What the program measured itself, or else from its start to its end. */
async function timeOf(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: packageRoot });
  const taken = performance.now() - started;
  return /^[\d.]+\s*$/.test(stdout) ? Number(stdout) : taken;
}

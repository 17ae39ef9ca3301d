import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { packageRoot } from '../../src/package-root.js';
import { zcliHome } from './zcli-home.js';

const ZCLI = join(packageRoot, 'node_modules/.bin/zcli');
const MANY_RUNS = join(packageRoot, 'test/zcli/many-runs.cjs');
const REMEMBER = join(packageRoot, 'test/zcli/remember-manifests.cjs');

/** What a run of zcli came to. */
export interface ZcliRun {
  readonly code: number | null;
  /** Standard output and standard error, without colours. */
  readonly output: string;
}

/** A zcli that keeps running, as `themes:preview` does. */
export interface RunningZcli {
  /** @throws what zcli has printed so far, when it ends without having printed the text. */
  says(text: string): Promise<void>;
  /** Ctrl-C. */
  interrupt(): Promise<number | null>;
  stop(): Promise<void>;
}

/**
 * Runs the real zcli until it ends.
 *
 * @param rememberedConfig what an earlier run has left in `~/.zcli`
 */
export async function zcli(
  args: readonly string[],
  environment: Record<string, string>,
  rememberedConfig?: object,
): Promise<ZcliRun> {
  const { child, output } = await spawnZcli(args, environment, rememberedConfig);
  const code = await ended(child);
  return { code, output: withoutMarks(output()) };
}

/** Starts the real zcli; the caller stops it. */
export async function startZcli(
  args: readonly string[],
  environment: Record<string, string>,
): Promise<RunningZcli> {
  const { child, output } = await spawnZcli(args, environment);
  const end = ended(child);
  return {
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => output().includes(text) && resolve();
        child.stdout?.on('data', look);
        child.stderr?.on('data', look);
        void end.then(() => reject(new Error(`zcli ended, and printed:\n${output()}`)));
        look();
      }),
    interrupt() {
      child.kill('SIGINT');
      return end;
    },
    async stop() {
      child.kill();
      await end;
    },
  };
}

/** Runs zcli's commands one after the other in one process, which it starts with the first one. */
export interface ZcliProcess {
  /** As `zcli`, but for commands that end by themselves. */
  run(
    args: readonly string[],
    environment: Record<string, string>,
    rememberedConfig?: object,
  ): Promise<ZcliRun>;
  stop(): Promise<void>;
}

/** @param certFile the authority that zcli trusts: Node reads it once */
export async function startZcliProcess(certFile: string): Promise<ZcliProcess> {
  const home = await zcliHome();
  const child = fork(MANY_RUNS, {
    cwd: home.HOME,
    env: { ...home, NODE_EXTRA_CA_CERTS: certFile },
    execArgv: ['--require', REMEMBER],
    // What a run prints comes with its result.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const end = ended(child);
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(args, environment, config = {}) {
      const run = last.then(async (): Promise<ZcliRun> => {
        child.send({ args, environment, config });
        const answer = once(child, 'message').then(([{ code, output }]) => ({ code, output }));
        const { code, output } = await Promise.race([answer, end.then(tooEarly)]);
        return { code, output: withoutMarks(stripVTControlCharacters(output)) };
      });
      last = run.catch(() => {});
      return run;
    },
    async stop() {
      child.kill();
      await end;
      await rm(home.HOME, { recursive: true, force: true });
    },
  };
}

function tooEarly(): never {
  throw new Error('zcli ended its process before it had done what it was asked for');
}

async function spawnZcli(
  args: readonly string[],
  environment: Record<string, string>,
  rememberedConfig?: object,
) {
  const home = await zcliHome();
  if (rememberedConfig) {
    await writeFile(join(home.HOME, '.zcli'), JSON.stringify(rememberedConfig));
  }
  const child = spawn(process.execPath, ['--require', REMEMBER, ZCLI, ...args], {
    cwd: home.HOME,
    env: { ...home, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.once('close', () => void rm(home.HOME, { recursive: true, force: true }));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
  }
  return { child, output: () => stripVTControlCharacters(said) };
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
}

/** zcli begins each line of an error with ` ›   `. */
function withoutMarks(output: string): string {
  return output.replaceAll(/^ ›\s*/gm, '');
}

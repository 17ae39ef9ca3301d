import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { InstalledPackage } from './installed-package.js';

export interface Finished {
  readonly exitCode: number | null;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

export interface RunningCommand {
  /** Waits until the output has this in it. @returns what matched, groups and all */
  says(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Ctrl-C. */
  interrupt(): Promise<Finished>;
  readonly finished: Promise<Finished>;
}

/** Starts the installed command in its project, with nothing of this repository in sight. */
export function startCommand(
  { project }: InstalledPackage,
  args: readonly string[],
  { cwd = project }: { cwd?: string } = {},
): RunningCommand {
  const command = join(project, 'node_modules', '.bin', 'guide-messaging-auth');
  const { PATH, HOME } = process.env;
  const child: ChildProcess = spawn(command, args, {
    cwd,
    env: { PATH, HOME },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, output }));
  });
  const more: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
      for (const look of [...more]) look();
    });
  }
  return {
    finished,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = output.match(pattern);
          if (found) resolve(found);
        };
        more.push(look);
        look();
        finished.then(() => reject(new Error(`it ended without printing ${pattern}:\n${output}`)));
      }),
    interrupt() {
      child.kill('SIGINT');
      return finished;
    },
  };
}

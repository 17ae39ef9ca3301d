import { spawn } from 'node:child_process';
import { join } from 'node:path';
// It remembers the folder in which it was loaded, so it is loaded before `runInProcess` changes that.
import 'esbuild';
import { vi } from 'vitest';
import { runCommandLine } from '../../src/command-line.js';
import { packageRoot } from '../../src/package-root.js';

export interface KitRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the compiled `guide-messaging-auth` with these arguments, as a person would in `folder`. */
export function runKit(
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<KitRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(packageRoot, 'lib', 'cli.js'), ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      output.stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output.stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, ...output }));
  });
}

/**
 * Runs `guide-messaging-auth` in this process: what `lib/cli.js` calls, without the start of a
 * program. That the compiled program does the same is shown with `runKit`, once for each exit code,
 * and for each command in `test/package`. One at a time: the folder, the environment and the console
 * are the process's.
 */
export async function runInProcess(
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<KitRun> {
  const output = { stdout: '', stderr: '' };
  const printing = (stream: 'stdout' | 'stderr') => (text: unknown) => {
    output[stream] += `${text}\n`;
  };
  const before = { folder: process.cwd(), env: { ...process.env } };
  process.chdir(folder);
  Object.assign(process.env, env);
  vi.spyOn(console, 'log').mockImplementation(printing('stdout'));
  vi.spyOn(console, 'error').mockImplementation(printing('stderr'));
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    output.stdout += chunk;
    return true;
  });
  try {
    return { exitCode: await runCommandLine(args), ...output };
  } finally {
    vi.restoreAllMocks();
    process.chdir(before.folder);
    for (const name of Object.keys(process.env))
      if (!(name in before.env)) delete process.env[name];
    Object.assign(process.env, before.env);
  }
}

import { vi } from 'vitest';
import { initCommand } from '../../src/commands/init.js';
import { KitError } from '../../src/kit-error.js';
import type { KitRun } from '../command-line/run-kit.js';

/** Runs `init` in a folder, in this process: starting one for each test takes too long. */
export async function runInit(
  flags: Readonly<Record<string, unknown>>,
  folder: string,
): Promise<KitRun> {
  const printed: string[] = [];
  const noted: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((text) => printed.push(String(text)));
  const error = vi.spyOn(console, 'error').mockImplementation((text) => noted.push(String(text)));
  const before = process.cwd();
  process.chdir(folder);
  try {
    const exitCode = (await initCommand.run({ args: [], flags })) ?? 0;
    return { exitCode, stdout: printed.join('\n'), stderr: noted.join('\n') };
  } catch (thrown) {
    if (!(thrown instanceof KitError)) throw thrown;
    return { exitCode: thrown.exitCode, stdout: printed.join('\n'), stderr: thrown.message };
  } finally {
    process.chdir(before);
    log.mockRestore();
    error.mockRestore();
  }
}

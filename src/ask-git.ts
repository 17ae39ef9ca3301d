import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * Asks git something about a folder, so that it writes nothing, asks no other machine, and starts no
 * program that the folder's own repository names as a monitor or hook: the repository may come from
 * anybody. Filters are another way to name programs; only `status` and the like use them.
 *
 * @returns what git printed; `null` where it failed: no git, no repository, nothing found
 */
export async function askGit(folder: string, args: readonly string[]): Promise<string | null> {
  const safely = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];
  const options = ['-C', folder, '--no-optional-locks', '--no-pager', ...safely, ...args];
  const env = { ...process.env, GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' };
  try {
    return (await promisify(execFile)('git', options, { env, maxBuffer: 64 * 2 ** 20 })).stdout;
  } catch {
    return null;
  }
}

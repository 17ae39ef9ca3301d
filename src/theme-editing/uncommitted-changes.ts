import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * The files in a folder that git would lose if they were overwritten: changed and not committed, or
 * not known to git.
 *
 * @returns git's short status, a line a file; empty where all is committed, or git is not used
 */
export async function uncommittedChanges(folder: string): Promise<string[]> {
  // A repository's own configuration may name a program to ask for changes; it is not run.
  const status = ['-c', 'core.fsmonitor=false', 'status', '--porcelain', '--', '.'];
  const { stdout } = await promisify(execFile)('git', ['-C', folder, ...status]).catch(() => ({
    stdout: '',
  }));
  return stdout.split('\n').filter((line) => line !== '');
}

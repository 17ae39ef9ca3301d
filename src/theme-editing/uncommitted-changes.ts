import { askGit } from '../ask-git.js';

/**
 * The files in a folder that git would lose if they were overwritten: changed and not committed, or
 * not known to git. No filter that the repository names is started, see `askGit`.
 *
 * @returns git's short status, a line a file; empty where all is committed, or git is not used
 */
export async function uncommittedChanges(folder: string): Promise<string[]> {
  const filters = await filterNames(folder);
  // `-c` ends a key at the first "=", so such a filter could not be switched off.
  if (filters.some((name) => name.includes('='))) {
    return ['?? . (git was not asked: a filter in its configuration has "=" in its name)'];
  }
  const withoutFilters = filters
    .flatMap((name) =>
      ['clean=', 'process=', 'required=false'].map((key) => `filter.${name}.${key}`),
    )
    .flatMap((setting) => ['-c', setting]);
  const status = ['status', '--porcelain', '--ignore-submodules=all', '--', '.'];
  const lines = (await askGit(folder, [...withoutFilters, ...status])) ?? '';
  return lines.split('\n').filter((line) => line !== '');
}

/** The filters in git's configuration, which is only read. */
async function filterNames(folder: string): Promise<string[]> {
  const read = ['config', '--null', '--name-only', '--get-regexp', '^filter\\.'];
  const keys = (await askGit(folder, read)) ?? '';
  const names = keys.split('\0').map((key) => /^filter\.(.*)\.[^.]*$/s.exec(key)?.[1] ?? '');
  return [...new Set(names)].filter((name) => name !== '');
}

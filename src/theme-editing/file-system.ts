import * as files from 'node:fs/promises';

/** What changes files: a parameter, so that tests can let each single step fail. */
export type FileSystem = Pick<
  typeof files,
  'chmod' | 'copyFile' | 'mkdir' | 'rename' | 'rm' | 'writeFile'
>;

export const realFileSystem: FileSystem = files;

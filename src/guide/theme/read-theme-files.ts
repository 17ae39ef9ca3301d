import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { filesBelow } from '../../files.js';
import { printable } from '../../terminal/index.js';
import type { ThemeFiles } from './theme.js';
import { ThemeError } from './theme-error.js';

/** What zcli packs (zendesk/zcli, createThemePackage.ts); the rest of a repository is not the theme. */
const FOLDERS = ['assets', 'settings', 'templates', 'translations'] as const;
const FILES = ['manifest.json', 'script.js', 'style.css', 'thumbnail.png'] as const;

/** Guide's limit for a whole theme, in bytes: 30 MiB (`themeSizeLimit` in zcli). */
export const MAX_THEME_BYTES = 31_457_280;

/**
 * Reads a theme's files from a folder. Files that are missing are not in the map.
 *
 * @throws ThemeError when the folder does not exist or has no `manifest.json`, and for a file that is
 *   not the theme's own: a symbolic link out of the folder, a device, a pipe, more than 30 MiB
 */
export async function readThemeFiles(dir: string): Promise<ThemeFiles> {
  const entries = await readdir(dir).catch(() => undefined);
  if (!entries) {
    throw new ThemeError('theme-not-found', `There is no folder ${dir}. Give a theme's folder.`);
  }
  if (!entries.includes('manifest.json')) throw await missingManifest(dir, entries);

  const root = await realpath(dir);
  const lists = await Promise.all(
    FOLDERS.filter((folder) => entries.includes(folder)).map((folder) => filesOf(root, folder)),
  );
  const paths = [...FILES.filter((file) => entries.includes(file)), ...lists.flat()];
  // Read in the order of the names, so that whatever is made of a theme is the same every time.
  const read = paths.sort().map(async (path) => [path, await readOwnFile(root, path)] as const);
  return new Map(await Promise.all(read));
}

async function filesOf(root: string, folder: string): Promise<string[]> {
  await realPathInside(root, folder);
  const paths = await filesBelow(join(root, folder));
  return paths
    .filter((path) => !posix.basename(path).startsWith('.'))
    .map((path) => `${folder}/${path}`);
}

/**
 * Reads a file that belongs to the theme. Its kind is checked before it is opened, because opening
 * a pipe waits for a program that writes into it, and again on the open file, which nobody can replace.
 *
 * @param root the theme's folder, without symbolic links in its path
 * @param path below it, with `/`: a file that is there
 * @throws ThemeError `file-refused` for a file that is not the theme's own, is too large or cannot be
 *   read
 */
export async function readOwnFile(root: string, path: string): Promise<Uint8Array> {
  const real = await realPathInside(root, path);
  checkFile(path, await stat(real));
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
  const file = await open(real, flags).catch((error: NodeJS.ErrnoException) => {
    const problem = `this file cannot be read (${error.code}). Make it readable.`;
    throw new ThemeError('file-refused', problem, { file: path });
  });
  try {
    checkFile(path, await file.stat());
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function checkFile(file: string, found: { isFile(): boolean; readonly size: number }): void {
  if (!found.isFile()) {
    const problem = 'this is not a file but a folder, a device or a pipe. Put a file in its place.';
    throw new ThemeError('file-refused', problem, { file });
  }
  if (found.size > MAX_THEME_BYTES) {
    const problem = `the file has ${found.size} bytes; Guide accepts themes of at most ${MAX_THEME_BYTES} (30 MiB). Make it smaller.`;
    throw new ThemeError('file-refused', problem, { file });
  }
}

/** Follows symbolic links within the theme: some repositories share files that way. */
async function realPathInside(root: string, path: string): Promise<string> {
  const real = await realpath(join(root, path)).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'leads to a file that does not exist' : 'cannot be read';
    const problem = `this symbolic link ${why} (${error.code}). Put the file itself there.`;
    throw new ThemeError('file-refused', problem, { file: path });
  });
  const inside = relative(root, real);
  if (inside === '..' || inside.startsWith(`..${sep}`) || join(root, inside) !== real) {
    const problem = `this is a symbolic link to ${printable(real)}, outside the theme. Put the file itself there.`;
    throw new ThemeError('file-refused', problem, { file: path });
  }
  return real;
}

/** Some repositories keep their theme in a subfolder: name it, if that is so. */
async function missingManifest(dir: string, entries: readonly string[]): Promise<ThemeError> {
  const themes: string[] = [];
  for (const entry of entries) {
    const manifest = await stat(join(dir, entry, 'manifest.json')).catch(() => undefined);
    const templates = await stat(join(dir, entry, 'templates')).catch(() => undefined);
    if (manifest && templates) themes.push(join(dir, entry));
  }
  const advice =
    themes.length > 0
      ? `A theme is in ${themes.join(' and in ')}.`
      : "Give a theme's folder, the one with manifest.json and templates/.";
  return new ThemeError('manifest-missing', `There is no manifest.json in ${dir}. ${advice}`);
}

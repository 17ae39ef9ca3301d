import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ThemeError } from './theme-error.js';
import type { ThemeFiles } from './theme-files.js';

/** What zcli packs (zendesk/zcli, createThemePackage.ts); the rest of a repository is not the theme. */
const FOLDERS = ['assets', 'settings', 'templates', 'translations'] as const;
const FILES = ['manifest.json', 'script.js', 'style.css', 'thumbnail.png'] as const;

/**
 * Reads a theme's files from a folder. Files that are missing are not in the map.
 *
 * @throws ThemeError when the folder does not exist or holds no `manifest.json`
 */
export async function readThemeFiles(dir: string): Promise<ThemeFiles> {
  const entries = await readdir(dir).catch(() => undefined);
  if (!entries) {
    throw new ThemeError('theme-not-found', `There is no folder ${dir}. Give a theme's folder.`);
  }
  if (!entries.includes('manifest.json')) throw await missingManifest(dir, entries);

  const lists = await Promise.all(
    FOLDERS.filter((folder) => entries.includes(folder)).map((folder) => filesBelow(dir, folder)),
  );
  const paths = [...FILES.filter((file) => entries.includes(file)), ...lists.flat()];
  // Read in the order of the names, so that whatever is made of a theme is the same every time.
  const read = paths.sort().map(async (path) => [path, await readFile(join(dir, path))] as const);
  return new Map(await Promise.all(read));
}

async function filesBelow(dir: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(dir, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'));
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

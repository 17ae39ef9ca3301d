import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { filesBelow, unlessAbsent } from '../files.js';
import { readOwnFile } from '../guide/theme/index.js';
import { jobError, usageError } from '../kit-error.js';
import { printable } from '../terminal/index.js';
import { HEAD_PATH, MANIFEST_PATH, TEXT_ASSET, type ThemeTexts } from './theme-texts.js';

/**
 * Reads what `add` and `remove` look at.
 *
 * @param root the theme's folder, from `themeRoot`
 * @throws KitError for a file that is not the theme's own (see `readOwnFile`), or not UTF-8
 */
export async function readThemeTexts(root: string): Promise<ThemeTexts> {
  const translationPaths = (await namesIn(root, 'translations'))
    .filter((name) => name.endsWith('.json') && !isHidden(name))
    .map((name) => `translations/${name}`);
  const translations = await Promise.all(
    translationPaths.map(async (path) => [path, await readRequired(root, path)] as const),
  );
  return {
    head: await readText(root, HEAD_PATH),
    manifest: await readRequired(root, MANIFEST_PATH),
    translations: new Map(translations),
    others: await otherTexts(root),
  };
}

/**
 * The folder of a theme, without symbolic links in its path.
 *
 * @throws KitError (usage) when the path is not a folder, or contains no theme; it names the folder
 *   below that does, where there is one
 */
export async function themeRoot(folder: string): Promise<string> {
  const shown = printable(folder);
  const root = await realpath(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw usageError(`There is no folder ${shown}.`);
    throw usageError(`${shown} cannot be read (${error.code ?? 'error'}).`);
  });
  if (!(await stat(root)).isDirectory()) {
    throw usageError(`${shown} is a file; expected the folder of a theme.`);
  }
  if (await looksLikeTheme(root)) return root;
  const below = (await readdir(root, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
  for (const name of below) {
    if (await looksLikeTheme(join(root, name))) {
      throw usageError(
        `${shown} is not a theme, but ${printable(join(folder, name))} is: name that folder.`,
      );
    }
  }
  throw usageError(
    `${shown} is not a theme: expected a folder with ${MANIFEST_PATH} and templates/ in it.`,
  );
}

async function looksLikeTheme(folder: string): Promise<boolean> {
  const isThere = (name: string) => stat(join(folder, name)).catch(() => null);
  return Boolean(
    (await isThere(MANIFEST_PATH))?.isFile() && (await isThere('templates'))?.isDirectory(),
  );
}

async function otherTexts(root: string): Promise<ReadonlyMap<string, string>> {
  const paths = [
    'script.js',
    ...(await pathsBelow(root, 'templates')).filter((path) => path.endsWith('.hbs')),
    ...(await pathsBelow(root, 'assets')).filter((path) => TEXT_ASSET.test(path)),
  ].filter((path) => path !== HEAD_PATH);
  const texts = new Map<string, string>();
  for (const path of paths) {
    const bytes = await readThemeFile(root, path);
    const text = bytes && decoded(bytes);
    if (text !== null) texts.set(path, text);
  }
  return texts;
}

/** Optional templates are in folders of their own: `templates/article_pages/news.hbs`. */
async function pathsBelow(root: string, folder: string): Promise<string[]> {
  const paths = (await unlessAbsent(filesBelow(join(root, folder)))) ?? [];
  return paths.filter((path) => !isHidden(path)).map((path) => `${folder}/${path}`);
}

/** Of an editor or the system and not of the theme: zcli packs no such file. */
const isHidden = (path: string): boolean => posix.basename(path).startsWith('.');

async function namesIn(root: string, folder: string): Promise<string[]> {
  return ((await unlessAbsent(readdir(join(root, folder)))) ?? []).sort();
}

async function readRequired(root: string, path: string): Promise<string> {
  const text = await readText(root, path);
  if (text === null) throw jobError(`${printable(path)} was there a moment ago. Run this again.`);
  return text;
}

async function readText(root: string, path: string): Promise<string | null> {
  const bytes = await readThemeFile(root, path);
  return bytes && decode(bytes, path);
}

async function readThemeFile(root: string, path: string): Promise<Uint8Array | null> {
  const isThere = await unlessAbsent(lstat(join(root, path)));
  return isThere && readOwnFile(root, path);
}

function decode(bytes: Uint8Array, path: string): string {
  const text = decoded(bytes);
  if (text !== null) return text;
  throw jobError(
    `${printable(path)}: this file is not UTF-8, which Guide expects. Save it as UTF-8, then run this again.`,
  );
}

/** Byte order mark kept, nothing replaced: encoding the text again gives the same bytes. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

import { type UnzipFileInfo, unzipSync } from 'fflate';
import { MAX_THEME_BYTES } from '../../../guide/theme/index.js';

/** A zip that cannot be a theme's: what a failed job reports about it. */
export class ThemeArchiveError extends Error {
  override readonly name = 'ThemeArchiveError';

  constructor(
    readonly code: 'InvalidArchive' | 'ThemeTooLarge',
    message: string,
  ) {
    super(message);
  }
}

/** What the zip may unpack to: themes contain images and fonts, which hardly shrink. */
const MAX_UNPACKED_BYTES = 2 * MAX_THEME_BYTES;
const MAX_FILES = 2_000;
const MAX_PATH_LENGTH = 250;

/**
 * Unpacks a theme's zip, in memory.
 *
 * @returns the files by their path in the theme (`templates/home_page.hbs`): the one folder around
 * them, which zcli and GitHub add, is taken off.
 * @throws ThemeArchiveError for what is not a zip, is too large, or has a path that leads out of it.
 */
export function unpackThemeZip(zip: Uint8Array): Map<string, Uint8Array> {
  if (zip.length > MAX_THEME_BYTES) {
    throw new ThemeArchiveError(
      'ThemeTooLarge',
      `The zip has ${zip.length} bytes; a theme may have at most ${MAX_THEME_BYTES} (30 MiB).`,
    );
  }
  return withoutOuterFolder(new Map(Object.entries(unpack(zip)).filter(isFile)));
}

function unpack(zip: Uint8Array): Record<string, Uint8Array> {
  let unpackedBytes = 0;
  let files = 0;
  // Called with what the zip declares about a file, before anything is unpacked: fflate then gives
  // the file no more room than that, so a zip bomb cannot lie about its size either.
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    checkPath(name);
    unpackedBytes += originalSize;
    files += 1;
    if (unpackedBytes > MAX_UNPACKED_BYTES || files > MAX_FILES) {
      throw new ThemeArchiveError(
        'ThemeTooLarge',
        `The zip unpacks to more than ${MAX_UNPACKED_BYTES} bytes or ${MAX_FILES} files.`,
      );
    }
    return true;
  };
  try {
    return unzipSync(zip, { filter });
  } catch (error) {
    if (error instanceof ThemeArchiveError) throw error;
    throw new ThemeArchiveError('InvalidArchive', 'The file is not a zip that can be unpacked.');
  }
}

function checkPath(path: string): void {
  const leadsOut =
    path.startsWith('/') || path.split('/').includes('..') || /[\\\0]|^[a-z]:/i.test(path);
  if (leadsOut || path.length > MAX_PATH_LENGTH) {
    throw new ThemeArchiveError(
      'InvalidArchive',
      `The zip contains a path that no theme has: ${JSON.stringify(path.slice(0, MAX_PATH_LENGTH))}.`,
    );
  }
}

/** Folders have entries of their own, and macOS adds files that are nobody's. */
function isFile([path]: [string, Uint8Array]): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name !== '' && !name.startsWith('.') && !path.startsWith('__MACOSX/');
}

function withoutOuterFolder(files: Map<string, Uint8Array>): Map<string, Uint8Array> {
  if (files.has('manifest.json')) return files;
  const outer = new Set([...files.keys()].map((path) => path.slice(0, path.indexOf('/') + 1)));
  const [folder] = outer;
  if (outer.size !== 1 || !folder) return files;
  return new Map([...files].map(([path, bytes]) => [path.slice(folder.length), bytes]));
}

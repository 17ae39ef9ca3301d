import { realpath } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { jobError } from '../kit-error.js';
import { printable } from '../terminal/index.js';

/**
 * Where a file of a theme really is, links followed: what replaces it must not replace a link.
 *
 * @param root the theme's folder, itself without links
 * @param path below it, with `/`
 * @throws KitError when the file, or the folder it is to be made in, is outside the theme
 */
export async function realThemePath(root: string, path: string): Promise<string> {
  const asNamed = join(root, ...path.split('/'));
  const real = await realpath(asNamed).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return join(await realpath(dirname(asNamed)), asNamed.slice(dirname(asNamed).length + 1));
  });
  const below = relative(root, real);
  if (below === '..' || below.startsWith(`..${sep}`) || below === real) {
    throw jobError(
      `${printable(path)} is a symbolic link to ${printable(real)}, outside the theme. Put the file itself there, or name the folder that contains it.`,
    );
  }
  return real;
}

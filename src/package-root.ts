import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of this package, whether its code runs from `src/` (tests) or compiled from `lib/`.
 *
 * What the kit reads at run time (the snippet's source, the theme, sample content) lies below it.
 */
export const packageRoot: string = nearestPackage(dirname(fileURLToPath(import.meta.url)));

function nearestPackage(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('guide-messaging-auth: the package has no package.json');
  return nearestPackage(parent);
}

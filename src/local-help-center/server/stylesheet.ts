import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.js';

const sheets = new Map<string, string>();

/**
 * Reads a stylesheet of the local Help Center, when it is first needed.
 *
 * @param path from `src/local-help-center`, which the package brings along as far as styles go
 */
export function stylesheet(path: `${string}.css`): string {
  const known = sheets.get(path);
  if (known !== undefined) return known;
  const sheet = readFileSync(join(packageRoot, 'src/local-help-center', path), 'utf8');
  sheets.set(path, sheet);
  return sheet;
}

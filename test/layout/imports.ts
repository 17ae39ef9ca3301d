import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { packageRoot } from '../../src/package-root.js';

/** An import of one source file by another. Both are paths from the repository's root, with `/`. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

const SPECIFIER = /(?:\bfrom|\bimport)\s*\(?\s*'(?<specifier>\.[^']*)'/g;

/** The TypeScript below `src` and `snippet`. */
export function sources(): { readonly path: string; readonly text: string }[] {
  return ['src', 'snippet'].flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
      .filter((file) => /\.tsx?$/.test(file))
      .map((path) => ({ path, text: readFileSync(join(packageRoot, path), 'utf8') })),
  );
}

/** Every relative import below `src` and `snippet`, of values, types and JSON. */
export function allImports(): Import[] {
  return sources().flatMap(({ path, text }) => importsOf(path, text));
}

export function importsOf(from: string, text: string): Import[] {
  return [...text.matchAll(SPECIFIER)].map(({ groups }) => ({
    from,
    to: resolve(posix.join(posix.dirname(from), groups?.specifier ?? '')),
  }));
}

/** `x.js` is compiled from `x.ts`; the snippet leaves the ending out. */
function resolve(path: string): string {
  const source = path.replace(/\.js$/, '.ts');
  return [source, `${source}.ts`].find((file) => existsSync(join(packageRoot, file))) ?? path;
}

/**
 * Whether an import enters a folder by another file than its `index.ts`. A file sees its own folder
 * and the folders that it is in; every other folder has one door.
 */
export function missesTheDoor({ from, to }: Import): boolean {
  const folder = posix.dirname(to);
  if (folder === '.' || contains(folder, from)) return false;
  const steps = folder.split('/');
  const outside = steps
    .map((_, index) => steps.slice(0, index + 1).join('/'))
    .filter((step) => !contains(step, from));
  const door = outside.find((step) => existsSync(join(packageRoot, step, 'index.ts')));
  return to !== `${door ?? folder}/index.ts`;
}

/** Whether a file is in a folder or below it. A path that is the folder itself counts. */
export const contains = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(`${folder}/`);

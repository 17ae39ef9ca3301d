import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BuildFailure, build, type Plugin } from 'esbuild';
import { jobError } from '../../kit-error.js';
import { packageRoot } from '../../package-root.js';
import type { BrowserPart } from '../scripts.js';

/**
 * Bundles a TypeScript file and what it imports into one minified script for a page.
 *
 * @param entryFile the absolute path of the file
 * @param target the oldest JavaScript that the browsers must know, as esbuild names it
 * @param format `iife`, or `esm` for a script that is put into a function later
 * @returns the script, ASCII only, without a source map; the same bytes for the same input
 * @throws KitError with file, line and column where the source does not compile
 */
export async function bundleForBrowser(
  entryFile: string,
  target = 'es2022',
  format: 'iife' | 'esm' = 'iife',
): Promise<string> {
  const result = await build({
    entryPoints: [entryFile],
    absWorkingDir: dirname(entryFile),
    bundle: true,
    minify: true,
    format,
    platform: 'browser',
    charset: 'ascii',
    // Stylesheets are texts, for a shadow root.
    loader: { '.css': 'text' },
    plugins: [iconFonts],
    // The notices of what others wrote, such as jQuery, have to stay.
    legalComments: 'inline',
    target,
    write: false,
    logLevel: 'silent',
  }).catch((failure: BuildFailure) => {
    throw jobError(compileProblems(failure), failure);
  });
  return (result.outputFiles[0]?.text ?? '').trimEnd();
}

function compileProblems(failure: BuildFailure): string {
  const problems = (failure.errors ?? []).map(({ text, location }) =>
    location ? `${location.file}:${location.line}:${location.column + 1}: ${text}` : text,
  );
  return `The script does not compile.\n${problems.join('\n') || failure.message}`;
}

/**
 * Compiles what a part of the local Help Center runs in the browser, from its `browser/main.ts`.
 *
 * @throws KitError when it does not compile
 */
export function compilePart(part: BrowserPart): Promise<string> {
  return bundleForBrowser(join(packageRoot, 'src/local-help-center', part, 'browser/main.ts'));
}

/** A file of drawings (`*.glyphs`) is the `data:` URL of a font. Only one script imports one. */
const iconFonts: Plugin = {
  name: 'icon-fonts',
  setup(build) {
    build.onLoad({ filter: /\.glyphs$/ }, async ({ path }) => {
      const { iconFont } = await import('./icon-font.js');
      return { contents: iconFont(await readFile(path, 'utf8')), loader: 'dataurl' };
    });
  },
};

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../package-root.js';
import { type BrowserPart, partFile, type Widget } from './scripts.js';

export { type BrowserPart, WIDGETS, type Widget } from './scripts.js';

/**
 * Gets the compiled snippet for a widget: one script, safe for Curlybars, Handlebars and HTML. In
 * this repository it is compiled from TypeScript each time it is asked for; the package contains it.
 *
 * @throws KitError when the snippet does not compile; UnsafeScriptError when it cannot be made safe
 */
export async function snippetScript(widget: Widget): Promise<string> {
  const compiler = await repositoryCompiler();
  return compiler ? compiler.compileSnippet(widget) : packagedScript(`snippet-${widget}.js`);
}

/**
 * Gets what a part of the local Help Center runs in the browser: compiled in this repository, and
 * from `lib/browser` in the package.
 *
 * @throws KitError when it does not compile
 */
export async function partScript(part: BrowserPart): Promise<string> {
  const compiler = await repositoryCompiler();
  return compiler ? compiler.compilePart(part) : packagedScript(partFile(part));
}

/** The folder of the snippet's sources, for those who watch it; the package has none. */
export function snippetSources(): string | undefined {
  const folder = join(packageRoot, 'snippet');
  return existsSync(join(folder, 'main.ts')) ? folder : undefined;
}

/**
 * It brings esbuild and terser along, which the package does without. Its address is put together
 * here so that bundlers leave the import alone.
 */
async function repositoryCompiler(): Promise<typeof import('./compiler/index.js') | undefined> {
  if (!snippetSources()) return undefined;
  const here = import.meta.url;
  return import(new URL(here.endsWith('.ts') ? './compiler/index.ts' : './compiler.js', here).href);
}

function packagedScript(file: string): Promise<string> {
  return readFile(join(packageRoot, 'lib/browser', file), 'utf8');
}

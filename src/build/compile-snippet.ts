import { join } from 'node:path';
import { minify } from 'terser';
import { packageRoot } from '../package-root.js';
import type { Widget } from '../vocabulary.js';
import { bundleForBrowser } from './bundle-for-browser.js';
import { curlybarsSafe } from './curlybars-safe.js';

const ENTRIES: Readonly<Record<Widget, string>> = {
  messaging: 'main.ts',
  classic: 'main-classic.ts',
};

/**
 * Compiles the snippet for a widget into one script that may stand in a template.
 *
 * ES2018 is what every browser runs that the Messaging Web Widget itself supports.
 *
 * @returns the script, safe for Curlybars, Handlebars and HTML
 * @throws KitError when the snippet does not compile; UnsafeScriptError when it cannot be made safe
 */
export async function compileSnippet(widget: Widget): Promise<string> {
  const entry = join(packageRoot, 'snippet', ENTRIES[widget]);
  const bundled = await bundleForBrowser(entry, 'es2018');
  // Once more, by the minifier that gives names over and over: that gzips better (65 bytes).
  const { code = '' } = await minify(bundled, {
    ecma: 2018,
    module: true,
    compress: { passes: 3 },
    format: { ascii_only: true },
  });
  return curlybarsSafe(code);
}

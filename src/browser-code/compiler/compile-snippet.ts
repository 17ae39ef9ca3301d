import { join } from 'node:path';
import { minify } from 'terser';
import { packageRoot } from '../../package-root.js';
import type { Widget } from '../scripts.js';
import { bundleForBrowser } from './bundle-for-browser.js';
import { curlybarsSafe } from './curlybars-safe.js';

const ENTRIES: Readonly<Record<Widget, string>> = {
  messaging: 'main.ts',
  classic: 'main-classic.ts',
};

interface Minified {
  readonly bundled: string;
  readonly script: Promise<string>;
}

/** What was minified last: that takes longer than all else, and a local page asks for it each time. */
const last = new Map<Widget, Minified>();

/**
 * Compiles the snippet for a widget into one script that may be in a template.
 *
 * ES2018 is what every browser runs that the Messaging Web Widget itself supports.
 *
 * @returns the script, safe for Curlybars, Handlebars and HTML
 * @throws KitError when the snippet does not compile; UnsafeScriptError when it cannot be made safe
 */
export async function compileSnippet(widget: Widget): Promise<string> {
  const entry = join(packageRoot, 'snippet', ENTRIES[widget]);
  const bundled = await bundleForBrowser(entry, 'es2018', 'esm');
  const known = last.get(widget);
  if (known?.bundled === bundled) return known.script;
  const script = minified(bundled);
  last.set(widget, { bundled, script });
  return script;
}

/**
 * Minifies once more, with the minifier whose names gzip better (65 bytes), and puts the script into
 * one function.
 */
async function minified(bundled: string): Promise<string> {
  const { code = '' } = await minify(bundled, {
    ecma: 2018,
    module: true,
    compress: { passes: 3, keep_fargs: false, pure_getters: true },
    format: { ascii_only: true },
  });
  return curlybarsSafe(`(()=>{${code.replace(/;$/, '')}})();`);
}

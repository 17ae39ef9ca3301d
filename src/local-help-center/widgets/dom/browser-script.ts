import { join } from 'node:path';
import type { Handler } from 'hono';
import { bundleForBrowser } from '../../../head-block/index.js';
import { packageRoot } from '../../../package-root.js';

/** By part: bundled when it is first asked for, once in each process. */
const scripts = new Map<string, Promise<string>>();

/**
 * Serves what a part of the local Help Center runs in the browser.
 *
 * @param part its folder in `src/local-help-center`, which holds `browser/main.ts`
 */
export function browserScript(part: string): Handler {
  return async (context) => {
    const entry = join(packageRoot, 'src/local-help-center', part, 'browser/main.ts');
    const script = scripts.get(part) ?? bundleForBrowser(entry);
    scripts.set(part, script);
    context.header('content-type', 'text/javascript; charset=utf-8');
    context.header('cache-control', 'no-cache');
    return context.body(await script);
  };
}

import { join } from 'node:path';
import { packageRoot } from '../../package-root.js';
import type { BrowserPart } from '../parts.js';
import { bundleForBrowser } from './bundle-for-browser.js';

/**
 * Compiles what a part of the local Help Center runs in the browser, from its `browser/main.ts`.
 *
 * @throws KitError when it does not compile
 */
export function compilePart(part: BrowserPart): Promise<string> {
  return bundleForBrowser(join(packageRoot, 'src/local-help-center', part, 'browser/main.ts'));
}

import sparticuz from '@sparticuz/chromium';
import { installedBrowser } from './chromium.js';

/**
 * Unpacks the browser of `@sparticuz/chromium` once, before the workers of the
 * browser tests start: two of them that unpack at the same time would each find half a browser.
 * Vitest does not run it when no browser test runs.
 */
export default async function unpackChromium(): Promise<void> {
  if (installedBrowser() === undefined) await sparticuz.executablePath();
}

import sparticuz from '@sparticuz/chromium';

/**
 * Unpacks the browser of `@sparticuz/chromium` once, before the test workers start: two of them
 * unpacking at the same time would hand each other half a browser.
 */
export default async function unpackChromium(): Promise<void> {
  await sparticuz.executablePath();
}

// Opens the pages of theme folders in Chromium, signed in as an end user, and prints what their
// scripts throw and whether the messenger knows the visitor:
//   npx tsx test/local-help-center/help-center/open-themes.ts FOLDER...
import { basename } from 'node:path';
import type { Browser } from 'playwright-core';
import { readTheme } from '../../../src/guide/theme/index.js';
import {
  type LocalHelpCenter,
  startLocalHelpCenter,
} from '../../../src/local-help-center/index.js';
import { launchChromium } from '../../browser/chromium.js';
import { addressesOfTemplates } from './addresses-of-templates.js';

/** Milliseconds that a page has for what its scripts do after loading. */
const SETTLING = 500;
const SIGN_IN = 20_000;

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('Name the folders of the themes to open.');
  process.exitCode = 2;
}
const browser = await launchChromium();
for (const folder of folders) {
  try {
    await openTheme(browser, folder);
  } catch (error) {
    console.log(`${basename(folder)}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
await browser.close();

async function openTheme(browser: Browser, folder: string): Promise<void> {
  const helpCenter = await startLocalHelpCenter({ theme: folder, port: 0 });
  try {
    const { signedIn, pages, errors } = await openPages(browser, helpCenter, folder);
    console.log(
      `${basename(folder)}: ${pages} pages, ${signedIn ? 'signed in' : 'NOT SIGNED IN'}, ${errors.size} errors`,
    );
    for (const [error, paths] of errors)
      console.log(`  ${error}  (${paths.slice(0, 3).join(', ')})`);
    if (!signedIn) process.exitCode = 1;
  } finally {
    await helpCenter.close();
  }
}

async function openPages(browser: Browser, { url, account }: LocalHelpCenter, folder: string) {
  const john = account.people().find(({ email }) => email === 'john.smith@example.com');
  if (!john) throw new Error('The local Help Center does not know john.smith@example.com.');
  const window = await browser.newContext();
  await window.addCookies([{ name: '_zendesk_session', value: account.signIn(john), url }]);
  // A theme's fonts and scripts of other hosts are unavailable: these failures are not errors here.
  await window.route(
    (address) => address.origin !== url,
    (route) => route.abort(),
  );
  await window.addInitScript(() => {
    document.addEventListener('guide-messaging-auth:login', () => {
      document.documentElement.dataset.signedIn = 'true';
    });
  });
  const errors = new Map<string, string[]>();
  const page = await window.newPage();
  let path = '';
  page.on('pageerror', (error) => {
    const where = /\((?:.*?)(\/[^/)]+:\d+:\d+)\)|at .*?(\/[^/]+:\d+:\d+)/.exec(error.stack ?? '');
    const text = `${error.message.split('\n')[0]} ${where?.[1] ?? where?.[2] ?? ''}`.trim();
    errors.set(text, [...(errors.get(text) ?? []), path]);
  });

  const theme = await readTheme(folder);
  const firstOfEach = new Map(
    addressesOfTemplates(theme)
      .map((address) => [address.template, address])
      .reverse() as [string, { path: string }][],
  );
  let signedIn = false;
  for (const address of firstOfEach.values()) {
    path = address.path;
    await page.goto(url + path, { waitUntil: 'load' });
    if (!signedIn) {
      signedIn = await page
        .waitForSelector('html[data-signed-in]', { state: 'attached', timeout: SIGN_IN })
        .then(() => true)
        .catch(() => false);
    }
    await page.waitForTimeout(SETTLING);
  }
  await window.close();
  return { signedIn, pages: firstOfEach.size, errors };
}

// Opens the pages of theme folders in Chromium, signed in as an end user, and prints what their
// scripts throw, which of our addresses do not answer, and whether the messenger knows the visitor:
//   npx tsx test/local-help-center/help-center/open-themes.ts FOLDER...
// Each error counts as ours unless it misses what a script of another host would have brought.
import { basename } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { readTheme } from '../../../src/guide/theme/index.js';
import {
  type LocalHelpCenter,
  startLocalHelpCenter,
} from '../../../src/local-help-center/index.js';
import { launchChromium } from '../../browser/chromium.js';
import { addressesOfTemplates } from './addresses-of-templates.js';
import { missesForeignScript, standInFor } from './foreign-scripts.js';

/** Milliseconds that a page has for what its scripts do after loading. */
const SETTLING = 500;
const SIGN_IN = 20_000;
/** Pages wait most of the time: so many themes are open at once. */
const AT_ONCE = 3;

/** What went wrong on the pages of a theme, with the paths where it did. */
interface PageErrors {
  readonly ours: Map<string, string[]>;
  readonly foreign: Map<string, string[]>;
}

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('Name the folders of the themes to open.');
  process.exitCode = 2;
}
const browser = await launchChromium();
const left = [...folders];
await Promise.all(Array.from({ length: AT_ONCE }, openLeft));
await browser.close();

async function openLeft(): Promise<void> {
  for (let folder = left.shift(); folder !== undefined; folder = left.shift()) {
    try {
      await openTheme(browser, folder);
    } catch (error) {
      console.log(`${basename(folder)}: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    }
  }
}

async function openTheme(browser: Browser, folder: string): Promise<void> {
  const helpCenter = await startLocalHelpCenter({ theme: folder, port: 0 });
  try {
    const { signedIn, pages, errors } = await openPages(browser, helpCenter, folder);
    console.log(
      `${basename(folder)}: ${pages} pages, ${signedIn ? 'signed in' : 'NOT SIGNED IN'}, ` +
        `${errors.ours.size} errors, ${errors.foreign.size} that miss a script of another host`,
    );
    for (const [error, paths] of errors.ours) {
      console.log(`  ${error}  (${paths.length}: ${paths.slice(0, 3).join(', ')})`);
    }
    for (const error of errors.foreign.keys()) console.log(`  [another host] ${error}`);
    if (!signedIn || errors.ours.size > 0) process.exitCode = 1;
  } finally {
    await helpCenter.close();
  }
}

async function openPages(browser: Browser, { url, account }: LocalHelpCenter, folder: string) {
  const john = account.people().find(({ email }) => email === 'john.smith@example.com');
  if (!john) throw new Error('The local Help Center does not know john.smith@example.com.');
  const window = await browser.newContext();
  await window.addCookies([{ name: '_zendesk_session', value: account.signIn(john), url }]);
  await window.addInitScript(() => {
    document.addEventListener('guide-messaging-auth:login', () => {
      document.documentElement.dataset.signedIn = 'true';
    });
  });
  const { blocked, sources } = await keepInside(window, url);
  const page = await window.newPage();
  const errors: PageErrors = { ours: new Map(), foreign: new Map() };
  let path = '';
  collectErrors(page, url, sources, (error, where = '', expression = '') => {
    const foreign = missesForeignScript(error, expression, blocked);
    const list = foreign ? errors.foreign : errors.ours;
    const text = `${error} ${where}`.trim();
    list.set(text, [...(list.get(text) ?? []), path]);
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
    blocked.clear();
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

/**
 * Lets a window reach the local Help Center only. Copies of jQuery on other hosts are replaced by
 * ours, so that what a page does with jQuery is seen.
 *
 * @returns the addresses of the scripts that did not come, and the texts of what did, by address
 */
async function keepInside(window: BrowserContext, url: string) {
  const blocked = new Set<string>();
  const sources = new Map<string, string>();
  await window.route(
    (address) => address.origin !== url,
    async (route) => {
      const request = route.request();
      const standIn = standInFor(request.url());
      if (standIn !== undefined) {
        const headers = { 'access-control-allow-origin': '*' };
        await route.fulfill({ path: standIn, headers, contentType: 'text/javascript' });
        return;
      }
      if (request.resourceType() === 'script') blocked.add(request.url());
      await route.abort();
    },
  );
  await window.route(`${url}/**`, async (route) => {
    const request = route.request();
    if (!['document', 'script'].includes(request.resourceType())) return route.fallback();
    // A request that its page no longer waits for has no answer.
    const response = await route.fetch({ maxRedirects: 0 }).catch(() => null);
    const text = await response?.text().catch(() => null);
    if (!response || text == null) return route.abort().catch(() => {});
    sources.set(request.url(), text);
    if (request.resourceType() === 'script') return route.fulfill({ response });
    // A page may name the checksum of the copy that it expects.
    const body = text.replaceAll(/ integrity=("[^"]*"|'[^']*')/g, '');
    await route.fulfill({ response, body });
  });
  return { blocked, sources };
}

type AddError = (error: string, where?: string, expression?: string) => void;

function collectErrors(page: Page, url: string, sources: Map<string, string>, add: AddError) {
  page.on('pageerror', ({ message, stack }) => {
    const place = /(https?:[^\s)]+?):(\d+):(\d+)/.exec(stack ?? '');
    const error = message.split('\n')[0] ?? '';
    if (!place) return add(error);
    const [, source = '', line, column] = place;
    const text = sources.get(source)?.split('\n')[Number(line) - 1] ?? '';
    const expression = /[\w$.]*$/.exec(text.slice(0, Number(column) - 1))?.[0];
    add(error, placeIn(page, `${source}:${line}`), expression);
  });
  page.on('console', (message) => {
    // What does not load is reported below, with its address.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    const { url: source, lineNumber } = message.location();
    add(`console: ${message.text().split('\n')[0]}`, placeIn(page, `${source}:${lineNumber + 1}`));
  });
  page.on('response', (response) => {
    const request = response.request();
    if (response.status() < 400 || !response.url().startsWith(url)) return;
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) return;
    const address = response.url().slice(url.length);
    add(`${response.status()} ${request.method()} ${address} (${request.resourceType()})`);
  });
}

/** `script.js:12`; for what is in the page itself, whose lines differ from page to page, `page`. */
function placeIn(page: Page, place: string): string {
  const isPage = place.replace(/:\d+$/, '') === page.url().replace(/#.*/, '');
  return isPage ? 'in the page' : place.replace(/.*\//, '');
}

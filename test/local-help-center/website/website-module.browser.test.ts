import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/package-root.js';
import { closeChromium, openChromium } from '../../browser/chromium.js';
import { readPage } from '../../docs/markdown.js';
import {
  type MessengerSite,
  startMessengerSite,
} from '../widgets/messenger/start-messenger-site.js';

const MODULE = '/guide-messaging-auth/website.js';
const PAGE = '/website/application';

/** The page's plain example, as a browser imports it without a bundler, for this site's endpoint. */
const example = () =>
  readPage('snippet/website.md')
    .code.find(({ info }) => info === 'js')
    ?.code.replace("'guide-messaging-auth/website'", `'${MODULE}'`)
    .replace("'/jwt/messaging'", "'/website/token-endpoint/messaging'") ?? '';

let browser: Browser;
let site: MessengerSite;
let page: Page;
const consoleErrors: string[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), startMessengerSite()]);
  page = await browser.newPage();
  page.on('pageerror', (error) => consoleErrors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  const module = await readFile(join(packageRoot, 'lib/website.js'), 'utf8');
  await page.route(`**${MODULE}`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: module }),
  );
  await page.route(`**${PAGE}`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="en"><title>An application</title>
<link rel="icon" href="data:,"><button id="log-out">Log out</button>
<script type="module">${example()}</script>
<script defer src="/messenger/snippet.js"></script></html>`,
    }),
  );
});
afterAll(async () => {
  await closeChromium(browser);
  await site.close();
});

const status = (name: string) =>
  page.waitForSelector(`html[data-messenger="${name}"]`, { state: 'attached' });
const messenger = (state: string) =>
  page.waitForSelector(`[data-messenger-user="${state}"]`, { state: 'attached' });

describe('the plain example for websites', () => {
  it('signs the customer of the session in to the messenger', async () => {
    await page.goto(`${site.url}/website`);
    await page.fill('#name', 'Mei Tanaka');
    await page.fill('#email', 'mei@example.com');
    await page.click('text=Log in >> nth=-1');
    await messenger('authenticated');
    await page.evaluate(() => localStorage.clear());
    await page.goto(site.url + PAGE);
    await status('signed-in');
    await messenger('authenticated');
    expect(await page.getAttribute('#local-messenger', 'data-external-id')).toBe('customer-1001');
  });

  it('stores no token of its own', async () => {
    const stored = await page.evaluate(() => localStorage.getItem('guide-messaging-auth'));
    expect(stored).toBe('[null,"customer-1001"]');
  });

  it('signs them out', async () => {
    await page.click('#log-out');
    await messenger('anonymous');
    await status('anonymous');
    expect(consoleErrors).toEqual([]);
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeChromium, openChromium } from '../../browser/chromium.js';
import {
  type MessengerSite,
  startMessengerSite,
} from '../widgets/messenger/start-messenger-site.js';

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
  await page.goto(`${site.url}/website`);
});
afterAll(async () => {
  await closeChromium(browser);
  await site.close();
});

const messenger = (state: string) =>
  page.waitForSelector(`[data-messenger-user="${state}"]`, { state: 'attached' });

describe('a visit to the website', () => {
  it('begins with an anonymous visitor, of whom the endpoint knows nothing', async () => {
    await messenger('anonymous');
    expect(site.account.requestLog.entries()).toEqual([]);
  });

  it('logs in, and the messenger knows one', async () => {
    await page.fill('#name', 'Mei Tanaka');
    await page.fill('#email', 'mei@example.com');
    await page.click('text=Log in >> nth=-1');
    await messenger('authenticated');
    expect(await page.getAttribute('#local-messenger', 'data-user-name')).toBe('Mei Tanaka');
    expect(await page.getAttribute('#local-messenger', 'data-external-id')).toBe('customer-1001');
  });

  it('asks the website’s endpoint only, and never Zendesk', () => {
    const paths = new Set(site.account.requestLog.entries().map(({ path }) => path));
    expect([...paths]).toEqual(['/website/token-endpoint/messaging']);
  });

  it('logs out, and the messenger knows nobody', async () => {
    await page.click('text=Log out');
    await messenger('anonymous');
    expect(consoleErrors).toEqual([]);
  });
});

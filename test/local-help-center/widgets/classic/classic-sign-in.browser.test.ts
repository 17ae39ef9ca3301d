import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type LocalHelpCenter,
  startLocalHelpCenter,
} from '../../../../src/local-help-center/index.js';
import { closeChromium, openChromium } from '../../../browser/chromium.js';

let browser: Browser;
let helpCenter: LocalHelpCenter;
let page: Page;
const consoleErrors: string[] = [];

beforeAll(async () => {
  [browser, helpCenter] = await Promise.all([
    openChromium(),
    startLocalHelpCenter({ port: 0, widget: 'classic' }),
  ]);
  page = await browser.newPage();
  page.on('pageerror', (error) => consoleErrors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
});
afterAll(async () => {
  await closeChromium(browser);
  await helpCenter.close();
});

const widget = (state: string) =>
  page.waitForSelector(`#local-classic-widget${state}`, { state: 'attached' });

describe('a Help Center with the Classic widget', () => {
  it('begins with an anonymous visitor, of whom the endpoint knows nothing', async () => {
    await page.goto(helpCenter.url);
    await widget('[data-chat-user="anonymous"]');
    expect(helpCenter.account.requestLog.entries()).toEqual([]);
  });

  it('recognises John Smith, for chat and for Help Center content', async () => {
    await page.goto(`${helpCenter.url}/access/sign_in?return_to=/`);
    await page.click('text=John Smith');
    await widget('[data-chat-user="john.smith@example.com"][data-external-id="crm-1042"]');
    await widget('[data-help-center-user="john.smith@example.com"]');
  });

  it('fills in his name, which he cannot change', async () => {
    await page.click('#local-classic-widget .launcher');
    expect(await page.inputValue('#local-classic-widget input[name=name]')).toBe('John Smith');
    expect(await page.isEditable('#local-classic-widget input[name=name]')).toBe(false);
  });

  it('forgets him when he signs out', async () => {
    await page.goto(`${helpCenter.url}/access/logout`);
    await widget('[data-chat-user="anonymous"]');
    await page.waitForFunction(() => localStorage.getItem('local-classic-widget') === null);
    expect(consoleErrors).toEqual([]);
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_FAULTS } from '../../../../src/local-help-center/account/create-account.js';
import { closeChromium, openChromium } from '../../../browser/chromium.js';
import { messagingJwt } from '../../widgets/messenger/messaging-jwt.js';
import {
  type MessengerSite,
  startMessengerSite,
} from '../../widgets/messenger/start-messenger-site.js';

declare const zE: (...args: unknown[]) => unknown;

let browser: Browser;
let site: MessengerSite;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), startMessengerSite()]);
  page = await browser.newPage();
  await page.goto(site.url);
  await page.click('developer-panel .toggle');
  await page.waitForSelector('developer-panel input');
});
afterAll(async () => {
  await closeChromium(browser);
  await site.close();
});
beforeEach(() => {
  Object.assign(site.account.faults, NO_FAULTS);
});

describe('the developer panel', () => {
  it('shows who is signed in', async () => {
    expect(await page.textContent('developer-panel .tools')).toContain('Nobody. Sign in');
  });

  it('shows whom the messenger recognises, as it changes', async () => {
    const knows = page.locator('developer-panel .tools');
    await knows.filter({ hasText: 'An anonymous visitor.' }).waitFor();
    const jwt = await messagingJwt(site.account);
    await page.evaluate((token) => {
      zE('messenger', 'loginUser', (callback: (jwt: string) => void) => callback(token));
    }, jwt);
    await knows.filter({ hasText: 'John Smith, external_id crm-1042 ✓' }).waitFor();
    await page.evaluate(() => zE('messenger', 'logoutUser'));
  });

  it.each([
    ['planWithoutHelpCenterJwt', true],
    ['expiredSession', true],
    ['messengerBlocked', true],
  ] as const)('switches %s', async (name, value) => {
    await page.check(`developer-panel input[name=${name}]`);
    await expect.poll(() => site.account.faults[name]).toBe(value);
  });

  it('sets how slow the APIs are', async () => {
    await page.fill('developer-panel input[name=slowMs]', '700');
    await page.press('developer-panel input[name=slowMs]', 'Tab');
    await expect.poll(() => site.account.faults.slowMs).toBe(700);
  });

  it('makes the APIs fail, and work again', async () => {
    await page.selectOption('developer-panel select', '503');
    await expect.poll(() => site.account.faults.failWith).toBe(503);
    await page.selectOption('developer-panel select', '');
    await expect.poll(() => site.account.faults.failWith).toBeNull();
  });

  it('closes with Escape', async () => {
    await page.focus('developer-panel input');
    await page.keyboard.press('Escape');
    expect(await page.isVisible('developer-panel .tools')).toBe(false);
  });
});

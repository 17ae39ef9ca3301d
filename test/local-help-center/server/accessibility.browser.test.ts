import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems, bringAxe } from '../../browser/axe.js';
import { closeChromium, openChromium } from '../../browser/chromium.js';
import { mistakesInDom } from '../../browser/valid-dom.js';
import { messagingJwt } from '../widgets/messenger/messaging-jwt.js';
import {
  type MessengerSite,
  startMessengerSite,
} from '../widgets/messenger/start-messenger-site.js';

declare const zE: (...args: unknown[]) => unknown;

let browser: Browser;
let site: MessengerSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), startMessengerSite()]);
  const { token } = messaging().start();
  const userId = messaging().user(token)?.id ?? '';
  for (const from of ['visitor', 'agent'] as const) {
    messaging().conversations.write(userId, {
      from,
      author: 'Jo',
      text: 'Hello',
      authenticated: false,
    });
  }
});
afterAll(async () => {
  await closeChromium(browser);
  await site.close();
});

const messaging = () => site.messaging;

/** Pages, and what one does there before looking. */
const places: [string, (page: Page) => Promise<void>][] = [
  ['the sign-in page', (page) => open(page, '/access/sign_in')],
  [
    'the sign-in page with errors',
    async (page) => {
      await open(page, '/access/sign_in');
      await page.click('text=Sign in >> nth=-1');
      await page.waitForSelector('.error');
    },
  ],
  [
    'the agent’s page',
    async (page) => {
      await open(page, '/agent');
      await page.waitForSelector('.message');
    },
  ],
  ['the website', (page) => open(page, '/website')],
  [
    'the website with the messenger open',
    async (page) => {
      await open(page, '/website');
      await page.click('.launcher');
    },
  ],
  [
    'a page with a conversation in the messenger',
    async (page) => {
      await open(page, '/');
      const jwt = await messagingJwt(site.account);
      await page.waitForSelector('#local-messenger', { state: 'attached' });
      await page.evaluate((token) => {
        zE('messenger', 'loginUser', (callback: (jwt: string) => void) => callback(token));
        zE('messenger', 'open');
      }, jwt);
      await page.waitForSelector('[data-messenger-user="authenticated"]', { state: 'attached' });
      await page.fill('#local-messenger textarea', 'Hello');
      await page.press('#local-messenger textarea', 'Enter');
      await page.locator('.message.visitor').first().waitFor();
    },
  ],
  [
    'a page in Arabic with the messenger open',
    async (page) => {
      await open(page, '/?lang=ar');
      await page.click('.launcher');
    },
  ],
  [
    'a page with the developer panel open',
    async (page) => {
      await open(page, '/');
      await page.click('developer-panel .toggle');
      await page.waitForSelector('developer-panel input');
    },
  ],
];

async function open(page: Page, path: string): Promise<void> {
  await page.goto(site.url + path);
}

/** One for all places: each is opened in it again. */
let page: Page;
beforeAll(async () => {
  const context = await browser.newContext();
  await bringAxe(context);
  page = await context.newPage();
});

describe('the HTML is valid, axe objects to nothing, and nothing is wider than the window', () => {
  it.each(places)('on %s, in light and, 320 pixels wide, in dark', async (_, visit) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1100, height: 760 });
    await visit(page);
    expect(await mistakesInDom(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });
});

/** By how many pixels the page is wider than the window. */
function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

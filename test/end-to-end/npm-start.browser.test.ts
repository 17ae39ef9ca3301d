import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeChromium, openChromium } from '../browser/chromium.js';
import { type NpmStart, startNpmStart } from './start-npm-start.js';

let npmStart: NpmStart;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [npmStart, browser] = await Promise.all([startNpmStart(), openChromium()]);
  page = await browser.newPage();
});
afterAll(async () => {
  await closeChromium(browser);
  await npmStart?.interrupt();
});

/** What the token endpoint was asked so far, by the local Help Center's own log. */
const tokenRequests = async (): Promise<number> => {
  const response = await fetch(`${npmStart.url}/developer/log`);
  const { requests } = (await response.json()) as { requests: { path: string; method: string }[] };
  return requests.filter(({ path }) => path.startsWith('/token-endpoint/')).length;
};

/** Waits until the messenger shows who the visitor is to it. */
const messengerSays = (user: 'anonymous' | 'authenticated') =>
  page.locator(`[data-messenger-user="${user}"]`).waitFor({ state: 'attached' });

const externalIdInMessenger = () =>
  page.locator('[data-messenger-user="authenticated"]').getAttribute('data-external-id');

describe('npm start, seen by a visitor in Chromium', () => {
  it('takes a visitor who is not signed in for anonymous, and asks the endpoint nothing', async () => {
    await page.goto(npmStart.url);
    await messengerSays('anonymous');
    expect(await tokenRequests()).toBe(0);
  });

  it('recognises John Smith after he signed in, by the external_id that Zendesk vouched for', async () => {
    await page.goto(`${npmStart.url}/access/sign_in`);
    await page.getByRole('button', { name: /John Smith/ }).click();
    await messengerSays('authenticated');
    const vouched = await page.evaluate(async () => {
      const { token } = await (await fetch('/api/v2/help_center/integration/token')).json();
      return JSON.parse(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')));
    });
    expect(await externalIdInMessenger()).toBe(vouched.externalId);
    expect(await tokenRequests()).toBe(1);
  });

  it('recognises him on a second page without another token request', async () => {
    await page.goto(`${npmStart.url}/hc/en-us/requests/new`);
    await messengerSays('authenticated');
    expect(await tokenRequests()).toBe(1);
  });

  it('shows him as anonymous again after he signed out', async () => {
    await page.goto(`${npmStart.url}/access/logout`);
    await messengerSays('anonymous');
    expect(await tokenRequests()).toBe(1);
  });

  it('prints in the terminal where to go and what to do', () => {
    expect(npmStart.output()).toContain(npmStart.url);
    expect(npmStart.output()).toMatch(/sign in as John Smith/i);
  });

  it('ends without a complaint on Ctrl-C', async () => {
    await npmStart.interrupt();
    expect(npmStart.output()).not.toMatch(/error|ERR!/i);
    await expect(fetch(npmStart.url)).rejects.toThrow();
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../chromium.js';
import { startScriptedHelpCenter } from './scripted-help-center.js';
import { seesInMessenger, type Visit, waitForEvents } from './visit.js';

// Playwright switches the back/forward cache off, so a page's return from it is told to the page
// as the browser would tell it. What the page then finds, in storage and at the Help Center, is real.

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

it('a page that comes back after a sign-out makes the messenger forget its user', async () => {
  const { seen, visit, end } = await visitOfJohn();
  // In the same tab another page would have done this; its storage event never reached the frozen page.
  await visit.page.evaluate(() => localStorage.removeItem('guide-messaging-auth'));
  await comeBack(visit);
  await waitForEvents(visit, 2);
  expect(seen.messenger).toEqual(['loginUser', 'crm-1042', 'logoutUser']);
  expect(await seesInMessenger(visit.page)).toBe('anonymous');
  await end();
});

it('a page that comes back to the same user asks for nothing and changes nothing', async () => {
  const { seen, visit, end } = await visitOfJohn();
  const before = seen.requests.length;
  await comeBack(visit);
  expect(await seesInMessenger(visit.page)).toBe('crm-1042');
  expect(seen.requests.length).toBe(before);
  expect(seen.messenger).toEqual(['loginUser', 'crm-1042']);
  await end();
});

async function visitOfJohn() {
  const helpCenter = await startScriptedHelpCenter(browser);
  const visit = { helpCenter, page: await helpCenter.open() };
  await waitForEvents(visit, 1);
  return { seen: helpCenter.seen, visit, end: () => helpCenter.close() };
}

async function comeBack({ page, helpCenter }: Visit): Promise<void> {
  await page.evaluate(() =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  );
  await helpCenter.context.clock.runFor(10_000);
}

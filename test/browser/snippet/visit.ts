import type { Page } from 'playwright-core';
import type { ScriptedHelpCenter } from './scripted-help-center.js';

/** A visitor on a page of a scripted Help Center. */
export interface Visit {
  helpCenter: ScriptedHelpCenter;
  page: Page;
}

/** What the visitor sees in the messenger: an external id, `anonymous`, or `nothing`. */
export function seesInMessenger(page: Page): Promise<string> {
  return page.evaluate(() => window.messenger.shows);
}

/** Follows a link: another page of the Help Center, in the same tab. */
export async function openNextPage({ page }: Visit): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.click('#next')]);
}

/** Lets the messenger ask for a token, as it does when the one it had has expired. */
export function messengerAsksAgain({ page }: Visit): Promise<void> {
  return page.evaluate(() => window.messenger.ask());
}

/**
 * Lets time pass on the visitor's clock, in steps, so that what happens between has its turn: each
 * step waits for a round trip to the page and its server.
 */
export async function letPass(
  { helpCenter, page }: Visit,
  seconds: number,
  step = 1,
): Promise<void> {
  for (let passed = 0; passed < seconds; passed += step) {
    await page.evaluate(() => fetch('/idle').then(String, String));
    await helpCenter.context.clock.runFor(step * 1000);
  }
}

interface Waiting {
  /** Whether it takes seconds, so that the clock has to run. */
  slow?: boolean;
}

/** Waits until the snippet has sent so many events. */
export function waitForEvents(visit: Visit, count: number, waiting: Waiting = {}): Promise<void> {
  return waitForAll(visit, visit.helpCenter.seen.events, count, waiting);
}

/** Waits until the messenger was called, or handed a token, so many times. */
export function waitForMessenger(
  visit: Visit,
  count: number,
  waiting: Waiting = {},
): Promise<void> {
  return waitForAll(visit, visit.helpCenter.seen.messenger, count, waiting);
}

/** Waits until Zendesk's APIs and the token endpoint have got so many requests. */
export function waitForRequests(visit: Visit, count: number): Promise<void> {
  return waitForAll(visit, visit.helpCenter.seen.requests, count, {});
}

/** Waits until something is so in the page, where a test's clock stops the browser's own waiting. */
export async function waitInPage({ page }: Visit, isSo: () => boolean): Promise<void> {
  const givenUp = performance.now() + 15_000;
  while (!(await page.evaluate(isSo))) {
    if (performance.now() > givenUp) throw new Error(`it never came about: ${isSo}`);
    await page.evaluate(() => fetch('/idle').then(String, String));
  }
}

async function waitForAll(visit: Visit, seen: unknown[], count: number, { slow }: Waiting) {
  const givenUp = performance.now() + 15_000;
  while (seen.length < count) {
    if (performance.now() > givenUp)
      throw new Error(`waited for ${count}, saw only: ${JSON.stringify(seen)}`);
    if (slow) await letPass(visit, 1);
    else await visit.page.evaluate(() => fetch('/idle').then(String, String));
  }
}

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
 * Lets time pass on the visitor's clock, in steps, so that what happens between has its turn. No
 * step is taken while an answer is on its way: on this clock, a slow machine would make it late.
 */
export async function letPass(visit: Visit, seconds: number, step = 1): Promise<void> {
  await comeToRest(visit);
  for (let passed = 0; passed < seconds; passed += step) {
    await visit.helpCenter.context.clock.runFor(step * 1000);
    await comeToRest(visit);
  }
}

/** Waits until every request has its answer, but those that the script keeps waiting. */
async function comeToRest(visit: Visit): Promise<void> {
  const { traffic, held } = visit.helpCenter;
  await waitUntil(
    async () => {
      const before = traffic.changes();
      await roundTrip(visit);
      return traffic.changes() === before && traffic.underWay() <= held();
    },
    () => `${traffic.underWay()} requests without an answer, ${held()} kept waiting`,
  );
}

/** What the page has begun goes on meanwhile. */
async function roundTrip({ page }: Visit): Promise<void> {
  await page.evaluate(() => fetch('/idle').then(String, String));
}

/** @param saw what there is instead when it does not come about */
async function waitUntil(isSo: () => Promise<boolean>, saw: () => string): Promise<void> {
  const givenUp = performance.now() + 60_000;
  while (!(await isSo())) {
    if (performance.now() > givenUp) throw new Error(`it never came about: ${saw()}`);
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
export function waitInPage(visit: Visit, isSo: () => boolean): Promise<void> {
  return waitUntil(
    async () => {
      await roundTrip(visit);
      return visit.page.evaluate(isSo);
    },
    () => `${isSo}`,
  );
}

function waitForAll(visit: Visit, seen: unknown[], count: number, { slow }: Waiting) {
  return waitUntil(
    async () => {
      if (seen.length >= count) return true;
      await (slow ? letPass(visit, 4, 4) : roundTrip(visit));
      return false;
    },
    () => `waited for ${count}, saw only ${JSON.stringify(seen)}`,
  );
}

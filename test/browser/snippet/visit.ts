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
  const follow = () => document.getElementById('next')?.click();
  await Promise.all([page.waitForEvent('load'), page.evaluate(follow)]);
}

/** Lets the messenger ask for a token, as it does when the one it had has expired. */
export function messengerAsksAgain({ page }: Visit): Promise<void> {
  return page.evaluate(() => window.messenger.ask());
}

/** Lets time pass on the visitor's clock, once every request has its answer. */
export async function letPass({ helpCenter }: Visit, seconds: number): Promise<void> {
  const { tabs, world, held } = helpCenter;
  for (const tab of tabs) {
    let left = seconds * 1000;
    let others = 0;
    await waitUntil(
      async () => {
        others = 0;
        for (const other of tabs) if (other !== tab) others += await openRequests(other);
        left -= await tab.evaluate(
          ([most = 0, kept = 0]) => window.time?.pass(most, kept) ?? most,
          [left, held() - others],
        );
        return left <= 0;
      },
      () => `${left} ms are left; ${held()} requests are kept waiting, ${others} by other tabs`,
    );
  }
  world.clockIsOffBy += seconds * 1000;
}

const openRequests = (tab: Page) => tab.evaluate(() => window.time?.openRequests() ?? 0);

/** @param saw what there is instead when it does not come about */
async function waitUntil(isSo: () => Promise<boolean>, saw: () => string): Promise<void> {
  const givenUp = performance.now() + 60_000;
  while (!(await isSo())) {
    if (performance.now() > givenUp) throw new Error(`it never came about: ${saw()}`);
  }
}

/** Seconds: less than anything that a case waits for takes. */
const A_MOMENT = 0.05;

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
      if (await visit.page.evaluate(isSo)) return true;
      await letPass(visit, A_MOMENT);
      return false;
    },
    () => `${isSo}`,
  );
}

function waitForAll(visit: Visit, seen: unknown[], count: number, { slow }: Waiting) {
  return waitUntil(
    async () => {
      if (seen.length >= count) return true;
      await letPass(visit, slow ? 4 : A_MOMENT);
      return false;
    },
    () => `waited for ${count}, saw only ${JSON.stringify(seen)}`,
  );
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amina, externalIdOf, grace, john } from '../browser/snippet/people.js';
import { openBrowser, type SimulatedBrowser, type Tab } from './simulated-browser.js';

/** Which tab something happens in; in a browser with one tab it is always that one. */
const tab = fc.constantFrom(0, 1);

/** What can happen, in any order. A sign-in, sign-out or switch shows on the next page. */
const happening = fc.oneof(
  fc.record({
    does: fc.constant('visitor' as const),
    who: fc.constantFrom(john, amina, grace, null),
  }),
  fc.record({ does: fc.constant('load' as const), tab }),
  fc.record({ does: fc.constant('messenger asks' as const), tab }),
  fc.record({ does: fc.constant('page returns' as const), tab }),
  fc.record({ does: fc.constant('wait' as const), for: fc.constantFrom(0, 30, 200, 5000) }),
  fc.record({ does: fc.constant('answers take' as const), for: fc.constantFrom(0, 50, 3000) }),
  fc.record({ does: fc.constant('messenger comes' as const), for: fc.constantFrom(0, 100, 4000) }),
  fc.record({ does: fc.constant('parsing takes' as const), for: fc.constantFrom(10, 1000) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

/** Long enough for every answer, try and messenger to have come. */
const ALL = 60_000;

async function happens(browser: SimulatedBrowser, what: Happening): Promise<void> {
  switch (what.does) {
    case 'visitor':
      browser.visitor = what.who;
      return;
    case 'load':
      return tabOf(browser, what.tab).load();
    case 'messenger asks':
      return tabOf(browser, what.tab).messengerAsks();
    case 'page returns':
      return tabOf(browser, what.tab).leaveAndReturn();
    case 'wait':
      return browser.wait(what.for);
    case 'answers take':
      browser.answersTake = what.for;
      return;
    case 'parsing takes':
      browser.parsingTakes = what.for;
      return;
    case 'messenger comes':
      browser.messengerComesAfter = what.for;
  }
}

function tabOf({ tabs }: SimulatedBrowser, number: number): Tab {
  const tab = tabs[number % tabs.length];
  if (!tab) throw new Error('a browser without a tab');
  return tab;
}

type Check = (browser: SimulatedBrowser, first: Tab, second: Tab) => Promise<void> | void;

async function afterwards(tabCount: number, happenings: readonly Happening[], check: Check) {
  const browser = await openBrowser(tabCount);
  for (const what of happenings) await happens(browser, what);
  await check(browser, tabOf(browser, 0), tabOf(browser, 1));
}

const visits = fc.array(happening, { minLength: 3, maxLength: 14 });
const runs = { numRuns: 300 };

const inAnyVisit = (tabCount: number, check: Check) =>
  fc.assert(
    fc.asyncProperty(visits, (happenings) => afterwards(tabCount, happenings, check)),
    runs,
  );

describe('over any sequence of sign-in, sign-out, switch, reload and slow answers', () => {
  it.each([1, 2])('a token is handed over on nobody’s page but its user’s (tabs: %i)', (tabs) =>
    inAnyVisit(tabs, async (browser) => {
      await browser.wait(ALL);
      for (const { seen } of browser.tabs) {
        for (const { pageOf, tokenOf } of seen.handedOver) expect(tokenOf).toBe(pageOf);
      }
    }),
  );

  it('no tab hands over a token when another has found somebody else, or nobody, signed in', () =>
    inAnyVisit(2, async (browser) => {
      await browser.wait(ALL);
      for (const { seen } of browser.tabs) {
        for (const { pageOf, meanwhileElsewhere } of seen.handedOver) {
          for (const other of meanwhileElsewhere) expect(other).toBe(pageOf);
        }
      }
    }));

  it('a sign-out in another tab reaches a page that waits for a token', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(10, 1000),
        fc.constantFrom(0, 50, 3000),
        fc.constantFrom(0, 100, 4000),
        fc.constantFrom(0, 30, 200, 5000),
        fc.boolean(),
        async (parsingTakes, answersTake, messengerComesAfter, later, hadOne) => {
          const browser = await openBrowser(2);
          Object.assign(browser, { parsingTakes, answersTake, messengerComesAfter });
          const [first, second] = [tabOf(browser, 0), tabOf(browser, 1)];
          browser.visitor = john;
          first.load();
          if (hadOne) {
            await browser.wait(ALL);
            first.messengerAsks();
          }
          await browser.wait(later);
          const before = first.seen.handedOver.length;
          browser.visitor = null;
          browser.parsingTakes = 0;
          second.load();
          await browser.wait(0);
          expect(first.seen.handedOver.length).toBe(before);
          await browser.wait(ALL);
          expect(first.seen.handedOver.length).toBe(before);
          expect(first.seen.messengerUser).toBeNull();
          expect(second.seen.logoutsOnThisPage).toBeLessThanOrEqual(1);
        },
      ),
      runs,
    ));

  it('in the end the messenger is logged in as the visitor, no matter who was there before', () =>
    inAnyVisit(1, async (browser, tab) => {
      tab.load();
      await browser.wait(ALL);
      expect(tab.seen.messengerUser).toBe(browser.visitor && externalIdOf(browser.visitor));
    }));

  it('with two tabs, too, once the other one is at rest', () =>
    inAnyVisit(2, async (browser, first, second) => {
      await browser.wait(ALL);
      const before = second.seen.logoutsOnThisPage;
      first.load();
      await browser.wait(ALL);
      expect(second.seen.logoutsOnThisPage - before).toBeLessThanOrEqual(1);
      const expected = browser.visitor && externalIdOf(browser.visitor);
      expect(first.seen.messengerUser).toBe(expected);
      expect([expected, null]).toContain(second.seen.messengerUser);
    }));

  it('nobody gets a token after their session ended: the messenger forgets them instead', () =>
    fc.assert(
      fc.asyncProperty(
        visits,
        fc.constantFrom(null, amina),
        fc.constantFrom('messengerAsks' as const, 'leaveAndReturn' as const),
        (happenings, next, asks) =>
          afterwards(1, happenings, async (browser, tab) => {
            browser.visitor = john;
            tab.load();
            await browser.wait(ALL);
            const before = tab.seen.handedOver.length;
            browser.visitor = next;
            tab[asks]();
            await browser.wait(ALL);
            expect(tab.seen.handedOver.length).toBe(before);
            expect(tab.seen.messengerUser).toBeNull();
          }),
      ),
      runs,
    ));

  it('an anonymous page makes no request, and logs out at most once', () =>
    inAnyVisit(1, async (browser, tab) => {
      browser.visitor = null;
      tab.load();
      await browser.wait(ALL);
      expect(tab.seen.requestsOnThisPage).toBe(0);
      expect(tab.seen.logoutsOnThisPage).toBeLessThanOrEqual(1);
      tab.load();
      await browser.wait(ALL);
      expect(tab.seen.logoutsOnThisPage).toBe(0);
    }));

  it('a visitor who was never signed in costs nothing and loses nothing', () =>
    fc.assert(
      fc.asyncProperty(visits, (happenings) =>
        afterwards(
          2,
          happenings.filter(({ does }) => does !== 'visitor'),
          async (browser, tab) => {
            tab.load();
            await browser.wait(ALL);
            expect(tab.seen).toEqual({
              handedOver: [],
              logoutsOnThisPage: 0,
              requestsOnThisPage: 0,
              messengerUser: null,
            });
          },
        ),
      ),
      runs,
    ));
});

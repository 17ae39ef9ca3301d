import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amina, externalIdOf, grace, john } from '../browser/snippet/people.js';
import { openTab, type Tab } from './simulated-tab.js';

/** What can happen, in any order. A sign-in, sign-out or switch shows on the next page. */
const happening = fc.oneof(
  fc.record({
    does: fc.constant('visitor' as const),
    who: fc.constantFrom(john, amina, grace, null),
  }),
  fc.record({ does: fc.constant('load' as const) }),
  fc.record({ does: fc.constant('messenger asks' as const) }),
  fc.record({ does: fc.constant('wait' as const), for: fc.constantFrom(0, 30, 200, 5000) }),
  fc.record({ does: fc.constant('answers take' as const), for: fc.constantFrom(0, 50, 3000) }),
  fc.record({ does: fc.constant('messenger comes' as const), for: fc.constantFrom(0, 100, 4000) }),
  fc.record({ does: fc.constant('parsing takes' as const), for: fc.constantFrom(10, 1000) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

/** Long enough for every answer, try and messenger to have come. */
const ALL = 60_000;

async function happens(tab: Tab, what: Happening): Promise<void> {
  switch (what.does) {
    case 'visitor':
      tab.visitor = what.who;
      return;
    case 'load':
      return tab.load();
    case 'messenger asks':
      return tab.messengerAsks();
    case 'wait':
      return tab.wait(what.for);
    case 'answers take':
      tab.answersTake = what.for;
      return;
    case 'parsing takes':
      tab.parsingTakes = what.for;
      return;
    case 'messenger comes':
      tab.messengerComesAfter = what.for;
  }
}

async function afterwards(
  happenings: readonly Happening[],
  check: (tab: Tab) => Promise<void> | void,
) {
  const tab = await openTab();
  for (const what of happenings) await happens(tab, what);
  await check(tab);
}

const visits = fc.array(happening, { minLength: 3, maxLength: 14 });
const runs = { numRuns: 300 };

describe('over any sequence of sign-in, sign-out, switch, reload and slow answers', () => {
  it('a token is handed over on nobody’s page but its user’s', () =>
    fc.assert(
      fc.asyncProperty(visits, (happenings) =>
        afterwards(happenings, async (tab) => {
          await tab.wait(ALL);
          for (const { pageOf, tokenOf } of tab.seen.handedOver) expect(tokenOf).toBe(pageOf);
        }),
      ),
      runs,
    ));

  it('in the end the messenger is logged in as the visitor, whoever was there before', () =>
    fc.assert(
      fc.asyncProperty(visits, (happenings) =>
        afterwards(happenings, async (tab) => {
          tab.load();
          await tab.wait(ALL);
          expect(tab.seen.messengerUser).toBe(tab.visitor && externalIdOf(tab.visitor));
        }),
      ),
      runs,
    ));

  it('nobody gets a token after their session ended: the messenger forgets them instead', () =>
    fc.assert(
      fc.asyncProperty(visits, fc.constantFrom(null, amina), (happenings, next) =>
        afterwards(happenings, async (tab) => {
          tab.visitor = john;
          tab.load();
          await tab.wait(ALL);
          const before = tab.seen.handedOver.length;
          tab.visitor = next;
          tab.messengerAsks();
          await tab.wait(ALL);
          expect(tab.seen.handedOver.length).toBe(before);
          expect(tab.seen.messengerUser).toBeNull();
        }),
      ),
      runs,
    ));

  it('an anonymous page makes no request, and logs out at most once', () =>
    fc.assert(
      fc.asyncProperty(visits, (happenings) =>
        afterwards(happenings, async (tab) => {
          tab.visitor = null;
          tab.load();
          await tab.wait(ALL);
          expect(tab.seen.requestsOnThisPage).toBe(0);
          expect(tab.seen.logoutsOnThisPage).toBeLessThanOrEqual(1);
          tab.load();
          await tab.wait(ALL);
          expect(tab.seen.logoutsOnThisPage).toBe(0);
        }),
      ),
      runs,
    ));

  it('a visitor who was never signed in costs nothing and loses nothing', () =>
    fc.assert(
      fc.asyncProperty(visits, (happenings) =>
        afterwards(
          happenings.filter(({ does }) => does !== 'visitor'),
          async (tab) => {
            tab.load();
            await tab.wait(ALL);
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

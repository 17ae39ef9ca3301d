import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeChromium, openChromium } from '../chromium.js';
import { type FaultCase, faultCases, type Outcome } from './fault-cases.js';
import {
  openScriptedWindow,
  type ScriptedWindow,
  startScriptedHelpCenter,
} from './scripted-help-center.js';
import { letPass, seesInMessenger, type Visit, waitForEvents, waitForMessenger } from './visit.js';

let browser: Browser;
let window: ScriptedWindow;
beforeAll(async () => {
  browser = await openChromium();
  window = await openScriptedWindow(browser);
});
afterAll(() => closeChromium(browser));

describe('what happens when', () => {
  it.for(faultCases)('$when', async (fault) => {
    const helpCenter = await startScriptedHelpCenter(window, fault.world);
    try {
      const visit = { helpCenter, page: await helpCenter.open() };
      await live(visit, fault);
      expect(await outcomeOf(visit)).toEqual(fault.outcome);
      expect(helpCenter.seen.handedToTheWrongUser).toEqual([]);
      expect(helpCenter.seen.uncaught).toEqual([]);
      if (!helpCenter.world.visitor) expect(await tokensLeft(visit)).toEqual([]);
      expect(helpCenter.seen.console.join()).not.toMatch(/eyJ|john|smith|@/i);
    } finally {
      await helpCenter.close();
    }
  });
});

/** Lets the case happen, and then another 40 s pass in which nothing more should. */
async function live(visit: Visit, { act, outcome, slow = false }: FaultCase): Promise<void> {
  await act?.(visit);
  await waitForEvents(visit, outcome.events.length, { slow });
  await waitForMessenger(visit, outcome.messenger.length, { slow });
  await letPass(visit, 40);
}

/** The tokens in the tabs' memory: none may be left for the next person at the computer. */
async function tokensLeft({ helpCenter }: Visit): Promise<string[]> {
  const left = helpCenter.tabs.map((page) =>
    page.evaluate(() => {
      try {
        return JSON.stringify({ ...sessionStorage });
      } catch {
        return '{}';
      }
    }),
  );
  return (await Promise.all(left)).filter((kept) => kept.includes('jwt'));
}

async function outcomeOf({ helpCenter, page }: Visit): Promise<Outcome> {
  const { requests, messenger, events, console } = helpCenter.seen;
  const zendesk = requests.filter(({ path }) => path.startsWith('/api/')).length;
  return {
    sees: await seesInMessenger(page),
    zendesk,
    endpoint: requests.length - zendesk,
    messenger,
    events,
    console,
  };
}

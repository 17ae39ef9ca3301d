import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../chromium.js';
import { amina, type Visitor } from './people.js';
import { type ScriptedHelpCenter, startScriptedHelpCenter } from './scripted-help-center.js';
import { seesInMessenger, waitForEvents, waitForRequests } from './visit.js';

// The headless shell that the tests bring along has no back/forward cache (Chromium reports
// `BackForwardCacheDisabledForDelegate`), so the tests send a page the events of a return as a
// browser would. A whole Chromium has one: CHROMIUM=… makes these tests leave the page and go back to it.

let browser: Browser;
let isReal: boolean;
beforeAll(async () => {
  browser = await launchChromium({ backForwardCache: true });
  isReal = await hasBackForwardCache(browser);
});
afterAll(() => browser.close());

describe('a page that comes back from the back/forward cache', () => {
  it('stays as it was for the same user, whom Zendesk has been asked about', async () => {
    const { helpCenter, page } = await comeBackAfter(() => {});
    await waitForEvents({ helpCenter, page }, 2);
    expect(helpCenter.seen.messenger).toEqual(['loginUser', 'crm-1042', 'loginUser', 'crm-1042']);
    expect(helpCenter.seen.events).toEqual(['login', 'login']);
    expect(await seesInMessenger(page)).toBe('crm-1042');
    await helpCenter.close();
  });

  it.each<[string, Visitor | null]>([
    ['when their session has ended, wherever that was', null],
    ['when somebody else has signed in, wherever that was', amina],
  ])('makes the messenger forget its user %s', async (_when, visitor) => {
    const { helpCenter, page } = await comeBackAfter(({ world }) => {
      world.apiVisitor = visitor;
    });
    await waitForEvents({ helpCenter, page }, 3);
    expect(helpCenter.seen.messenger).toEqual(['loginUser', 'crm-1042', 'logoutUser']);
    expect(helpCenter.seen.events).toEqual(['login', 'error zendesk-401', 'logout']);
    expect(await seesInMessenger(page)).toBe('anonymous');
    expect(helpCenter.seen.uncaught).toEqual([]);
    await helpCenter.close();
  });
});

/** John visits a page, leaves it for one without the snippet, something happens, he goes back. */
async function comeBackAfter(happens: (helpCenter: ScriptedHelpCenter) => void) {
  const helpCenter = await startScriptedHelpCenter(browser, {}, { clock: 'real' });
  const page = await helpCenter.open();
  await waitForEvents({ helpCenter, page }, 1);
  await waitForRequests({ helpCenter, page }, 2);
  if (isReal) await page.goto(`${helpCenter.origin}/idle-page`);
  happens(helpCenter);
  if (isReal) await page.goBack({ waitUntil: 'commit' });
  else await tellOfReturn(page);
  return { helpCenter, page };
}

function tellOfReturn(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  );
}

/** Whether a page of this browser lives on while the next one is looked at. */
async function hasBackForwardCache(browser: Browser): Promise<boolean> {
  const helpCenter = await startScriptedHelpCenter(browser, { visitor: null }, { clock: 'real' });
  const page = await helpCenter.open();
  await page.evaluate(() => Object.assign(window, { wasHere: true }));
  await page.goto(`${helpCenter.origin}/idle-page`);
  await page.goBack({ waitUntil: 'commit' });
  const wasHere = await page.evaluate(() => 'wasHere' in window);
  await helpCenter.close();
  return wasHere;
}

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeChromium, installedBrowser, launchChromium, openChromium } from '../chromium.js';
import { amina, type Visitor } from './people.js';
import {
  openScriptedWindow,
  type ScriptedHelpCenter,
  type ScriptedWindow,
  startScriptedHelpCenter,
} from './scripted-help-center.js';
import { seesInMessenger, waitForEvents, waitForRequests } from './visit.js';

// The headless shell that the tests bring along has no back/forward cache (Chromium reports
// `BackForwardCacheDisabledForDelegate`), so the tests send a page the events of a return as a
// browser would. A whole Chromium has one: CHROMIUM=… makes these tests leave the page and go back to it.

let browser: Browser;
let window: ScriptedWindow;
let isReal = false;
beforeAll(async () => {
  browser = installedBrowser()
    ? await launchChromium({ backForwardCache: true })
    : await openChromium();
  window = await openScriptedWindow(browser);
  if (installedBrowser()) isReal = await hasBackForwardCache();
});
afterAll(() => (installedBrowser() ? browser.close() : closeChromium(browser)));

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
  const helpCenter = await startScriptedHelpCenter(window, {}, { clock: 'real' });
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
    globalThis.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  );
}

/** Whether a page of this browser lives on while the next one is looked at. */
async function hasBackForwardCache(): Promise<boolean> {
  const helpCenter = await startScriptedHelpCenter(window, { visitor: null }, { clock: 'real' });
  const page = await helpCenter.open();
  await page.evaluate(() => Object.assign(window, { wasHere: true }));
  await page.goto(`${helpCenter.origin}/idle-page`);
  await page.goBack({ waitUntil: 'commit' });
  const wasHere = await page.evaluate(() => 'wasHere' in window);
  await helpCenter.close();
  return wasHere;
}

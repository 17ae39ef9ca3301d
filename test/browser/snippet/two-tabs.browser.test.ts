import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeChromium, openChromium } from '../chromium.js';
import { amina, externalIdOf } from './people.js';
import { openScriptedWindow, startScriptedHelpCenter } from './scripted-help-center.js';
import { seesInMessenger, waitForEvents } from './visit.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => closeChromium(browser));

it('when another user signs in, in another tab, the first tab’s messenger forgets its user', async () => {
  const helpCenter = await startScriptedHelpCenter(await openScriptedWindow(browser));
  const johns = { helpCenter, page: await helpCenter.open() };
  await waitForEvents(johns, 1);
  helpCenter.world.visitor = amina;
  const aminas = { helpCenter, page: await helpCenter.open() };
  await waitForEvents(aminas, 4);
  expect(await seesInMessenger(johns.page)).toBe('anonymous');
  expect(await seesInMessenger(aminas.page)).toBe(externalIdOf(amina));
  expect(helpCenter.seen.handedToTheWrongUser).toEqual([]);
  expect(helpCenter.seen.events.sort()).toEqual(['login', 'login', 'logout', 'logout']);
  await helpCenter.close();
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLDER_THEME } from '../../../../src/local-help-center/theming/index.js';
import { accessibilityProblems } from '../../../browser/axe.js';
import { closeChromium, openChromium } from '../../../browser/chromium.js';
import { serveTheme, type ThemeServer } from '../live-reload/theme-server.js';

let browser: Browser;
let server: ThemeServer;
let panel: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveTheme(), openChromium()]);
  const window = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  panel = await window.newPage();
  await panel.goto(`${server.url}/developer/settings`);
});
afterAll(async () => {
  await closeChromium(browser);
  await server.close();
});

const preview = () => panel.frameLocator('iframe');
const saved = () => panel.getByRole('status').getByText('Saved.').waitFor();
const settings = async () => (await server.themes.find(FOLDER_THEME)?.active())?.settings ?? {};

/** Empties the line in which the panel reports, so that what it reports next can be seen. */
const forgetStatus = () =>
  panel.evaluate(() => document.getElementById('status')?.replaceChildren());

// One visit to the panel: each step changes what no other one looks at, until all is put back.
describe('the settings panel', () => {
  it("has the manifest's words, from the translations of the default language", async () => {
    await panel.getByRole('group', { name: 'Look' }).waitFor();
    expect(await panel.getByLabel('Logo').getAttribute('aria-describedby')).toBe('logo-hint');
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds (%s)', async (colorScheme) => {
    await panel.emulateMedia({ colorScheme });
    expect(await accessibilityProblems(panel)).toEqual([]);
  });

  it('shows a text in the page next to it, and on every other open page, at once', async () => {
    const other = await panel.context().newPage();
    await other.goto(server.url);
    await panel.getByLabel('Greeting').fill('Everywhere');
    await preview().getByRole('heading', { name: 'Everywhere' }).waitFor();
    await other.getByRole('heading', { name: 'Everywhere' }).waitFor();
    await other.close();
  });

  it('shows a colour in the page next to it without loading that again', async () => {
    const heading = await preview().getByRole('heading', { name: 'Everywhere' }).elementHandle();
    await panel.getByRole('textbox', { name: 'Colour' }).fill('#ff0000');
    await panel
      .frames()[1]
      ?.waitForFunction(
        (element) => element && getComputedStyle(element).color === 'rgb(255, 0, 0)',
        heading,
      );
    expect(await heading?.isVisible()).toBe(true);
  });

  it('reports why a value was not taken', async () => {
    await panel.getByRole('textbox', { name: 'Colour' }).fill('red; }');
    await panel.getByRole('status').getByText('a colour, like #17494d').waitFor();
    expect(await settings()).toMatchObject({ color: '#ff0000' });
  });

  it('takes a file', async () => {
    await forgetStatus();
    await panel.getByLabel('Logo').setInputFiles({
      name: 'new.svg',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    });
    await saved();
    const response = await fetch(`${server.url}${(await settings()).logo}`);
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
  });

  it('turns a checkbox, a list and a range into values of their types', async () => {
    await panel.getByLabel('Show search').uncheck();
    await panel.getByLabel('Layout').selectOption('List');
    await panel.getByLabel('Width').fill('70');
    await expect.poll(settings).toMatchObject({ show_search: false, layout: 'list', width: 70 });
  });

  it('puts one setting back to the manifest', async () => {
    const reloaded = panel.waitForEvent('load');
    await panel.getByRole('button', { name: 'Reset Greeting' }).click();
    await reloaded;
    expect(await settings()).toMatchObject({ greeting: 'Hello', show_search: false, width: 70 });
  });

  it('puts all settings back to the manifest', async () => {
    const reloaded = panel.waitForEvent('load');
    await panel.getByRole('button', { name: 'Reset all' }).click();
    await reloaded;
    expect(await settings()).toMatchObject({ color: '#17494d', show_search: true, width: 40 });
  });

  it('has its words in another language', async () => {
    await panel.getByLabel('Language of the labels').selectOption('de');
    await panel.getByRole('group', { name: 'Aussehen' }).waitFor();
    expect(await panel.getByLabel('Farbe').count()).toBe(1);
  });
});

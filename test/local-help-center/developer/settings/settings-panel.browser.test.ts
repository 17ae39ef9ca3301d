import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FOLDER_THEME } from '../../../../src/local-help-center/theming/index.js';
import { closeChromium, openChromium } from '../../../browser/chromium.js';
import { serveTheme, type ThemeServer } from '../live-reload/theme-server.js';

let browser: Browser;
let server: ThemeServer;
let panel: Page;

beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => closeChromium(browser));

beforeEach(async () => {
  server = await serveTheme();
  panel = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await panel.goto(`${server.url}/developer/settings`);
});
afterEach(async () => {
  await panel.close();
  await server.close();
});

const preview = () => panel.frameLocator('iframe');
const saved = () => panel.getByRole('status').getByText('Saved.').waitFor();
const settings = async () => (await server.themes.find(FOLDER_THEME)?.active())?.settings ?? {};

describe('the settings panel', () => {
  it("has the manifest's words, from the translations of the default language", async () => {
    await panel.getByRole('group', { name: 'Look' }).waitFor();
    expect(await panel.getByLabel('Logo').getAttribute('aria-describedby')).toBe('logo-hint');
  });

  it('has them in another language', async () => {
    await panel.getByLabel('Language of the labels').selectOption('de');
    await panel.getByRole('group', { name: 'Aussehen' }).waitFor();
    expect(await panel.getByLabel('Farbe').count()).toBe(1);
  });

  it('shows a text in the page next to it at once', async () => {
    await panel.getByLabel('Greeting').fill('Welcome');
    await preview().getByRole('heading', { name: 'Welcome' }).waitFor();
  });

  it('shows a colour in the page next to it without loading that again', async () => {
    const heading = await preview().getByRole('heading', { name: 'Hello' }).elementHandle();
    await panel.getByRole('textbox', { name: 'Colour' }).fill('#ff0000');
    await panel
      .frames()[1]
      ?.waitForFunction(
        (element) => element && getComputedStyle(element).color === 'rgb(255, 0, 0)',
        heading,
      );
    expect(await heading?.isVisible()).toBe(true);
  });

  it('shows it on every other open page too', async () => {
    const other = await browser.newPage();
    await other.goto(server.url);
    await panel.getByLabel('Greeting').fill('Everywhere');
    await other.getByRole('heading', { name: 'Everywhere' }).waitFor();
    await other.close();
  });

  it('takes a file', async () => {
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
    await panel.getByLabel('Greeting').fill('Welcome');
    await saved();
    await panel.getByRole('button', { name: 'Reset Greeting' }).click();
    await expect.poll(async () => (await settings()).greeting).toBe('Hello');
  });

  it('puts all settings back to the manifest', async () => {
    await panel.getByLabel('Greeting').fill('Welcome');
    await panel.getByLabel('Show search').uncheck();
    await expect.poll(settings).toMatchObject({ greeting: 'Welcome', show_search: false });
    await panel.getByRole('button', { name: 'Reset all' }).click();
    await expect.poll(settings).toMatchObject({ greeting: 'Hello', show_search: true });
  });

  it('reports why a value was not taken', async () => {
    await panel.getByRole('textbox', { name: 'Colour' }).fill('red; }');
    await panel.getByRole('status').getByText('a colour, like #17494d').waitFor();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds (%s)', async (colorScheme) => {
    await panel.emulateMedia({ colorScheme });
    await panel.addScriptTag({ content: axe.source });
    const violations = await panel.evaluate(async () => {
      const found = await (window as unknown as { axe: typeof axe }).axe.run('main');
      return found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
    });
    expect(violations).toEqual([]);
  });
});

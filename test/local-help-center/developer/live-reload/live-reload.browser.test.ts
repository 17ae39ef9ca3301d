import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FOLDER_THEME } from '../../../../src/local-help-center/theming/index.js';
import { closeChromium, openChromium } from '../../../browser/chromium.js';
import { smallTheme, smallThemeFiles } from '../../theming/small-theme.js';
import { serveTheme, type ThemeServer } from './theme-server.js';

// Which changes of the folder are followed, and as what, is in watch-theme.test.ts.

let browser: Browser;
let server: ThemeServer;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveTheme(), openChromium()]);
  page = await browser.newPage();
});
afterAll(async () => {
  await closeChromium(browser);
  await server.close();
});

beforeEach(async () => {
  const connected = page.waitForResponse((response) => response.url().includes('live-reload?'));
  await page.goto(server.url);
  await connected;
});

const hasColor = (wanted: string) =>
  page.waitForFunction(
    (color) => getComputedStyle(document.querySelector('h1') as Element).color === color,
    wanted,
  );

/** Marks the document that is open, and returns whether it still is. */
const markDocument = () => page.evaluate(() => Object.assign(window, { sameDocument: true }));
const isSameDocument = () => page.evaluate(() => 'sameDocument' in window);

describe('an open page', () => {
  it('follows a template', async () => {
    await server.change('templates/home_page.hbs', 'Edited');
    await page.getByText('Edited').waitFor();
  });

  it('follows the stylesheet without being loaded again, and stays connected', async () => {
    await markDocument();
    for (const color of ['rgb(1, 2, 3)', 'rgb(4, 5, 6)']) {
      await server.change('style.css', `h1 { color: ${color} }`);
      await hasColor(color);
    }
    expect(await isSameDocument()).toBe(true);
    expect(await page.locator('link[rel=stylesheet]').count()).toBe(1);
  });

  it('reports what is wrong with a broken manifest, stays as it was, and recovers', async () => {
    await server.change('manifest.json', '{ "name": ');
    await page.getByRole('alert').getByText('manifest.json:1:11').waitFor();
    expect(await page.getByRole('heading', { name: 'Hello' }).count()).toBe(1);

    await server.change('manifest.json', manifestWithGreeting('Fixed'));
    await page.getByRole('heading', { name: 'Fixed' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('notices a change that was made while it could not be seen', async () => {
    await page.evaluate(() => dispatchEvent(new Event('pagehide')));
    server.themes.find(FOLDER_THEME)?.changeSetting('greeting', 'Welcome back');
    server.themes.announce({ themeId: FOLDER_THEME, kind: 'page' });
    await page.evaluate(() => dispatchEvent(new Event('pageshow')));
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  });

  it('does not follow another theme', async () => {
    await markDocument();
    server.themes.add('another', smallTheme());
    server.themes.announce({ themeId: 'another', kind: 'page' });
    await server.change('style.css', 'h1 { color: rgb(7, 8, 9) }');
    await hasColor('rgb(7, 8, 9)');
    expect(await isSameDocument()).toBe(true);
  });

  it('follows another theme once that is published', async () => {
    server.themes.add('published', smallTheme({ 'templates/home_page.hbs': 'Another theme' }));
    server.themes.publish('published');
    await page.getByText('Another theme').waitFor();
  });
});

function manifestWithGreeting(greeting: string): string {
  return (smallThemeFiles().get('manifest.json') ?? '').replace(
    '"Hello"',
    JSON.stringify(greeting),
  );
}

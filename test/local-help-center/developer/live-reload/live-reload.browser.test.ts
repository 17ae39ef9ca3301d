import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FOLDER_THEME } from '../../../../src/local-help-center/theming/index.js';
import { closeChromium, openChromium } from '../../../browser/chromium.js';
import { smallTheme, smallThemeFiles } from '../../theming/small-theme.js';
import { serveTheme, type ThemeServer } from './theme-server.js';

let browser: Browser;
let server: ThemeServer;
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => closeChromium(browser));

beforeEach(async () => {
  server = await serveTheme();
  page = await browser.newPage();
  await openPage(page);
});
afterEach(async () => {
  await page.close();
  await server.close();
});

describe('an open page', () => {
  it('follows a template', async () => {
    await server.change('templates/home_page.hbs', 'Edited');
    await page.getByText('Edited').waitFor();
  });

  it('follows a new template', async () => {
    const reloaded = page.waitForEvent('load');
    await server.change('templates/custom_pages/new.hbs', 'New');
    await reloaded;
    expect((await folderTheme()).templates.get('custom_pages/new')).toBe('New');
  });

  it('follows the manifest', async () => {
    await server.change('manifest.json', manifestWithGreeting('Bonjour'));
    await page.getByRole('heading', { name: 'Bonjour' }).waitFor();
  });

  it('follows a file of the settings', async () => {
    const reloaded = page.waitForEvent('load');
    await server.change('settings/logo.png', 'another picture');
    await reloaded;
    const picture = await page.getByRole('img', { name: 'Logo' }).getAttribute('src');
    expect(await (await fetch(`${server.url}${picture}`)).text()).toBe('another picture');
  });

  it('follows the stylesheet without being loaded again', async () => {
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await server.change('style.css', 'h1 { color: rgb(1, 2, 3) }');
    await page.waitForFunction(
      () => getComputedStyle(document.querySelector('h1') as Element).color === 'rgb(1, 2, 3)',
    );
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });

  it('stays connected after the stylesheet was swapped', async () => {
    for (const color of ['rgb(1, 2, 3)', 'rgb(4, 5, 6)']) {
      await server.change('style.css', `h1 { color: ${color} }`);
      await page.waitForFunction(
        (wanted) => getComputedStyle(document.querySelector('h1') as Element).color === wanted,
        color,
      );
    }
    expect(await page.locator('link[rel=stylesheet]').count()).toBe(1);
  });

  it('follows a file that is saved again as soon as it was announced', async () => {
    const told = new Promise((resolve) => server.themes.onChange(resolve));
    await server.change('templates/home_page.hbs', 'Saved');
    await told;
    await server.change('templates/home_page.hbs', 'Saved again');
    await page.getByText('Saved again').waitFor();
  });

  it('reports what is wrong with a broken manifest, and stays as it was', async () => {
    await server.change('manifest.json', '{ "name": ');
    await page.getByRole('alert').getByText('manifest.json:1:11').waitFor();
    expect(await page.getByRole('heading', { name: 'Hello' }).count()).toBe(1);
    expect(String(server.problems[0])).toContain('manifest.json');
  });

  it('recovers when the manifest is fixed', async () => {
    await server.change('manifest.json', '{ "name": ');
    await page.getByRole('alert').waitFor();
    await server.change('manifest.json', manifestWithGreeting('Mended'));
    await page.getByRole('heading', { name: 'Mended' }).waitFor();
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
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    server.themes.add('another', smallTheme());
    server.themes.announce({ themeId: 'another', kind: 'page' });
    await server.change('style.css', 'h1 { color: rgb(7, 8, 9) }');
    await page.waitForFunction(
      () => getComputedStyle(document.querySelector('h1') as Element).color === 'rgb(7, 8, 9)',
    );
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });

  it('follows another theme once that is published', async () => {
    server.themes.add('another', smallTheme({ 'templates/home_page.hbs': 'Another theme' }));
    server.themes.publish('another');
    await page.getByText('Another theme').waitFor();
  });

  it("follows the snippet's source, of which the head block is made again", async () => {
    const before = await folderTheme();
    const reloaded = page.waitForEvent('load');
    await server.changeSnippet('main.ts', 'export {};');
    await reloaded;
    expect(await folderTheme()).not.toBe(before);
  });

  it('compiles the snippet again where its source has changed, before the theme is read', async () => {
    server.steps.length = 0;
    const reloaded = page.waitForEvent('load');
    await server.changeSnippet('main.ts', 'export {};');
    await reloaded;
    expect(server.steps).toEqual(['snippet has changed', 'theme is read']);
  });

  it('does not compile the snippet for a change of the theme', async () => {
    server.steps.length = 0;
    await server.change('templates/home_page.hbs', 'Edited');
    await page.getByText('Edited').waitFor();
    expect(server.steps).toEqual(['theme is read']);
  });
});

describe('what lies next to the theme', () => {
  it.each(['.git/index.lock', 'theme-20261123.zip', 'templates/.home_page.hbs.swp', 'notes.md'])(
    'is not followed: %s',
    async (path) => {
      const heard: unknown[] = [];
      server.themes.onChange((change) => heard.push(change));
      await server.change(path, 'x');
      await server.change('templates/home_page.hbs', 'Edited after it');
      await page.getByText('Edited after it').waitFor();
      expect(heard).toHaveLength(1);
    },
  );
});

async function openPage(opened: Page): Promise<void> {
  const connected = opened.waitForResponse((response) => response.url().includes('live-reload?'));
  await opened.goto(server.url);
  await connected;
}

async function folderTheme() {
  const theme = await server.themes.find(FOLDER_THEME)?.read();
  if (!theme) throw new Error('There is no theme in the folder.');
  return theme;
}

function manifestWithGreeting(greeting: string): string {
  return (smallThemeFiles().get('manifest.json') ?? '').replace(
    '"Hello"',
    JSON.stringify(greeting),
  );
}

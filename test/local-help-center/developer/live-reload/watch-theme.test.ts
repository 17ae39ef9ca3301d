import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FOLDER_THEME, type ThemeChange } from '../../../../src/local-help-center/theming/index.js';
import { smallThemeFiles } from '../../theming/small-theme.js';
import { serveTheme, type ThemeServer } from './theme-server.js';

let server: ThemeServer;
/** What the open pages receive. */
let heard: ThemeChange[];

beforeAll(async () => {
  server = await serveTheme();
  server.themes.onChange((change) => heard.push(change));
});
afterAll(() => server.close());
beforeEach(() => {
  heard = [];
  server.steps.length = 0;
});

/** chokidar reports a new file after 100 ms at most. */
const LONG_ENOUGH_TO_BE_NOTICED_MS = 150;

const wholePage: ThemeChange = { themeId: FOLDER_THEME, kind: 'page' };
const stylesheet: ThemeChange = { themeId: FOLDER_THEME, kind: 'stylesheet' };
const received = () => expect.poll(() => heard, { interval: 10 });

async function folderTheme() {
  const theme = server.themes.find(FOLDER_THEME);
  if (!theme) throw new Error('There is no theme in the folder.');
  return { ...(await theme.read()), settings: (await theme.active()).settings };
}

describe('the folder of a theme', () => {
  it('is followed: a template', async () => {
    await server.change('templates/home_page.hbs', 'Edited');
    await received().toEqual([wholePage]);
    expect((await folderTheme()).templates.get('home_page')).toBe('Edited');
  });

  it('is followed: a new template', async () => {
    await server.change('templates/custom_pages/new.hbs', 'New');
    await received().toEqual([wholePage]);
    expect((await folderTheme()).templates.get('custom_pages/new')).toBe('New');
  });

  it('is followed: the manifest', async () => {
    const manifest = smallThemeFiles().get('manifest.json') ?? '';
    await server.change('manifest.json', manifest.replace('"Hello"', '"Bonjour"'));
    await received().toEqual([wholePage]);
    expect((await folderTheme()).settings.greeting).toBe('Bonjour');
  });

  it('is followed: a file of the settings', async () => {
    await server.change('settings/logo.png', 'another picture');
    await received().toEqual([wholePage]);
    const response = await fetch(`${server.url}${(await folderTheme()).settings.logo}`);
    expect(await response.text()).toBe('another picture');
  });

  it('is followed: the stylesheet, which pages can swap', async () => {
    await server.change('style.css', 'h1 { color: rgb(1, 2, 3) }');
    await received().toEqual([stylesheet]);
  });

  it('is followed again as soon as a change was announced', async () => {
    const announced = new Promise((resolve) => server.themes.onChange(resolve));
    await server.change('templates/home_page.hbs', 'Saved');
    await announced;
    await server.change('templates/home_page.hbs', 'Saved again');
    await received().toEqual([wholePage, wholePage]);
    expect((await folderTheme()).templates.get('home_page')).toBe('Saved again');
  });

  it('is not compiled with the snippet when only a template has changed', async () => {
    await server.change('templates/home_page.hbs', 'Edited once more');
    await received().toEqual([wholePage]);
    await folderTheme();
    expect(server.steps).toEqual(['theme is read']);
  });
});

describe("the snippet's source", () => {
  it('is followed: compiled again before the theme is read, for the head block in it', async () => {
    const before = await server.themes.find(FOLDER_THEME)?.read();
    server.steps.length = 0;
    await server.changeSnippet('main.ts', 'export {};');
    await received().toEqual([wholePage]);
    expect(await server.themes.find(FOLDER_THEME)?.read()).not.toBe(before);
    expect(server.steps).toEqual(['snippet has changed', 'theme is read']);
  });
});

describe('what lies next to the theme', () => {
  it.each(['.git/index.lock', 'theme-20261123.zip', 'templates/.home_page.hbs.swp', 'notes.md'])(
    'is not followed: %s',
    async (path) => {
      await server.change(path, 'x');
      await setTimeout(LONG_ENOUGH_TO_BE_NOTICED_MS);
      await server.change('style.css', `/* after ${path} */`);
      // After a file of the theme, pages would be loaded again.
      await received().toEqual([stylesheet]);
      await setTimeout(LONG_ENOUGH_TO_BE_NOTICED_MS);
      expect(heard).toEqual([stylesheet]);
    },
  );
});

describe('a manifest that cannot be read', () => {
  it('is reported to the terminal, with its place', async () => {
    // A theme of its own: the others must be read.
    const own = await serveTheme();
    await own.change('manifest.json', '{ "name": ');
    await expect.poll(() => own.problems.map(String)).toHaveLength(1);
    await own.close();
    expect(String(own.problems[0])).toContain('manifest.json:1:11');
  });
});

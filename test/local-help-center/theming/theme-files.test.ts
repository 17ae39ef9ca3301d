import { describe, expect, it } from 'vitest';
import type { GuideTheme } from '../../../src/guide/theme/index.js';
import { createThemes, FOLDER_THEME } from '../../../src/local-help-center/theming/index.js';
import { themeFileRoutes } from '../../../src/local-help-center/theming/theme-file-routes.js';
import { smallTheme } from './small-theme.js';

const request = new Request('http://localhost/hc/en-us');

function themesOf(read: () => Promise<GuideTheme> = async () => smallTheme()) {
  const themes = createThemes({ read });
  const routes = themeFileRoutes(themes);
  const get = async (url: string) => routes.request(url);
  return { themes, get };
}

describe('the theme of a page', () => {
  it('has the values of the manifest', async () => {
    const { settings } = await themesOf().themes.themeFor(request);
    expect(settings).toMatchObject({ color: '#17494d', show_search: true, width: 40 });
  });

  it('has the address of its file for a setting of the type file', async () => {
    const { themes, get } = themesOf();
    const { settings } = await themes.themeFor(request);
    expect(await (await get(String(settings.logo))).text()).toBe('PNG');
  });

  it('has an empty value for a file setting without a file', async () => {
    const { themes } = themesOf(async () => smallTheme({ 'settings/logo.png': null }));
    expect((await themes.themeFor(request)).settings.logo).toBe('');
  });

  it('has no address for an asset that does not exist', async () => {
    expect((await themesOf().themes.themeFor(request)).assetUrl('missing.png')).toBe('');
  });

  it('is read once, however many pages ask', async () => {
    let reads = 0;
    const { themes } = themesOf(async () => {
      reads += 1;
      return smallTheme();
    });
    await Promise.all([themes.themeFor(request), themes.themeFor(request)]);
    expect(reads).toBe(1);
  });

  it('is read again at the next request when it could not be read', async () => {
    let broken = true;
    const { themes } = themesOf(async () => {
      if (broken) throw new Error('manifest.json:3:1: not JSON');
      return smallTheme();
    });
    await expect(themes.themeFor(request)).rejects.toThrow('manifest.json:3:1');
    broken = false;
    expect((await themes.themeFor(request)).manifest.name).toBe('Small');
  });
});

describe("the theme's own files", () => {
  it('are served with their media types', async () => {
    const { themes, get } = themesOf();
    const theme = await themes.themeFor(request);
    const urls = [String(theme.stylesheetUrl), String(theme.scriptUrl), theme.assetUrl('logo.svg')];
    const types = await Promise.all(
      urls.map(async (url) => (await get(url)).headers.get('content-type')),
    );
    expect(types).toEqual([
      'text/css; charset=utf-8',
      'text/javascript; charset=utf-8',
      'image/svg+xml; charset=utf-8',
    ]);
  });

  it('contain the stylesheet compiled with the settings and the assets', async () => {
    const { themes, get } = themesOf();
    const theme = await themes.themeFor(request);
    expect(await (await get(String(theme.stylesheetUrl))).text()).toBe(
      `h1 { color: #17494d } i { background: url(${theme.assetUrl('logo.svg')}) }`,
    );
  });

  it('can be kept by the browser for ever, because a change gives them new addresses', async () => {
    const { themes, get } = themesOf();
    const before = (await themes.themeFor(request)).assetUrl('logo.svg');
    themes.find(FOLDER_THEME)?.refresh();
    const after = (await themes.themeFor(request)).assetUrl('logo.svg');
    const caching = await Promise.all(
      [before, after].map(async (url) => (await get(url)).headers.get('cache-control')),
    );
    expect(caching).toEqual(['no-store', 'public, max-age=31536000, immutable']);
  });

  it.each([
    'assets/..%2fmanifest.json',
    'assets/..%2f..%2f..%2f..%2fetc%2fpasswd',
    'assets/%2e%2e%2fmanifest.json',
    'assets/%00',
    'assets/__proto__',
    'settings/..%2fmanifest.json',
    'templates/home_page.hbs',
    'manifest.json',
    'assets/%E0%A4%A',
  ])('cannot be left by the path %s', async (path) => {
    const { get } = themesOf();
    expect((await get(`/theming/folder/x/${path}`)).status).toBe(404);
  });
});

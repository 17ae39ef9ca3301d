import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  readTheme,
  settingLabel,
  ThemeError,
  themeFromFiles,
} from '../../../src/guide/theme/index.js';
import { inFolder } from './in-folder.js';
import { themeFilesOf } from './theme-files-of.js';

const MANIFEST = JSON.stringify({
  name: 'Test',
  author: 'A',
  version: '1.0',
  api_version: 4,
  default_locale: 'en-us',
  settings: [
    {
      label: 'colors_group',
      variables: [
        { identifier: 'color', type: 'color', label: 'color_label', value: '#fff' },
        { identifier: 'width', type: 'range', label: 'Width', value: 3, min: 1, max: 5 },
      ],
    },
  ],
});

describe('a theme from its folder', () => {
  it('has templates, assets, settings files, translations, stylesheet and script by their names', async () => {
    const files = {
      'manifest.json': MANIFEST,
      'style.css': 'a{}',
      'script.js': '1',
      'templates/home_page.hbs': 'home',
      'templates/article_pages/wide.hbs': 'wide',
      'templates/notes.txt': 'not a template',
      'assets/logo.png': new Uint8Array([1, 2]),
      'assets/.DS_Store': '',
      'settings/hero.jpg': new Uint8Array([3]),
      'translations/en-us.json': '{"color_label":"Colour"}',
      'node_modules/x/manifest.json': '{}',
    };
    const theme = await inFolder(files, readTheme);
    expect(theme.manifest.name).toBe('Test');
    expect([...theme.templates]).toEqual([
      ['article_pages/wide', 'wide'],
      ['home_page', 'home'],
    ]);
    expect([theme.stylesheet, theme.script]).toEqual(['a{}', '1']);
    expect([...theme.assets.keys()]).toEqual(['logo.png']);
    expect(theme.settingsFiles.get('hero.jpg')).toHaveLength(1);
    expect(theme.translations.get('en-us')).toEqual({ color_label: 'Colour' });
  });

  it('may lack everything but the manifest', async () => {
    const theme = await inFolder({ 'manifest.json': MANIFEST }, readTheme);
    expect([theme.templates.size, theme.stylesheet, theme.script]).toEqual([0, '', '']);
  });

  it('names the subfolder that contains the theme when the folder does not', async () => {
    const files = { 'theme/manifest.json': MANIFEST, 'theme/templates/header.hbs': '' };
    await inFolder(files, async (dir) => {
      await expect(readTheme(dir)).rejects.toThrow(`A theme is in ${join(dir, 'theme')}.`);
    });
  });

  it('is refused where there is no manifest', async () => {
    await expect(inFolder({ 'README.md': '' }, readTheme)).rejects.toMatchObject({
      code: 'manifest-missing',
    });
  });

  it('is refused where there is no folder', async () => {
    await expect(inFolder({}, (dir) => readTheme(join(dir, 'none')))).rejects.toMatchObject({
      code: 'theme-not-found',
    });
  });
});

describe('the manifest', () => {
  const manifest = (text: string) =>
    themeFromFiles(themeFilesOf({ 'manifest.json': text })).manifest;

  it('takes what real themes leave out or write otherwise', () => {
    expect(
      manifest(
        '\ufeff{"name":"x","version":2,"api_version":"3","settings":[{"variables":[{"identifier":"a","type":"text","value":null}]}]}',
      ),
    ).toEqual({
      name: 'x',
      author: '',
      version: '2',
      api_version: 3,
      default_locale: 'en-us',
      settings: [{ label: '', variables: [{ identifier: 'a', type: 'text', label: 'a' }] }],
    });
  });

  it.each([
    ['{"name": "x",\n "author": }', 'manifest.json:2:12: This is not JSON: value expected.'],
    ['{"name": "x",}', 'manifest.json:1:14: This is not JSON: property name expected.'],
    ['{/* no */}', 'manifest.json:1:2: This is not JSON: invalid comment token.'],
    ['', 'manifest.json:1:1: This is not JSON: value expected.'],
    ['[]', 'manifest.json:1:1: The manifest is Array. Expected an object.'],
    ['{"api_version": 5}', 'manifest.json:1:17: `api_version` is 5. Expected 1, 2, 3 or 4.'],
    ['{"settings": {}}', 'manifest.json:1:14: `settings` is Object. Expected a list of groups.'],
    [
      '{"settings": [\n {"variables": [{"identifier": "a", "type": "colour"}]}]}',
      'manifest.json:2:45: `settings.0.variables.0.type` is "colour". Expected one of text, checkbox, color, file, list, range.',
    ],
    [
      '{"settings": [{"variables": [{"type": "text"}]}]}',
      'manifest.json:1:30: `settings.0.variables.0.identifier` is missing.',
    ],
  ])('%j is refused with the place', (text, message) => {
    expect(() => manifest(text)).toThrow(message);
  });

  it('is refused when it is nested too deeply to be read', () => {
    expect(() => manifest('['.repeat(200_000))).toThrow(ThemeError);
  });

  it('is distinguished from a translation that is not JSON', () => {
    const files = themeFilesOf({
      'manifest.json': MANIFEST,
      'translations/de.json': '{\n"a" "b"}',
    });
    expect(() => themeFromFiles(files)).toThrow(
      expect.objectContaining({
        code: 'translation-not-json',
        place: { file: 'translations/de.json', line: 2, column: 5 },
      }),
    );
  });

  it('throws an error of its own class', () => {
    expect(() => themeFromFiles(new Map())).toThrow(ThemeError);
  });
});

describe('the label of a setting', () => {
  const theme = themeFromFiles(
    themeFilesOf({
      'manifest.json': MANIFEST,
      'translations/en-us.json': '{"color_label":"Colour","colors_group":"Colours"}',
      'translations/de.json': '{"color_label":"Farbe"}',
    }),
  );

  it.each([
    ['color_label', 'de', 'Farbe'],
    ['color_label', 'DE', 'Farbe'],
    ['colors_group', 'de', 'Colours'],
    ['color_label', 'fr', 'Colour'],
    ['Width', 'de', 'Width'],
  ])('%s in %s is %s', (key, locale, text) => {
    expect(settingLabel(theme, key, locale)).toBe(text);
  });
});

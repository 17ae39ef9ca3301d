import { strToU8, zipSync } from 'fflate';
import {
  type GuideTheme,
  REQUIRED_TEMPLATES,
  themeFromFiles,
} from '../../../src/guide/theme/index.js';

/** The files of the smallest theme that shows all that the local Help Center does with themes. */
export function smallThemeFiles(changes: Record<string, string | null> = {}): Map<string, string> {
  const files = new Map(
    Object.entries({
      ...Object.fromEntries(REQUIRED_TEMPLATES.map((name) => [`templates/${name}.hbs`, ''])),
      'manifest.json': JSON.stringify({
        name: 'Small',
        author: 'Test',
        version: '1.2.3',
        api_version: 4,
        default_locale: 'en-us',
        settings: [
          {
            label: 'look_group',
            variables: [
              { identifier: 'color', type: 'color', label: 'color_label', value: '#17494d' },
              { identifier: 'logo', type: 'file', label: 'Logo', description: 'logo_description' },
              { identifier: 'greeting', type: 'text', label: 'Greeting', value: 'Hello' },
              { identifier: 'show_search', type: 'checkbox', label: 'Show search', value: true },
              { identifier: 'width', type: 'range', label: 'Width', min: 10, max: 90, value: 40 },
              {
                identifier: 'layout',
                type: 'list',
                label: 'Layout',
                options: [
                  { label: 'Grid', value: 'grid' },
                  { label: 'List', value: 'list' },
                ],
                value: 'grid',
              },
            ],
          },
        ],
      }),
      'templates/document_head.hbs': '<meta name="theme" content="small">',
      'templates/home_page.hbs': '<h1>{{settings.greeting}}</h1><img src="{{asset "logo.svg"}}">',
      'style.css': 'h1 { color: $color } i { background: url($assets-logo-svg) }',
      'script.js': 'document.title += "!";',
      'assets/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'settings/logo.png': 'PNG',
      'translations/en-us.json': JSON.stringify({
        look_group: 'Look',
        color_label: 'Colour',
        logo_description: 'In the header',
      }),
      'translations/de.json': JSON.stringify({ look_group: 'Aussehen', color_label: 'Farbe' }),
    }),
  );
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) files.delete(path);
    else files.set(path, content);
  }
  return files;
}

export function smallTheme(changes: Record<string, string | null> = {}): GuideTheme {
  return themeFromFiles(
    new Map([...smallThemeFiles(changes)].map(([path, content]) => [path, strToU8(content)])),
  );
}

/** The zip of such a theme, with one folder around its files, as zcli makes it. */
export function smallThemeZip(changes: Record<string, string | null> = {}): Uint8Array {
  return zip(
    Object.fromEntries(
      [...smallThemeFiles(changes)].map(([path, content]) => [`theme-2026/${path}`, content]),
    ),
  );
}

export function zip(files: Record<string, string>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, content]) => [path, strToU8(content)])),
  );
}

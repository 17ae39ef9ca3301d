import type { ThemeFiles } from '../../../src/guide/theme/index.js';
import { REQUIRED_TEMPLATES } from '../../../src/guide/theme/index.js';
import { themeFilesOf } from '../theme/theme-files-of.js';

export const MANIFEST = {
  name: 'Test',
  author: 'A',
  version: '1.0.0',
  api_version: 4,
  default_locale: 'en-us',
  settings: [
    {
      label: 'colors_group',
      variables: [
        { identifier: 'brand_color', type: 'color', label: 'brand_color_label', value: '#17494d' },
        { identifier: 'logo', type: 'file', label: 'Logo' },
      ],
    },
  ],
};

export const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  ...Object.fromEntries(REQUIRED_TEMPLATES.map((name) => [`templates/${name}.hbs`, ''])),
  'templates/header.hbs': '<img src="{{settings.logo}}">{{#if signed_in}}{{user_info}}{{/if}}\n',
  'templates/home_page.hbs': '{{#each categories}}{{name}}{{/each}}{{asset "icon.svg"}}\n',
  'manifest.json': JSON.stringify(MANIFEST, null, 2),
  'style.css': 'a { color: darken($brand_color, 5%); background: url($assets-icon-svg) }\n',
  'script.js': '',
  'thumbnail.png': PNG,
  'assets/icon.svg': '<svg/>',
  'settings/logo.png': PNG,
  'translations/en-us.json': '{ "colors_group": "Colours", "brand_color_label": "Brand" }',
};

export type Changes = Readonly<Record<string, string | Uint8Array | null>>;

/** The files of a small theme in which nothing is wrong, but for the changes; `null` takes one away. */
export function themeWith(changes: Changes = {}): ThemeFiles {
  const files = Object.entries({ ...FILES, ...changes });
  return themeFilesOf(
    Object.fromEntries(files.flatMap(([path, file]) => (file === null ? [] : [[path, file]]))),
  );
}

/** The manifest with other variables, one on each line from line 2 on. */
export function manifestOf(...variables: readonly object[]): string {
  const list = variables.map((variable) => JSON.stringify(variable)).join(',\n');
  const { settings, ...fields } = MANIFEST;
  const head = JSON.stringify(fields).slice(0, -1);
  return `${head},"settings":[{"label":"${settings[0]?.label}","variables":[\n${list}]}]}`;
}

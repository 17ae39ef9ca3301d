import type { ThemeFiles } from './theme-folder.js';

const settings = [
  {
    label: 'colors_group_label',
    variables: [
      { identifier: 'brand_color', type: 'color', label: 'brand_color_label', value: '#17494d' },
    ],
  },
];
const manifest = {
  name: 'Odd',
  author: 'A',
  version: '1.0',
  api_version: 2,
  default_locale: 'en-us',
};
const words = { colors_group_label: 'Colours', brand_color_label: 'Brand' };

/** Themes laid out as people lay them out, though one would wish otherwise. */
export const ODD_THEMES: Readonly<Record<string, ThemeFiles>> = {
  'CRLF line endings': {
    'manifest.json': `${JSON.stringify({ ...manifest, settings }, null, 2)}\n`.replace(
      /\n/g,
      '\r\n',
    ),
    'templates/document_head.hbs': '<meta>\r\n<link>\r\n',
    'translations/en-us.json': JSON.stringify(words, null, 2).replace(/\n/g, '\r\n'),
  },
  'tabs and no final newline': {
    'manifest.json': JSON.stringify({ ...manifest, settings }, null, '\t'),
    'templates/document_head.hbs': '\t<meta>\n\t<link>',
    'translations/en-us.json': `${JSON.stringify(words, null, '\t')}\n\n`,
  },
  'a byte order mark in each file': {
    'manifest.json': `\uFEFF${JSON.stringify({ ...manifest, settings }, null, 4)}`,
    'templates/document_head.hbs': '\uFEFF',
    'translations/en-us.json': `\uFEFF${JSON.stringify(words, null, 4)}\n`,
  },
  'a minified manifest': {
    'manifest.json': JSON.stringify({ ...manifest, settings }),
    'templates/document_head.hbs': '<meta>',
    'translations/en-us.json': JSON.stringify(words),
    'translations/de.json': '{}',
  },
  'a minified manifest without settings': {
    'manifest.json': JSON.stringify(manifest),
    'templates/document_head.hbs': '\n',
  },
  'no translations': {
    'manifest.json': JSON.stringify({ ...manifest, settings }, null, 2),
    'templates/document_head.hbs': '<meta>\n',
  },
  'API version 1': {
    'manifest.json': `{"name": "Old","author": "A", "version":"1","api_version":1,\n "default_locale":"en-us","settings" : [{"label": "colors_group_label",\n  "variables": [ ]\n }, {"label":"Texts","variables":[]}]  }`,
    'templates/document_head.hbs': '<script src="{{asset \'jquery.js\'}}"></script>\n\n\n',
    'translations/en-us.json': '{"colors_group_label":"Colours"}\n',
  },
  'no settings key': {
    'manifest.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'templates/document_head.hbs': '<meta>\n',
  },
  'empty settings with white space in them': {
    'manifest.json': '{\n  "settings": [\n\n  ],\n  "name": "Empty", "default_locale": "en-us"\n}',
    'templates/document_head.hbs': '',
  },
  'no document_head': {
    'manifest.json': JSON.stringify({ ...manifest, settings: [] }, null, 2),
  },
  'a lone carriage return for a newline': {
    'manifest.json': JSON.stringify(manifest, null, 2).replace(/\n/g, '\r'),
    'templates/document_head.hbs': '<meta>\r<link>\r',
  },
};

import { describe, expect, it } from 'vitest';
import { checkTheme, type ThemeFinding } from '../../../src/guide/check/check-theme.js';
import { FINDING_CODES } from '../../../src/guide/check/finding.js';
import { inFolder } from '../theme/in-folder.js';
import { type Changes, MANIFEST, manifestOf, PNG, themeWith } from './theme-in-order.js';

const LOGO = { identifier: 'logo', type: 'file', label: 'Logo' };
const COLOR = { identifier: 'brand_color', type: 'color', label: 'Brand' };

describe('a theme in order', () => {
  it('has no findings', async () => {
    expect(await checkTheme(themeWith())).toEqual([]);
  });

  it.each([
    [
      'one in a folder of optional templates',
      { 'templates/article_pages/wide.hbs': '{{article.title}}' },
    ],
    ['a custom page', { 'templates/custom_pages/faq.hbs': '{{help_center.name}} {{signed_in}}' }],
    [
      'a partial that is used',
      {
        'templates/partials/card.hbs': '<b>{{title}}</b>',
        'templates/footer.hbs': '{{> card title=help_center.name}}',
      },
    ],
    [
      'a service catalog',
      { 'templates/service_list_page.hbs': '{{breadcrumbs}}{{json settings}}' },
    ],
    [
      'expressions in a script',
      { 'templates/footer.hbs': '<script>f({{json settings}}, "{{help_center.locale}}")</script>' },
    ],
    [
      'braces that are written on purpose',
      { 'templates/footer.hbs': '<script type="x">\\{{name}}</script> \\{ text' },
    ],
    [
      'mistakes in a comment',
      { 'templates/footer.hbs': '{{!-- {{{x}}} <script>/\\{/</script> {{asset "x.png"}} --}}' },
    ],
    ['what Handlebars refuses', { 'templates/footer.hbs': "{{t'download'}}" }],
    [
      'a backslash that JavaScript does not need',
      {
        'templates/footer.hbs': `<script id="a">$(function() \\{ var a = b / c; x('\\{', "\\{") }) // /\\{/</script>`,
      },
    ],
    [
      'an asset in small letters, and with hyphens for dots',
      {
        'assets/Icon.svg': '',
        'assets/core.min.css': '',
        'style.css': '@import url($assets-core-min-css); a { b: $assets-icon-svg }',
      },
    ],
    ['a stub of a translation', { 'translations/bn.json': '{"other":"text"}' }],
    [
      'a list and a range',
      {
        'manifest.json': manifestOf(
          COLOR,
          LOGO,
          {
            identifier: 'a',
            type: 'list',
            label: 'A',
            value: 'x',
            options: [{ label: 'X', value: 'x' }],
          },
          { identifier: 'b', type: 'range', label: 'B', value: 5, min: 1, max: 5 },
        ),
      },
    ],
    ['names with every character that an asset may have', { 'assets/Ab-9_c+d.min.js': '' }],
    ['a variable that ends where a word ends', { 'style.css': 'a { color: $brand_color-x }' }],
    ['a variable in a comment of the stylesheet', { 'style.css': '/* $unknown */' }],
  ] satisfies [string, Changes][])('may have %s', async (_, changes) => {
    expect(await checkTheme(themeWith(changes))).toEqual([]);
  });
});

type Case = readonly [
  code: ThemeFinding['code'],
  what: string,
  changes: Changes,
  place: string,
  severity?: ThemeFinding['severity'],
];

const template = (source: string): Changes => ({ 'templates/footer.hbs': source });
const script = (source: string) => template(`<p>\n<script>${source}</script>`);
const FOOTER = 'templates/footer.hbs';
const CARD = 'templates/partials/card.hbs';
const partial = (source: string): Changes => ({ [CARD]: source });
const DEEP = { identifier: 'a', label: 'A' };

const CASES: readonly Case[] = [
  ['else-if', 'else if', template('{{#if a}}\n{{else if b}}{{/if}}'), `${FOOTER}:2:8`],
  ['else-if', 'else unless', template('{{#if a}}{{~else unless b}}{{/if}}'), `${FOOTER}:1:18`],
  [
    'else-if',
    'else with a helper',
    template('{{#is a b}}{{else is c d}}{{/is}}'),
    `${FOOTER}:1:19`,
  ],
  ['triple-stash', 'three braces', template('a\n  {{{article.body}}}'), `${FOOTER}:2:5`],
  ['triple-stash', 'an ampersand', template('{{&name}}'), `${FOOTER}:1:3`],
  ['inverse', 'a caret', template('{{#if signed_in}}{{^}}{{/if}}'), `${FOOTER}:1:20`],
  ['inline-partial', 'an inline partial', template('{{#*inline "a"}}{{/inline}}'), `${FOOTER}:1:4`],
  ['inline-partial', 'a partial block', template('{{#> layout}}{{/layout}}'), `${FOOTER}:1:4`],
  ['root-variable', 'the root', template('{{@root.settings.logo}}'), `${FOOTER}:1:8`],
  ['bracket-path', 'a path in brackets', template('{{[name]}}'), `${FOOTER}:1:3`],
  ['bracket-path', 'a number in brackets', template('{{help_center.[0]}}'), `${FOOTER}:1:14`],
  [
    'block-parameter',
    'a block parameter',
    template('{{#each x as |y|}}{{/each}}'),
    `${FOOTER}:1:14`,
  ],
  ['closing-tag', 'an open block', template('{{#if signed_in}}\nend'), `${FOOTER}:2:1`],
  ['closing-tag', 'two names', template('{{#link "a"}}{{/lnik}}'), `${FOOTER}:1:17`],
  ['syntax', 'anything else', template('{{signed_in,}}'), `${FOOTER}:1:12`],
  ['braces-in-script', 'an object in an object', script('f({a:{{b:1}}})'), `${FOOTER}:2:17`],
  ['backslash-brace', 'a regular expression', script('/a\\{2/'), `${FOOTER}:2:11`],
  ['backslash-brace', 'a style', template('<style>.md\\{a{color:red}</style>'), `${FOOTER}:1:11`],
  [
    'backslash-brace',
    'a regular expression after return',
    script('return /a\\{2/'),
    `${FOOTER}:2:18`,
  ],
  ['backslash-brace', 'a text with two backslashes', script("x('a\\\\{')"), `${FOOTER}:2:14`],
  ['unknown-setting', 'a setting', template('x {{settings.colour}}'), `${FOOTER}:1:14`],
  [
    'unknown-setting',
    'a setting inside with',
    template('{{#with settings}}{{colour}}{{/with}}'),
    `${FOOTER}:1:21`,
  ],
  ['unknown-name', 'a property of the page', template('{{articel}}'), `${FOOTER}:1:3`],
  ['unknown-name', 'a property of an object', template('{{help_center.nmae}}'), `${FOOTER}:1:15`],
  [
    'unknown-name',
    'a property of another page',
    template('{{#if article.title}}{{/if}}'),
    `${FOOTER}:1:7`,
  ],
  ['unknown-helper', 'a helper', template('{{lookup settings "logo"}}'), `${FOOTER}:1:3`],
  ['unknown-helper', 'a block helper', template('{{#ifequal a b}}{{/ifequal}}'), `${FOOTER}:1:4`],
  [
    'unknown-helper',
    'a subexpression',
    template('{{#if (and signed_in signed_in)}}{{/if}}'),
    `${FOOTER}:1:8`,
  ],
  ['unknown-partial', 'a partial', template('{{> card}}'), `${FOOTER}:1:1`],
  [
    'out-of-scope',
    'a step too far',
    template('{{#if signed_in}}{{../settings.logo}}{{/if}}'),
    `${FOOTER}:1:20`,
  ],
  ['wrong-use', 'an object as an argument', template('{{t settings}}'), `${FOOTER}:1:5`],
  [
    'unknown-name',
    'an option that a partial is not given',
    { ...template('{{> card}}'), ...partial('{{title}}') },
    `${CARD}:1:3`,
  ],
  [
    'wrong-use',
    'an option of the wrong kind',
    { ...template('{{> card title=help_center}}'), ...partial('{{title}}') },
    `${CARD}:1:3`,
  ],
  [
    'partial-nesting',
    'a partial in itself',
    { ...template(''), ...partial('{{> card}}') },
    `${CARD}:1:1`,
  ],
  [
    'partial-option',
    'an option that every Ruby object has',
    { ...template('{{> card class="x"}}'), ...partial('x') },
    `${FOOTER}:1:10`,
    'warning',
  ],
  [
    'too-deep',
    'ten contexts',
    template(`${'{{#with this}}'.repeat(9)}x${'{{/with}}'.repeat(9)}`),
    `${FOOTER}:1:127`,
  ],
  ['too-deep', 'a long path', template('{{#if @../../../../../../index}}{{/if}}'), `${FOOTER}:1:7`],
  ['wrong-use', 'an object printed', template('{{settings}}'), `${FOOTER}:1:3`],
  ['wrong-use', 'each of a value', template('{{#each signed_in}}{{/each}}'), `${FOOTER}:1:9`],
  [
    'missing-template',
    'a template',
    { 'templates/search_results.hbs': null },
    'templates/search_results.hbs',
  ],
  [
    'unknown-template',
    'a name',
    { 'templates/hompage.hbs': '{{foo}}' },
    'templates/hompage.hbs',
    'warning',
  ],
  [
    'unknown-template',
    'a folder',
    { 'templates/pages/a.hbs': '{{foo}}' },
    'templates/pages/a.hbs',
    'warning',
  ],
  [
    'unknown-template',
    'a folder in a folder',
    { 'templates/custom_pages/a/b.hbs': '{{foo}}' },
    'templates/custom_pages/a/b.hbs',
    'warning',
  ],
  [
    'template-file-name',
    '.hdbs',
    { 'templates/document_head.hdbs': '' },
    'templates/document_head.hdbs',
  ],
  [
    'template-file-name',
    'another file',
    { 'templates/notes.md': '' },
    'templates/notes.md',
    'warning',
  ],
  [
    'too-many-templates',
    'eleven custom pages',
    Object.fromEntries(
      Array.from({ length: 11 }, (_, index) => [`templates/custom_pages/p${index}.hbs`, '']),
    ),
    'templates/custom_pages',
  ],
  [
    'missing-asset',
    'an asset in a template',
    template('{{t "a"}}<img src="{{asset \'logo.svg\'}}">'),
    `${FOOTER}:1:22`,
    'warning',
  ],
  [
    'missing-asset',
    'an asset in a subexpression',
    template('{{t (asset "a.png")}}'),
    `${FOOTER}:1:6`,
    'warning',
  ],
  [
    'missing-asset',
    'an asset in the stylesheet',
    { 'style.css': 'a {\n  background: url($assets-hero-jpg) }' },
    'style.css:2:19',
    'warning',
  ],
  ['asset-name', 'a blank', { 'assets/my logo.png': PNG }, 'assets/my logo.png'],
  ['asset-name', 'an umlaut', { 'assets/bär.png': PNG }, 'assets/bär.png'],
  [
    'asset-folder',
    'a folder of assets',
    { 'assets/fonts/a.woff2': PNG },
    'assets/fonts/a.woff2',
    'warning',
  ],
  [
    'stylesheet-variable',
    'a variable',
    { 'style.css': 'a {\n color: $brand_colour }' },
    'style.css:2:9',
    'warning',
  ],
  [
    'stylesheet-function',
    'a custom property',
    { 'style.css': 'a { color: darken(var(--x), 5%) }' },
    'style.css:1:12',
    'warning',
  ],
  ['setting-file', 'a setting without a file', { 'settings/logo.png': null }, 'manifest.json:17:9'],
  [
    'setting-file',
    'a file without a setting',
    { 'settings/hero.jpg': PNG },
    'settings/hero.jpg',
    'warning',
  ],
  ['manifest-missing', 'no manifest', { 'manifest.json': null }, 'manifest.json'],
  [
    'manifest-json',
    'a comma too much',
    { 'manifest.json': '{\n  "name": "x",\n}' },
    'manifest.json:3:1',
  ],
  [
    'manifest-field',
    'no version',
    { 'manifest.json': JSON.stringify({ ...MANIFEST, version: undefined }) },
    'manifest.json:1:1',
  ],
  [
    'manifest-field',
    'an unknown API version',
    { 'manifest.json': JSON.stringify({ ...MANIFEST, api_version: 9 }) },
    'manifest.json:1:61',
  ],
  [
    'manifest-field',
    'an API version in quotes',
    { 'manifest.json': JSON.stringify({ ...MANIFEST, api_version: '4' }) },
    'manifest.json:1:61',
  ],
  [
    'manifest-field',
    'an unknown type',
    { 'manifest.json': manifestOf({ ...DEEP, type: 'colour' }) },
    'manifest.json:2:38',
  ],
  [
    'manifest-field',
    'a name with a blank',
    { 'manifest.json': manifestOf(COLOR, LOGO, { identifier: 'a b', type: 'text' }) },
    'manifest.json:4:15',
  ],
  [
    'manifest-identifier',
    'two of one name',
    { 'manifest.json': manifestOf(COLOR, LOGO, { ...COLOR }) },
    'manifest.json:4:15',
  ],
  [
    'manifest-value',
    'a list',
    {
      'manifest.json': manifestOf(COLOR, LOGO, {
        ...DEEP,
        type: 'list',
        options: [{ label: 'X', value: 'x' }],
        value: 'y',
      }),
    },
    'manifest.json:4:91',
  ],
  [
    'manifest-value',
    'a range',
    {
      'manifest.json': manifestOf(COLOR, LOGO, {
        ...DEEP,
        type: 'range',
        min: 1,
        max: 3,
        value: 4,
      }),
    },
    'manifest.json:4:70',
  ],
  [
    'manifest-value',
    'a checkbox',
    { 'manifest.json': manifestOf(COLOR, LOGO, { ...DEEP, type: 'checkbox', value: 'true' }) },
    'manifest.json:4:57',
  ],
  [
    'manifest-value',
    'a text',
    { 'manifest.json': manifestOf(COLOR, LOGO, { ...DEEP, type: 'text', value: 7 }) },
    'manifest.json:4:53',
  ],
  [
    'manifest-value',
    'a colour',
    { 'manifest.json': manifestOf({ ...COLOR, value: 'mauvish' }, LOGO) },
    'manifest.json:2:68',
    'warning',
  ],
  [
    'manifest-options',
    'a list without options',
    { 'manifest.json': manifestOf(COLOR, LOGO, { ...DEEP, type: 'list' }) },
    'manifest.json:4:1',
  ],
  [
    'manifest-options',
    'a range without limits',
    { 'manifest.json': manifestOf(COLOR, LOGO, { ...DEEP, type: 'range', min: 3 }) },
    'manifest.json:4:1',
  ],
  [
    'translation-json',
    'no JSON',
    { 'translations/de.json': '{\n  "a": "b"\n  "c": "d"\n}' },
    'translations/de.json:3:3',
  ],
  ['translation-json', 'a list', { 'translations/de.json': '[]' }, 'translations/de.json:1:1'],
  [
    'translation-json',
    'a number',
    { 'translations/de.json': '{"colors_group":"F","brand_color_label":\n 7}' },
    'translations/de.json:2:2',
  ],
  [
    'translation-missing',
    'the default locale',
    { 'translations/en-us.json': '{"colors_group":"Colours"}' },
    'translations/en-us.json',
    'warning',
  ],
  [
    'translation-missing',
    'another locale',
    { 'translations/de.json': '{"colors_group":"Farben"}' },
    'translations/de.json',
    'warning',
  ],
  [
    'translation-locale',
    'a name',
    { 'translations/en_US.json': '{"colors_group":"C","brand_color_label":"B"}' },
    'translations/en_US.json',
    'warning',
  ],
  [
    'translation-locale',
    'no default',
    { 'translations/en-us.json': null, 'translations/de.json': '{}' },
    'manifest.json',
    'warning',
  ],
  ['thumbnail', 'none', { 'thumbnail.png': null }, 'thumbnail.png', 'warning'],
  ['thumbnail', 'no PNG', { 'thumbnail.png': 'GIF89a' }, 'thumbnail.png', 'warning'],
  ['missing-file', 'no stylesheet', { 'style.css': null }, 'style.css', 'warning'],
  ['missing-file', 'no script', { 'script.js': null }, 'script.js', 'warning'],
  ['too-large', '31 MiB', { 'assets/film.mp4': new Uint8Array(31 * 1024 * 1024) }, '.'],
];

const placeOf = ({ file, line, column }: ThemeFinding) =>
  [file, line, column].filter((part) => part !== undefined).join(':');

describe('each finding', () => {
  const cases = CASES.map(([code, what, changes, place, severity = 'error']) => ({
    code,
    what,
    changes,
    reported: [severity, code, place],
  }));

  it.each(cases)('$code: $what', async ({ changes, reported }) => {
    const findings = await checkTheme(themeWith(changes));
    const found = findings.map((finding) => [finding.severity, finding.code, placeOf(finding)]);
    expect(found).toEqual([reported]);
  });

  it.each(cases)('$code explains what to do about $what', async ({ changes }) => {
    const [finding] = await checkTheme(themeWith(changes));
    expect(finding?.message).toMatch(/^.{12,}[.?]$/s);
    expect(finding?.fix).toMatch(/^.{12,}[.?!]$/s);
  });

  it('is among the cases', () => {
    const proven = new Set(CASES.map(([code]) => code));
    expect(
      Object.keys(FINDING_CODES).filter((code) => !proven.has(code as ThemeFinding['code'])),
    ).toEqual([]);
  });
});

describe('what is near', () => {
  it.each([
    [template('{{settings.loga}}'), 'Did you mean "logo"?'],
    [template('{{#iss a b}}{{/iss}}'), 'Did you mean "is"?'],
    [template('{{asset "icno.svg"}}'), 'Did you mean "icon.svg"?'],
    [{ 'templates/hompage.hbs': '' }, 'Did you mean "home_page"?'],
    [{ 'style.css': '$brand_colr' }, 'Did you mean "brand_color"?'],
  ])('is offered for %j', async (changes, question) => {
    const [finding] = await checkTheme(themeWith(changes));
    expect(`${finding?.message} ${finding?.fix}`).toContain(question);
  });
});

describe('several findings', () => {
  it('come by file, line and column', async () => {
    const changes = {
      'templates/header.hbs': '{{b}}\n{{c}} {{d}}',
      'templates/article_page.hbs': '{{a}}',
      'thumbnail.png': null,
    };
    const findings = await checkTheme(themeWith(changes));
    expect(findings.map(placeOf)).toEqual([
      'templates/article_page.hbs:1:3',
      'templates/header.hbs:1:3',
      'templates/header.hbs:2:3',
      'templates/header.hbs:2:9',
      'thumbnail.png',
    ]);
  });

  it('are one for a name that is used in several places of the stylesheet', async () => {
    const [finding, ...others] = await checkTheme(themeWith({ 'style.css': '$a $a $a' }));
    expect([finding?.message, others.length]).toEqual([
      '$a is not a setting of the theme; it is used in 3 places.',
      0,
    ]);
  });

  it('are one for the locales that lack the same texts', async () => {
    const changes = {
      'translations/de.json': '{"brand_color_label":"Farbe"}',
      'translations/fr.json': '{"brand_color_label":"Couleur"}',
    };
    const findings = await checkTheme(themeWith(changes));
    expect(findings.map(({ message }) => message)).toEqual([
      'The manifest names `colors_group`, not translated here, nor in fr.',
    ]);
  });
});

describe('a folder', () => {
  it('is warned about a document_head.hdbs next to the theme, which Guide never sees', async () => {
    const files = { ...Object.fromEntries(themeWith()), 'document_head.hdbs': '<script></script>' };
    const findings = await inFolder(files, checkTheme);
    expect(findings.map(({ code, file }) => [code, file])).toEqual([
      ['template-file-name', 'document_head.hdbs'],
    ]);
  });

  it('without a theme is an error of the call', async () => {
    await expect(inFolder({}, checkTheme)).rejects.toMatchObject({ code: 'manifest-missing' });
  });
});

/** One thing that a theme's author should know. */
export interface ThemeFinding {
  /** An error: Guide refuses the theme, or a page breaks. A warning: it works, but hardly as meant. */
  readonly severity: 'error' | 'warning';
  readonly code: ThemeFindingCode;
  /** From the theme's folder; `.` for the theme as a whole. */
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** From 1, as editors count. */
  readonly column?: number;
  /** What was found, and what was expected. */
  readonly message: string;
  /** What to do. */
  readonly fix: string;
}

/** Every finding's code, with what it finds: the words of the README. */
export const FINDING_CODES = {
  'bracket-path': '`{{[name]}}`, `{{list.[0]}}`: Curlybars has no brackets in paths',
  'block-parameter': '`as |name|`: Curlybars has no block parameters',
  'closing-tag': 'a block closed by another name, or not at all',
  'else-if': '`{{else if}}`, `{{else unless}}`: Curlybars has a plain `{{else}}` only',
  'inline-partial': '`{{#*inline}}` and `{{#> name}}`: partials cannot be defined in a template',
  inverse: '`{{^}}`: Curlybars has `{{else}}` and `{{#unless}}` only',
  'root-variable': '`@root`: Curlybars has `../` only',
  'triple-stash': '`{{{ }}}` and `{{& }}`: Curlybars always escapes',
  'braces-in-script': '`{{` in a script, where Curlybars reads it as an expression',
  'backslash-brace': '`\\{` in a script or a style, which Curlybars turns into `{`',
  syntax: 'anything else that is not Curlybars',
  'unknown-setting': '`settings.NAME` that the manifest does not have',
  'unknown-name': 'a property that Guide does not have in that place',
  'unknown-helper': 'a helper that Guide does not have',
  'unknown-partial': '`{{> name}}` without `templates/partials/name.hbs`',
  'out-of-scope': 'more `../` than there are blocks around',
  'wrong-use': 'an object printed, a value called, `each` without a list, `with` without an object',
  'too-deep': 'more than ten contexts, or more than ten dots in a path',
  'partial-nesting': 'a partial that includes itself, or partials more than three deep',
  'partial-option': 'an option of a partial that Curlybars ignores, such as `class` or `format`',
  'missing-template': 'one of the twenty templates that every theme has is not there',
  'unknown-template': 'a template whose name Guide does not know',
  'template-file-name': 'a file in `templates/` that is no `.hbs` (`document_head.hdbs`!)',
  'too-many-templates': 'more than ten templates in a folder of optional ones',
  'missing-asset': "`{{asset 'NAME'}}` or `$assets-NAME` without that file",
  'asset-name': 'an asset with other characters than letters, digits and `-_+.`',
  'asset-folder': 'a folder in `assets/`, which Guide does not import',
  'stylesheet-variable': 'a `$variable` in `style.css` that is not a setting',
  'stylesheet-function': '`lighten()` or `darken()` of something that is not a colour',
  'setting-file': 'a `file` setting without its file in `settings/`, or a file without its setting',
  'manifest-missing': 'no `manifest.json`',
  'manifest-json': '`manifest.json` is not JSON',
  'manifest-field': 'a field of the manifest that is missing or of the wrong type',
  'manifest-identifier': 'two settings with one identifier',
  'manifest-value':
    'a default value that the setting could not have (list, range, colour, checkbox)',
  'manifest-options': 'a `list` without options, a `range` without limits',
  'translation-json': 'a translation that is not JSON',
  'translation-missing': 'a label of the manifest that a translation lacks',
  'translation-locale':
    'a file in `translations/` whose name is not a locale of Guide, or no file for the default locale',
  thumbnail: 'no `thumbnail.png`, or one that is not a PNG',
  'missing-file': 'no `style.css` or no `script.js`',
  'too-large': 'more than 30 MiB',
} as const;

export type ThemeFindingCode = keyof typeof FINDING_CODES;

/** Every finding and what it finds, as a table of Markdown: the README's list. */
export function findingsTable(): string {
  const rows = Object.entries(FINDING_CODES).map(
    ([code, finds]) => `| \`${code}\` | ${finds.replaceAll('|', '\\|')} |`,
  );
  return ['| code | finds |', '| --- | --- |', ...rows].join('\n');
}

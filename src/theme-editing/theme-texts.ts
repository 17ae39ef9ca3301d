/** The texts of a theme that `add` and `remove` look at. Offsets and bytes are kept: no newline or byte order mark is changed. */
export interface ThemeTexts {
  /** `templates/document_head.hbs`; `null` where the theme has none. */
  readonly head: string | null;
  /** `manifest.json`. */
  readonly manifest: string;
  /** `translations/LOCALE.json` by path. */
  readonly translations: ReadonlyMap<string, string>;
  /**
   * The other texts that reach a page, by path: templates, `script.js`, and of the assets scripts,
   * pages and data. Files that are not UTF-8 are left out.
   */
  readonly others: ReadonlyMap<string, string>;
}

export const HEAD_PATH = 'templates/document_head.hbs';
export const MANIFEST_PATH = 'manifest.json';

/** Assets that are scripts, pages or data; the rest are pictures, fonts and styles. */
export const TEXT_ASSET = /\.(?:m?js|html?|json|txt)$/i;

/** What happens to one file: `null` is a file that is not there. */
export interface FileChange {
  /** Below the theme's folder, with `/`. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

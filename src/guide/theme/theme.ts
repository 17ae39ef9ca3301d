/**
 * The files of a theme, by their path from the theme's folder with `/` between the steps:
 * `templates/home_page.hbs`, `manifest.json`.
 */
export type ThemeFiles = ReadonlyMap<string, Uint8Array>;

/** The value of a setting, as a template sees it. */
export type SettingValue = string | number | boolean;

/** One variable of `manifest.json`; the fields are Zendesk's own. */
export interface SettingVariable {
  readonly identifier: string;
  readonly type: 'text' | 'checkbox' | 'color' | 'file' | 'list' | 'range';
  readonly label: string;
  readonly description?: string;
  readonly value?: SettingValue;
  readonly options?: readonly { readonly label: string; readonly value: SettingValue }[];
  readonly min?: number;
  readonly max?: number;
}

export interface SettingGroup {
  readonly label: string;
  readonly variables: readonly SettingVariable[];
}

export interface Manifest {
  readonly name: string;
  readonly author: string;
  readonly version: string;
  readonly api_version: 1 | 2 | 3 | 4;
  readonly default_locale: string;
  readonly settings: readonly SettingGroup[];
}

/** A Guide theme in memory, from a folder, from zcli's preview or from an imported zip. */
export interface GuideTheme {
  readonly manifest: Manifest;
  /** By name without `.hbs`: `home_page`, `article_pages/wide`. */
  readonly templates: ReadonlyMap<string, string>;
  /** `style.css` before Guide's compilation. */
  readonly stylesheet: string;
  readonly script: string;
  /** By file name, as in `{{asset 'NAME'}}`. */
  readonly assets: ReadonlyMap<string, Uint8Array>;
  /** By file name with its extension: the files behind settings of the type `file`. */
  readonly settingsFiles: ReadonlyMap<string, Uint8Array>;
  /** By locale: the labels of the settings panel. */
  readonly translations: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

/** The theme with which a page is rendered: the folder's, an imported one, or zcli's preview. */
export interface ActiveTheme extends GuideTheme {
  /** Which one: what live reload compares, so that a page only follows its own theme. */
  readonly id: string;
  /** By identifier: the manifest's values, or what the settings panel or zcli sets instead. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** `null` in zcli's preview: there, zcli has put the link into `document_head` itself. */
  readonly stylesheetUrl: string | null;
  /** `null` in zcli's preview, for the same reason. */
  readonly scriptUrl: string | null;
  /** The address behind `{{asset 'NAME'}}`; an empty string for a name the theme has no asset of. */
  assetUrl(name: string): string;
}

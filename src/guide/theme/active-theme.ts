import type { GuideTheme, SettingValue } from './theme.js';

/** The theme with which a page is rendered: the folder's, an imported one, or zcli's preview. */
export interface ActiveTheme {
  /** Which one: what live reload compares, so that a page only follows its own theme. */
  readonly id: string;
  readonly theme: GuideTheme;
  /** By identifier: the manifest's values, or what the settings panel or zcli sets instead. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** `null` in zcli's preview: there, zcli has put the link into `document_head` itself. */
  readonly stylesheetUrl: string | null;
  /** `null` in zcli's preview, for the same reason. */
  readonly scriptUrl: string | null;
  /** The address behind `{{asset 'NAME'}}`; an empty string for a name the theme has no asset of. */
  assetUrl(name: string): string;
}

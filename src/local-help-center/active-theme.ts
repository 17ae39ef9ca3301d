import type { GuideTheme, SettingValue } from '../guide-theme/theme.js';

/** The theme with which a page is rendered: the folder's, an imported one, or zcli's preview. */
export interface ActiveTheme {
  readonly theme: GuideTheme;
  /** By identifier: the manifest's values, or what the settings panel or zcli says instead. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly stylesheetUrl: string;
  readonly scriptUrl: string;
  assetUrl(name: string): string;
}

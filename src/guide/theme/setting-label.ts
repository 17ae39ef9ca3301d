import type { GuideTheme } from './theme.js';

/**
 * What the settings panel shows for a label or description of the manifest: the text of that key in
 * `translations/LOCALE.json`, else in the default locale's, else the key itself, which in themes
 * without translations is the text.
 *
 * @param locale Guide writes locales in small letters: `en-us`
 */
export function settingLabel(theme: GuideTheme, key: string, locale: string): string {
  for (const candidate of [locale.toLowerCase(), theme.manifest.default_locale]) {
    const text = theme.translations.get(candidate)?.[key];
    if (typeof text === 'string') return text;
  }
  return key;
}

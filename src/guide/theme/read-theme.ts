import { readThemeFiles } from './read-theme-files.js';
import type { GuideTheme } from './theme.js';
import { themeFromFiles } from './theme-from-files.js';

/**
 * Reads a theme from its folder, the one with `manifest.json` and `templates/`.
 *
 * @throws ThemeError that reports what is missing or unreadable, with file, line and column
 */
export async function readTheme(dir: string): Promise<GuideTheme> {
  return themeFromFiles(await readThemeFiles(dir));
}

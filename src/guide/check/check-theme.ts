import { readdir } from 'node:fs/promises';
import { readThemeFiles, type ThemeFiles } from '../theme/index.js';
import { checkFiles } from './check-files.js';
import { checkManifest } from './check-manifest.js';
import { checkStylesheet } from './check-stylesheet.js';
import { checkTemplateFiles } from './check-template-files.js';
import { checkTemplates } from './check-templates.js';
import { checkTranslations } from './check-translations.js';
import type { ThemeFinding } from './finding.js';
import { themeSource } from './theme-source.js';

export type { ThemeFinding, ThemeFindingCode } from './finding.js';

/**
 * Checks a theme for what Guide refuses and for what breaks its pages, without an account.
 *
 * @param theme its folder, or its files by path
 * @returns the findings by file and place; none for a theme in order
 * @throws ThemeError when there is no such folder, or no theme in it
 *
 * @example
 * ```ts
 * import { checkTheme } from 'guide-messaging-auth';
 *
 * for (const { severity, file, line, message } of await checkTheme('./my-theme')) {
 *   console.log(`${severity} ${file}:${line ?? 1} ${message}`);
 * }
 * ```
 */
export async function checkTheme(theme: string | ThemeFiles): Promise<ThemeFinding[]> {
  const files = typeof theme === 'string' ? await readThemeFiles(theme) : theme;
  const stray = typeof theme === 'string' ? await strayHeadFiles(theme) : [];
  const source = themeSource(files);
  return [
    ...stray,
    ...checkManifest(source),
    ...checkTranslations(source),
    ...checkTemplateFiles(source),
    ...checkTemplates(source),
    ...checkStylesheet(source),
    ...checkFiles(source),
  ].sort(byPlace);
}

function byPlace(a: ThemeFinding, b: ThemeFinding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** `document_head.hdbs` and similar names next to the theme's files, where neither Guide nor zcli looks. */
async function strayHeadFiles(dir: string): Promise<ThemeFinding[]> {
  const names = await readdir(dir);
  return names
    .filter((name) => /^document_head\.(?:hdbs|hbs)$/.test(name))
    .map((file) => ({
      severity: 'warning',
      code: 'template-file-name',
      file,
      message: `Guide and zcli never see ${file}: they read templates/document_head.hbs.`,
      fix: 'Move its content to templates/document_head.hbs, and delete it here.',
    }));
}

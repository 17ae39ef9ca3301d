import type { ThemeFiles } from '../theme/index.js';
import { templateProblems } from '../theme/index.js';
import { checkFiles } from './check-files.js';
import { checkManifest } from './check-manifest.js';
import { checkTemplateFiles } from './check-template-files.js';
import { checkTranslations } from './check-translations.js';
import type { ThemeFinding } from './finding.js';
import { type ThemeSource, themeSource } from './theme-source.js';

/** One problem of a file, as an import job of Zendesk's theming API reports it. */
export interface ImportProblem {
  readonly description: string;
  /** From 1. */
  readonly line?: number;
  /** From 0. */
  readonly column?: number;
  readonly length?: number;
}

/** Why an import failed: an entry of `job.errors`. */
export interface ThemeImportError {
  readonly code: 'InvalidManifest' | 'InvalidTranslationFile' | 'InvalidTemplates' | 'InvalidTheme';
  readonly title: string;
  readonly message: string;
  /** By file, from the theme's folder. */
  readonly meta: Readonly<Record<string, readonly ImportProblem[]>>;
}

/**
 * What Zendesk's import would answer to a theme; nothing for one that it takes. Zendesk stops at the
 * first kind of problem, so that there is one error at most, and zcli prints one. The codes and the
 * form are those of zendesk/zcli (pollJobStatus.ts, validationErrorsToString.ts).
 */
export function themeImportErrors(files: ThemeFiles): ThemeImportError[] {
  const theme = themeSource(files);
  const manifest = metaOf(checkManifest(theme));
  if (manifest) {
    return [failure('InvalidManifest', 'Invalid manifest', 'The manifest is not valid', manifest)];
  }
  const translations = metaOf(checkTranslations(theme));
  if (translations) {
    const title = 'Invalid translation file';
    return [failure('InvalidTranslationFile', title, 'Translation(s) not valid', translations)];
  }
  const templates = templateMeta(theme);
  if (templates) {
    const message = 'Template(s) with syntax error(s)';
    return [failure('InvalidTemplates', 'Invalid templates', message, templates)];
  }
  const rest = metaOf(checkFiles(theme));
  return rest ? [failure('InvalidTheme', 'Invalid theme', 'The theme is not valid', rest)] : [];
}

type Meta = Record<string, ImportProblem[]>;

function failure(
  code: ThemeImportError['code'],
  title: string,
  message: string,
  meta: Meta,
): ThemeImportError {
  return { code, title, message, meta };
}

/** Warnings are the checker's own; Zendesk has none. */
function metaOf(findings: readonly ThemeFinding[]): Meta | undefined {
  const meta: Meta = {};
  for (const { severity, file, message, line, column } of findings) {
    if (severity !== 'error') continue;
    const problem = {
      description: message,
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column: column - 1 }),
    };
    meta[file] = [...(meta[file] ?? []), problem];
  }
  return Object.keys(meta).length > 0 ? meta : undefined;
}

function templateMeta(theme: ThemeSource): Meta | undefined {
  if (!theme.manifest) return undefined;
  const names = theme.namesIn('templates').filter((name) => name.endsWith('.hbs'));
  const templates = new Map(
    names.map((name) => [name.slice(0, -'.hbs'.length), theme.text(`templates/${name}`)]),
  );
  const meta: Meta = metaOf(checkTemplateFiles(theme)) ?? {};
  const problems = templateProblems({ templates, manifest: theme.manifest });
  for (const [name, found] of Object.entries(problems)) {
    meta[`templates/${name}.hbs`] = found.map(({ description, line, column, length }) => ({
      description,
      line,
      column,
      length,
    }));
  }
  return Object.keys(meta).length > 0 ? meta : undefined;
}

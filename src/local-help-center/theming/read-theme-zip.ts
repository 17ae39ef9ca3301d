import { ThemeError, type ThemeErrorCode, themeFromFiles } from '../../guide-theme/index.js';
import { templateProblems } from '../../guide-theme/template-problems.js';
import { ThemeArchiveError } from './theme-archive-error.js';
import type { JobError, ReadZip } from './theming-jobs.js';
import { unpackThemeZip } from './unpack-theme-zip.js';

/**
 * Reads a theme's zip and validates it as Zendesk's import does: the archive, the manifest and the
 * translations, then the templates. The first of these that is wrong is what the job fails with.
 */
export const readThemeZip: ReadZip = (zip) => {
  try {
    const theme = themeFromFiles(unpackThemeZip(zip));
    const problems = Object.entries(templateProblems(theme));
    if (problems.length === 0) return { theme };
    const meta = Object.fromEntries(
      problems.map(([name, errors]) => [`templates/${name}.hbs`, errors]),
    );
    return { errors: [{ ...INVALID_TEMPLATES, meta }] };
  } catch (error) {
    return { errors: [jobErrorOf(error)] };
  }
};

const INVALID_TEMPLATES = {
  code: 'InvalidTemplates',
  title: 'Invalid templates',
  message: 'Template(s) with syntax error(s)',
};

const CODES: Readonly<Record<ThemeErrorCode, string>> = {
  'theme-not-found': 'InvalidArchive',
  'manifest-missing': 'InvalidManifest',
  'manifest-not-json': 'InvalidManifest',
  'manifest-invalid': 'InvalidManifest',
  'translation-not-json': 'InvalidTranslationFile',
};

function jobErrorOf(error: unknown): JobError {
  if (error instanceof ThemeArchiveError) {
    return { code: error.code, title: 'Invalid archive', message: error.message, meta: {} };
  }
  if (!(error instanceof ThemeError)) throw error;
  const { file = 'manifest.json', ...place } = error.place ?? {};
  return {
    code: CODES[error.code],
    title: 'Invalid theme',
    message: `The file ${file} is not valid`,
    meta: { [file]: [{ description: error.problem, ...place }] },
  };
}

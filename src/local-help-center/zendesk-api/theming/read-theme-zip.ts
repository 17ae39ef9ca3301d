import { themeImportErrors } from '../../../guide/check/index.js';
import { themeFromFiles } from '../../../guide/theme/index.js';
import type { ReadZip } from './theming-jobs.js';
import { ThemeArchiveError, unpackThemeZip } from './unpack-theme-zip.js';

/**
 * Reads a theme's zip and validates it as Zendesk's import does: the archive first, then what is in
 * it. The first of these that is wrong is what the job fails with.
 */
export const readThemeZip: ReadZip = (zip) => {
  try {
    const files = unpackThemeZip(zip);
    const errors = themeImportErrors(files);
    return errors.length > 0 ? { errors } : { theme: themeFromFiles(files) };
  } catch (error) {
    if (!(error instanceof ThemeArchiveError)) throw error;
    const { code, message } = error;
    return { errors: [{ code, title: 'Invalid archive', message, meta: {} }] };
  }
};

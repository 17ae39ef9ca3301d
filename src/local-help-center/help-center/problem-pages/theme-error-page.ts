import { escapeHtml } from '../../../guide/curlybars/index.js';
import type { ThemeError } from '../../../guide/theme/theme-error.js';
import { problemPage } from './problem-page.js';

/** The page shown while the theme as a whole cannot be read. */
export function themeErrorPage(error: ThemeError, pageEnd: string): string {
  return problemPage(
    {
      title: 'The theme cannot be read',
      heading: 'The theme cannot be read',
      body: `<pre>${escapeHtml(error.message)}</pre>`,
    },
    pageEnd,
  );
}

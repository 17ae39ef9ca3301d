import type { ActiveTheme } from '../../guide/theme/index.js';

/**
 * Finds the theme for a page. While the folder's theme cannot be read (a broken manifest, say), it
 * is the theme as it last was.
 *
 * @throws what reading the folder threw, where it could never be read
 */
export type ThemeFor = (request: Request) => Promise<ActiveTheme>;

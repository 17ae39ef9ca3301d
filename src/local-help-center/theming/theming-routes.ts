import { Hono } from 'hono';
import type { Account } from '../people/account.js';
import { localPreviewRoutes } from './local-preview-routes.js';
import { readThemeZip } from './read-theme-zip.js';
import { themeFileRoutes } from './theme-file-routes.js';
import { themeListRoutes } from './theme-list-routes.js';
import type { Themes } from './themes.js';
import { themingApiRoutes } from './theming-api-routes.js';
import { createThemingJobs } from './theming-jobs.js';

/**
 * All that has to do with the themes themselves: their files, Zendesk's theming API for zcli,
 * previews, and the list at `/developer/themes`.
 */
export function themingRoutes(account: Account, themes: Themes): Hono {
  const jobs = createThemingJobs(themes, readThemeZip);
  return new Hono()
    .route('/', themeFileRoutes(themes))
    .route('/', themingApiRoutes(account, themes, jobs))
    .route('/', localPreviewRoutes(account, themes))
    .route('/', themeListRoutes(themes));
}

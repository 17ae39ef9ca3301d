import { Hono } from 'hono';
import type { Account } from '../people/account.js';
import { readThemeZip } from '../zendesk-api/theming/read-theme-zip.js';
import { themingApiRoutes } from '../zendesk-api/theming/theming-api-routes.js';
import { createThemingJobs } from '../zendesk-api/theming/theming-jobs.js';
import { localPreviewRoutes } from './local-preview-routes.js';
import { themeFileRoutes } from './theme-file-routes.js';
import { themeListRoutes } from './theme-list-routes.js';
import type { Themes } from './themes.js';

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

import { Hono } from 'hono';
import type { Account } from '../../account/index.js';
import type { Themes } from '../../theming/index.js';
import { localPreviewApi } from './local-preview-api.js';
import { readThemeZip } from './read-theme-zip.js';
import { themingApiRoutes } from './theming-api-routes.js';
import { createThemingJobs } from './theming-jobs.js';

/** Zendesk's theming API: what zcli calls. */
export function themingRoutes(account: Account, themes: Themes): Hono {
  const jobs = createThemingJobs(themes, readThemeZip);
  return new Hono()
    .route('/', themingApiRoutes(account, themes, jobs))
    .route('/', localPreviewApi(account, themes));
}

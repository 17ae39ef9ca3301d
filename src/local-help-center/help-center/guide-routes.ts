import { Hono } from 'hono';
import { createGuideStore } from '../../guide/content/index.js';
import { ThemeError } from '../../guide/theme/index.js';
import { contentApiRoutes } from '../zendesk-api/help-center/index.js';
import { apiRoutes } from '../zendesk-api/requests/new-request-routes.js';
import { requestListApiRoutes } from '../zendesk-api/requests/request-list-routes.js';
import { serviceApiRoutes } from '../zendesk-api/requests/service-routes.js';
import { fileRoutes } from './file-routes.js';
import { formRoutes } from './forms/index.js';
import type { GuideOptions } from './guide-options.js';
import { languageRoutes } from './language-routes.js';
import { createPageAnswers } from './page-answers.js';
import { pageRoutes } from './page-routes.js';
import { themeErrorPage } from './problem-pages.js';

/**
 * The pages of Guide at Zendesk's addresses: `/` (to the default language), `/hc/LOCALE/…`.
 *
 * What visitors write lives in the process that serves it, and ends with it.
 */
export function guideRoutes(options: GuideOptions): Hono {
  const store = createGuideStore(options.account, options.content);
  const answers = createPageAnswers(options, store);
  const routes = new Hono();
  routes.route('/', languageRoutes(store));
  routes.route('/', fileRoutes(store));
  routes.route('/', apiRoutes(answers));
  routes.route('/', contentApiRoutes(options.account, store));
  routes.route('/', requestListApiRoutes(options.account, store));
  routes.route('/', serviceApiRoutes(options.account, store));
  routes.route('/', formRoutes(answers));
  routes.route('/', pageRoutes(answers));
  // A theme that cannot be read at all; another error is the server's own business.
  routes.onError(async (error, context) => {
    if (!(error instanceof ThemeError)) throw error;
    return context.html(themeErrorPage(error, await options.pageEnd(context.req.raw)), 500);
  });
  return routes;
}

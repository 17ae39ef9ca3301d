import { Hono } from 'hono';
import { ThemeError } from '../../guide/theme/index.js';
import { fileRoutes } from './file-routes.js';
import { formRoutes } from './forms/index.js';
import type { GuideOptions } from './guide-options.js';
import { languageRoutes } from './language-routes.js';
import { createPageAnswers } from './page-answers.js';
import { pageRoutes } from './page-routes.js';
import { themeErrorPage } from './problem-pages.js';

/** The pages of Guide at Zendesk's addresses: `/` (to the default language), `/hc/LOCALE/…`. */
export function guideRoutes(options: GuideOptions): Hono {
  const answers = createPageAnswers(options);
  const routes = new Hono()
    .route('/', languageRoutes(options.store))
    .route('/', fileRoutes(options.account, options.store))
    .route('/', formRoutes(answers))
    .route('/', pageRoutes(answers));
  // A theme that cannot be read at all; another error is the server's own business.
  routes.onError(async (error, context) => {
    if (!(error instanceof ThemeError)) throw error;
    return context.html(themeErrorPage(error, await options.pageEnd(context.req.raw)), 500);
  });
  return routes;
}

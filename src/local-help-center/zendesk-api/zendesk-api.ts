import { setTimeout as wait } from 'node:timers/promises';
import { Hono, type MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { GuideStore } from '../../guide/content/index.js';
import type { Account, Faults } from '../account/index.js';
import { authenticityTokenOnly, type Part } from '../server/index.js';
import type { Themes } from '../theming/index.js';
import { helpCenterApi } from './help-center/index.js';
import { integrationRoutes } from './integration-routes.js';
import { oauthRoutes } from './oauth/index.js';
import { requestsApi } from './requests/index.js';
import { themingRoutes } from './theming/index.js';
import { usersRoutes } from './users-routes.js';

/**
 * Zendesk's APIs about the account: users, Help Center JWTs, OAuth, theming. What applies to every
 * API, the faults of the developer panel and the forgery token, also applies to those of parts that
 * come after this one.
 */
export function zendeskApi(account: Account, themes: Themes): Part {
  const routes = new Hono();
  const faults = applyFaults(account.faults);
  const authentic = authenticityTokenOnly(account.authenticityToken);
  for (const path of ['/api/*', '/hc/api/*']) routes.use(path, faults, authentic);
  routes.use('/oauth/*', faults);
  return {
    routes: routes
      .route('/', usersRoutes(account))
      .route('/', integrationRoutes(account))
      .route('/', oauthRoutes(account))
      .route('/', themingRoutes(account, themes)),
  };
}

/** Zendesk's APIs about the content of the Help Center: what the scripts of themes call. */
export function guideApi(account: Account, store: GuideStore): Part {
  return {
    routes: new Hono()
      .route('/', helpCenterApi(account, store))
      .route('/', requestsApi(account, store)),
  };
}

/** Makes an answer of Zendesk's APIs slow, or fail, as the developer panel sets it. */
function applyFaults(faults: Faults): MiddlewareHandler {
  return async (context, next) => {
    if (faults.slowMs > 0) await wait(faults.slowMs);
    if (faults.failWith === null) return next();
    const status = faults.failWith as ContentfulStatusCode;
    return context.json({ error: 'The developer panel makes this request fail.' }, status);
  };
}

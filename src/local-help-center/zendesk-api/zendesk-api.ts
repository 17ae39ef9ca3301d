import { Hono } from 'hono';
import type { Account } from '../people/index.js';
import { authenticityTokenOnly, type Part } from '../server/index.js';
import type { Themes } from '../theming/index.js';
import { applyFaults } from './apply-faults.js';
import { integrationRoutes } from './integration-routes.js';
import { oauthRoutes } from './oauth/index.js';
import { themingRoutes } from './theming/index.js';
import { usersRoutes } from './users-routes.js';

/**
 * The home of Zendesk's APIs: users, Help Center JWTs, OAuth, theming. What applies to all of them,
 * the faults of the developer panel and the forgery token, also applies to those that Guide answers
 * (`/api/v2/…`, `/hc/api/…`), if this part comes before it.
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

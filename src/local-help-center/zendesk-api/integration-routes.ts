import { Hono } from 'hono';
import type { Account } from '../people/index.js';
import { apiPerson } from './access.js';
import { notFound, unauthenticated } from './errors.js';
import { signHelpCenterJwt } from './sign-help-center-jwt.js';

/**
 * What Zendesk answers about who is signed in, and how that can be checked:
 *
 * - `GET /api/v2/help_center/integration/token`: a Help Center JWT. Zendesk allows it to end users
 *   who are signed in ("at minimum, users must be signed in", Making secured API requests from a
 *   help center); that a visitor gets 401 is an inference. Other plans than Enterprise get 404.
 * - `GET /api/v2/help_center/integration/keys.json`: public
 */
export function integrationRoutes(account: Account): Hono {
  const routes = new Hono().basePath('/api/v2/help_center/integration');

  routes.get('/:file{token|token.json}', async (context) => {
    context.header('cache-control', 'no-store');
    if (account.faults.planWithoutHelpCenterJwt) return notFound(context);
    const person = apiPerson(account, context);
    if (!person) return unauthenticated(context);
    return context.json({ token: await signHelpCenterJwt(await account.helpCenterKey, person) });
  });

  routes.get('/:file{keys|keys.json}', async (context) => {
    if (account.faults.planWithoutHelpCenterJwt) return notFound(context);
    return context.json({ keys: [(await account.helpCenterKey).publicJwk] });
  });
  return routes;
}

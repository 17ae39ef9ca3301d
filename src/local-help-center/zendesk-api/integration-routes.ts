import { Hono } from 'hono';
import { SignJWT } from 'jose';
import type { Account, AccountPerson, HelpCenterKey } from '../account/index.js';
import { apiPerson } from './caller.js';
import { notFound, unauthenticated } from './errors.js';

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

/** Help Center JWTs live "a few minutes". */
const LIFETIME_SECONDS = 5 * 60;

/**
 * Zendesk's word for who is signed in: RS256, the key's id in the header, `userId` (a number),
 * `email`, `externalId` (`null` where the person has none), `iat` and `exp` in seconds.
 */
function signHelpCenterJwt(key: HelpCenterKey, person: AccountPerson): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    userId: person.id,
    email: person.email,
    externalId: person.externalId,
    iat: now,
    exp: now + LIFETIME_SECONDS,
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid })
    .sign(key.privateKey);
}

import { createHmac } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import type { Account, Person } from '../people/account.js';
import { sessionCookie } from '../server/session-cookie.js';
import { smallBody } from '../server/small-body.js';
import { applyFaults } from './apply-faults.js';
import { hasApiToken } from './has-api-token.js';
import { signHelpCenterJwt } from './sign-help-center-jwt.js';
import { userJson } from './user-json.js';

/** Zendesk's words where nobody, or nothing, could be identified. */
const UNAUTHENTICATED = { error: "Couldn't authenticate you" };
const NOT_FOUND = { error: 'RecordNotFound', description: 'Not found' };

const userUpdate = v.object({
  user: v.object({
    external_id: v.optional(v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(255)))),
  }),
});

/**
 * Zendesk's APIs by which a page or a token endpoint learns who somebody is:
 *
 * - `GET /api/v2/users/me.json`: by session cookie, for visitors too
 * - `GET /api/v2/help_center/integration/token`: a Help Center JWT. Zendesk allows it to end users
 *   who are signed in ("at minimum, users must be signed in", Making secured API requests from a
 *   help center); that a visitor gets 401 is an inference. Other plans than Enterprise get 404.
 * - `GET /api/v2/help_center/integration/keys.json`: public
 * - `GET` and `PUT /api/v2/users/ID.json`: with an API token; of a PUT, only `external_id` counts
 */
export function zendeskApiRoutes(account: Account): Hono {
  const routes = new Hono();
  const faults = applyFaults(account.faults);
  const uncached: MiddlewareHandler = async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
  };

  for (const path of ['/api/v2/users/me.json', '/api/v2/users/me']) {
    routes.get(path, faults, uncached, (context) => {
      const user = userJson(apiUser(account, context.req.raw), new URL(context.req.url).origin);
      return context.json({ user: { ...user, authenticity_token: csrfToken(account, context) } });
    });
  }

  for (const path of ['token', 'token.json']) {
    routes.get(`/api/v2/help_center/integration/${path}`, faults, uncached, async (context) => {
      if (account.faults.planWithoutHelpCenterJwt) return context.json(NOT_FOUND, 404);
      const person = apiUser(account, context.req.raw);
      if (!person) return context.json(UNAUTHENTICATED, 401);
      return context.json({ token: await signHelpCenterJwt(await account.helpCenterKey, person) });
    });
  }

  for (const path of ['keys.json', 'keys']) {
    routes.get(`/api/v2/help_center/integration/${path}`, faults, async (context) => {
      if (account.faults.planWithoutHelpCenterJwt) return context.json(NOT_FOUND, 404);
      return context.json({ keys: [(await account.helpCenterKey).publicJwk] });
    });
  }

  const apiTokenOnly: MiddlewareHandler = async (context, next) => {
    if (!hasApiToken(context.req.raw, account.api)) return context.json(UNAUTHENTICATED, 401);
    return next();
  };
  const personOf = (context: Context): Person | null => {
    const id = /^(\d{1,16})(\.json)?$/.exec(context.req.param('id') ?? '')?.[1];
    return account.people().find((person) => String(person.id) === id) ?? null;
  };

  // Lists of requests ask for the names of the people in them: end users see those only.
  routes.get('/api/v2/users/show_many.json', faults, uncached, (context) => {
    if (!apiUser(account, context.req.raw)) return context.json(UNAUTHENTICATED, 401);
    const ids = (context.req.query('ids') ?? '').split(',');
    const users = account.people().filter(({ id }) => ids.includes(String(id)));
    return context.json({ users: users.map(({ id, name }) => ({ id, name })) });
  });

  routes.get('/api/v2/users/:id', faults, apiTokenOnly, (context) => {
    const person = personOf(context);
    if (!person) return context.json(NOT_FOUND, 404);
    return context.json({ user: userJson(person, new URL(context.req.url).origin) });
  });

  routes.put('/api/v2/users/:id', smallBody, faults, apiTokenOnly, async (context) => {
    const person = personOf(context);
    if (!person) return context.json(NOT_FOUND, 404);
    const update = v.safeParse(userUpdate, await context.req.json().catch(() => null));
    if (!update.success) return context.json({ error: 'InvalidValue' }, 400);

    const { external_id: externalId = person.externalId } = update.output.user;
    const taken = account
      .people()
      .some((one) => externalId && one.id !== person.id && one.externalId === externalId);
    if (taken) return context.json(EXTERNAL_ID_TAKEN, 422);
    const updated = account.updatePerson(person.id, { externalId });
    return context.json({ user: userJson(updated, new URL(context.req.url).origin) });
  });

  return routes;
}

const EXTERNAL_ID_TAKEN = {
  error: 'RecordInvalid',
  description: 'Record validation errors',
  details: { external_id: [{ description: 'External has already been taken' }] },
};

/** Who is signed in as far as the APIs can tell: an expired session is nobody's. */
function apiUser(account: Account, request: Request): Person | null {
  return account.faults.expiredSession ? null : account.signedInPerson(request);
}

/** One CSRF token a session, as `users/me.json` hands it out. */
function csrfToken(account: Account, context: Context): string {
  const session = sessionCookie(context.req.raw) ?? '';
  return createHmac('sha256', account.api.token).update(session).digest('base64url');
}

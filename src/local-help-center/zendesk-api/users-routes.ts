import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Account, AccountPerson } from '../account/index.js';
import { readJson, smallBody } from '../server/index.js';
import { agentsOnly, apiPerson, callerOf } from './caller.js';
import { invalidToken, missingScopes, notFound, recordInvalid, unauthenticated } from './errors.js';
import { identitiesJson, userJson } from './user-json.js';

const userUpdate = v.object({
  user: v.object({
    external_id: v.optional(v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(255)))),
  }),
});

/**
 * Zendesk's Users API:
 *
 * - `GET /api/v2/users/me.json`: by session cookie, for visitors too
 * - `GET /api/v2/users/show_many.json`: for people who are signed in
 * - `GET /api/v2/users/ID.json` (`?include=identities`) and `…/ID/identities.json`, `PUT …/ID.json`
 *   (of which only `external_id` counts): for agents
 */
export function usersRoutes(account: Account): Hono {
  const routes = new Hono().basePath('/api/v2/users');
  routes.use(async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
  });
  const personOf = (context: Context): AccountPerson | null => {
    const id = /^(\d{1,16})(\.json)?$/.exec(context.req.param('id') ?? '')?.[1];
    return account.people().find((person) => String(person.id) === id) ?? null;
  };
  const origin = (context: Context) => new URL(context.req.url).origin;

  routes.get('/:file{me|me.json}', (context) => {
    const caller = callerOf(account, context.req.raw);
    if (caller.by === 'dead-token') return invalidToken(context);
    // A wrong password or API token is answered as the visitor's request is: with nobody.
    const person = apiPerson(account, context);
    const token = account.authenticityToken(context.req.raw);
    return context.json({
      user: {
        ...userJson(person, origin(context), person?.role ?? 'end_user'),
        ...(caller.by === 'session' || caller.by === 'nothing'
          ? { authenticity_token: token }
          : {}),
      },
    });
  });

  // Lists of requests ask for the names of the people in them: end users see those only.
  routes.get('/show_many.json', (context) => {
    if (!apiPerson(account, context)) return unauthenticated(context);
    const ids = (context.req.query('ids') ?? '').split(',');
    const users = account.people().filter(({ id }) => ids.includes(String(id)));
    return context.json({ users: users.map(({ id, name }) => ({ id, name })) });
  });

  routes.get('/:id/:file{identities|identities.json}', agentsOnly(account, 'read'), (context) => {
    const person = personOf(context);
    if (!person) return notFound(context);
    const identities = identitiesJson(person, account.faults, origin(context));
    return context.json({
      identities,
      next_page: null,
      previous_page: null,
      count: identities.length,
    });
  });

  routes.get('/:id', agentsOnly(account, 'read', 'users:read'), (context) => {
    const person = personOf(context);
    if (!person) return notFound(context);
    const user = userJson(person, origin(context), 'agent');
    const wantsIdentities = (context.req.query('include') ?? '').split(',').includes('identities');
    if (!wantsIdentities) return context.json({ user });
    // `users:read` does not reach the identities: the Identities API asks for `read`.
    const caller = callerOf(account, context.req.raw);
    if (caller.by === 'oauth' && caller.scopes.length > 0 && !caller.scopes.includes('read')) {
      return missingScopes(context, ['read']);
    }
    return context.json({
      user,
      identities: identitiesJson(person, account.faults, origin(context)),
    });
  });

  routes.put(
    '/:id',
    smallBody,
    agentsOnly(account, 'users:write read', 'write read'),
    async (context) => {
      const person = personOf(context);
      if (!person) return notFound(context);
      const update = v.safeParse(userUpdate, await readJson(context));
      if (!update.success) return context.json({ error: 'InvalidValue' }, 400);

      const { external_id: externalId = person.externalId } = update.output.user;
      const isTaken = account
        .people()
        .some((one) => externalId && one.id !== person.id && one.externalId === externalId);
      if (isTaken) return recordInvalid(context, EXTERNAL_ID_TAKEN);
      const updated = account.updatePerson(person.id, { externalId });
      return context.json({ user: userJson(updated, origin(context), 'agent') });
    },
  );

  return routes;
}

const EXTERNAL_ID_TAKEN = {
  external_id: [{ description: 'External has already been taken' }],
};

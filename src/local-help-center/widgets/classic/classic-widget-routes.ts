import { Hono } from 'hono';
import * as v from 'valibot';
import type { Account } from '../../account/index.js';
import { browserScript, readJson, smallBody } from '../../server/index.js';
import { verifyClassicJwt } from './verify-classic-jwt.js';

const authenticateBody = v.object({ use: v.picklist(['chat', 'helpCenter']), jwt: v.string() });

/** More than any test or morning of development needs. */
const REMEMBERED_IDS = 10_000;

/** @returns a function that returns whether an id (a JWT's `jti`) comes for the first time */
function idsUsedOnce(): (id: string) => boolean {
  const used = new Set<string>();
  return (id) => {
    if (used.has(id) || used.size >= REMEMBERED_IDS) return false;
    used.add(id);
    return true;
  };
}

/**
 * The stand-in for the Web Widget (Classic): `/classic-widget/snippet.js` for pages, and
 * `POST /classic-widget/api/authenticate` `{use, jwt}` → `{user}`, or 401 `{reason}`.
 */
export function classicWidgetRoutes(account: Account): Hono {
  const routes = new Hono();

  const useOnce = idsUsedOnce();
  routes.get('/classic-widget/snippet.js', browserScript('widgets/classic'));

  routes.post('/classic-widget/api/authenticate', smallBody, async (context) => {
    const body = v.safeParse(authenticateBody, await readJson(context));
    if (!body.success) return context.json({ reason: 'Expected {use, jwt}.' }, 400);
    const { use, jwt } = body.output;
    const result = await verifyClassicJwt(jwt, account.classicSecret, use);
    if ('reason' in result) return context.json(result, 401);
    // Zendesk's page on chat JWTs names no `jti`; that chat ignores one is an assumption.
    if (use === 'helpCenter' && !useOnce(result.jti ?? '')) {
      return context.json(
        { reason: 'The JWT’s jti was used before; each JWT needs another.' },
        401,
      );
    }
    return context.json({ user: result.user });
  });

  return routes;
}

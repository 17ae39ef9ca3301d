import { join } from 'node:path';
import { Hono } from 'hono';
import * as v from 'valibot';
import { bundleForBrowser } from '../../build/index.js';
import { packageRoot } from '../../package-root.js';
import type { Account } from '../account.js';
import { sameOriginOnly } from '../sessions/same-origin-only.js';
import { smallBody } from '../sessions/small-body.js';
import { verifyClassicJwt } from './verify-classic-jwt.js';

const authenticateBody = v.object({ use: v.picklist(['chat', 'helpCenter']), jwt: v.string() });

const SNIPPET = join(packageRoot, 'src/local-help-center/classic-widget/browser/main.ts');

/**
 * The stand-in for the Web Widget (Classic): `/classic-widget/snippet.js` for pages, and
 * `POST /classic-widget/api/authenticate` `{use, jwt}` → `{user}`, or 401 `{reason}`.
 */
export function classicWidgetRoutes(account: Account): Hono {
  const routes = new Hono();

  let snippet: Promise<string> | undefined;
  routes.get('/classic-widget/snippet.js', async (context) => {
    snippet ??= bundleForBrowser(SNIPPET);
    context.header('content-type', 'text/javascript; charset=utf-8');
    context.header('cache-control', 'no-cache');
    return context.body(await snippet);
  });

  routes.post('/classic-widget/api/authenticate', smallBody, sameOriginOnly, async (context) => {
    const body = v.safeParse(authenticateBody, await context.req.json().catch(() => null));
    if (!body.success) return context.json({ reason: 'Expected {use, jwt}.' }, 400);
    const { use, jwt } = body.output;
    const result = await verifyClassicJwt(jwt, account.classicSecret, use);
    return context.json(result, 'user' in result ? 200 : 401);
  });

  return routes;
}

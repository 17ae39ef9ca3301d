import { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { type Account, NO_FAULTS, VERIFICATION_METHODS } from '../../account/index.js';
import { browserScript, readJson, safeReturnTo, smallBody } from '../../server/index.js';
import { PANEL_COOKIE } from './developer-panel-page-end.js';

const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60_000));

const fields = v.strictObject({
  planWithoutHelpCenterJwt: v.optional(v.boolean()),
  expiredSession: v.optional(v.boolean()),
  slowMs: v.optional(milliseconds),
  failWith: v.optional(
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
  ),
  apiTokensRetired: v.optional(v.boolean()),
  oauthClientRefused: v.optional(v.boolean()),
  oauthScopeRefused: v.optional(v.boolean()),
  oauthScopeMissing: v.optional(v.boolean()),
  oauthTokenExpired: v.optional(v.boolean()),
  verificationMethod: v.optional(v.nullable(v.picklist(VERIFICATION_METHODS))),
  messengerBlocked: v.optional(v.boolean()),
  messengerDelayMs: v.optional(milliseconds),
});

/** Some of the `Faults`, as the developer panel and tests send them. */
const someFaults = v.pipe(
  // For valibot an empty array is an object without entries.
  v.custom<object>((value) => !Array.isArray(value), 'Expected an object.'),
  fields,
);

/**
 * What the developer panel does, and tests by URL:
 *
 * - `/developer/faults`: GET what goes wrong now, POST some faults to change them, DELETE to repair everything
 * - `/developer/log`: GET `{requests}`, what the token endpoints and the APIs for identity were
 *   asked (method, path, status, time), DELETE to clear it
 * - `/developer/oauth-tokens`: DELETE to revoke every OAuth token
 * - `/developer/panel?show=off|on`: hides or shows the panel in this browser
 */
export function developerPanelRoutes(account: Account): Hono {
  const routes = new Hono();
  routes.use('/developer/faults', smallBody);

  routes.get('/developer/faults', (context) => context.json(account.faults));
  routes.post('/developer/faults', async (context) => {
    const faults = v.safeParse(someFaults, await readJson(context));
    if (!faults.success) {
      const [issue] = faults.issues;
      const field = v.getDotPath(issue) ?? 'The body';
      return context.json({ error: `${field}: ${issue.message}` }, 400);
    }
    Object.assign(account.faults, faults.output);
    return context.json(account.faults);
  });
  routes.delete('/developer/faults', (context) => {
    Object.assign(account.faults, NO_FAULTS);
    return context.json(account.faults);
  });

  routes.get('/developer/log', (context) =>
    context.json({ requests: account.requestLog.entries() }),
  );
  routes.delete('/developer/log', (context) => {
    account.requestLog.clear();
    return context.body(null, 204);
  });

  routes.delete('/developer/oauth-tokens', (context) => {
    account.oauth.revokeAll();
    return context.body(null, 204);
  });

  routes.get('/developer/panel', (context) => {
    if (context.req.query('show') === 'off') {
      setCookie(context, PANEL_COOKIE, 'off', { path: '/', httpOnly: true, sameSite: 'Lax' });
    } else {
      deleteCookie(context, PANEL_COOKIE, { path: '/' });
    }
    return context.redirect(safeReturnTo(context.req.query('return_to'), context.req.url));
  });

  routes.get('/developer/panel.js', browserScript('developer/panel'));

  return routes;
}

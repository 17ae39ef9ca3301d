import { type Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { snippetScript } from '../../browser-code/index.js';
import { createTokenEndpoint } from '../../token-endpoint/index.js';
import type { Account } from '../account/index.js';
import { type IdentityProvider, JWKS_PATH } from '../identity-provider.js';
import {
  formFields,
  OWN_ORIGIN,
  requestCookie,
  smallBody,
  withinOwnOrigin,
} from '../server/index.js';
import { widgetLoader } from '../widgets/messenger/index.js';
import { createCustomers } from './customers.js';
import { type LoginForm, websitePage } from './website-page.js';

const COOKIE = 'website_session';
const ID_TOKEN_COOKIE = 'website_id_token';
const COOKIE_OPTIONS = { path: '/website', httpOnly: true, sameSite: 'Lax' } as const;

const loginForm = v.object({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty('Enter your name.'), v.maxLength(255)),
  email: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(254),
    v.email('Enter your e-mail address, such as jo@example.com.'),
  ),
});

/** A page of the website, with the proof that its token endpoint asks for. */
const PAGES = {
  cookie: { path: '/website', proof: 'cookie' },
  'id-token': { path: '/website/id-token', proof: 'id-token' },
} as const;

/**
 * A website next to the Help Center, with users and sessions of its own and the same snippet:
 *
 * - `/website`: proof `cookie`. The token endpoint asks the site's back end, `/website/session`,
 *   whose session a cookie is (`SESSION_URL`).
 * - `/website/id-token`: proof `id-token`. Logging in happens at a local identity provider, whose
 *   token is in a cookie; its keys are at `/website/identity-provider/jwks.json`.
 */
export function websiteRoutes(account: Account, identityProvider: IdentityProvider): Hono {
  const routes = new Hono();
  const customers = createCustomers();
  const customerOf = (request: Request) => customers.bySession(requestCookie(request, COOKIE));

  const show = async (
    context: Context,
    { path, proof }: (typeof PAGES)[keyof typeof PAGES],
    form: Pick<Parameters<typeof websitePage>[0], 'typed' | 'errors'> = {},
  ) => {
    const customer = customerOf(context.req.raw);
    const snippet = await snippetScript('messaging');
    context.header('cache-control', 'no-store');
    const pageEnd = widgetLoader('/messenger/snippet.js', account.faults);
    const page = { path, proof, customer, snippet, pageEnd, ...form };
    return context.html(websitePage(page), form.errors ? 422 : 200);
  };

  for (const page of Object.values(PAGES)) {
    routes.get(page.path, (context) => show(context, page));

    routes.post(`${page.path}/login`, smallBody, async (context) => {
      const typed = await typedForm(context);
      const parsed = v.safeParse(loginForm, typed);
      if (!parsed.success) return show(context, page, { typed, errors: errorsOf(parsed.issues) });
      const { name, email } = parsed.output;
      const secure = new URL(context.req.url).protocol === 'https:';
      const session = customers.logIn(name, email);
      setCookie(context, COOKIE, session, { ...COOKIE_OPTIONS, secure });
      const customer = customers.bySession(session);
      if (customer && page.proof === 'id-token') {
        const token = await identityProvider.signIdToken({ ...customer, emailVerified: false });
        setCookie(context, ID_TOKEN_COOKIE, token, { ...COOKIE_OPTIONS, secure });
      }
      return context.redirect(page.path, 303);
    });

    routes.post(`${page.path}/logout`, (context) => {
      customers.logOut(requestCookie(context.req.raw, COOKIE) ?? '');
      for (const name of [COOKIE, ID_TOKEN_COOKIE]) {
        deleteCookie(context, name, { path: COOKIE_OPTIONS.path });
      }
      return context.redirect(page.path, 303);
    });

    const endpoint = withinOwnOrigin(
      createTokenEndpoint({
        ...proofOf(page.proof, identityProvider),
        messagingKeyId: account.messagingKey.id,
        messagingSecret: account.messagingKey.secret,
        allowedOrigins: [OWN_ORIGIN],
        basePath: `${page.path}/token-endpoint`,
        fetch: async (input, init) => routes.request(new Request(input, init)),
        log: () => {},
      }),
    );
    routes.all(`${page.path}/token-endpoint/*`, ({ req }) => endpoint(req.raw));
  }

  // The site's back end, which knows its own sessions. Nobody has checked the e-mail that was typed.
  routes.get('/website/session', (context) => {
    const customer = customerOf(context.req.raw);
    context.header('cache-control', 'no-store');
    if (!customer) return context.json({ error: 'Nobody is logged in.' }, 401);
    const { id, name, email } = customer;
    return context.json({ external_id: id, name, email, email_verified: false });
  });

  routes.get(JWKS_PATH, async (context) => context.json(await identityProvider.keys()));

  return routes;
}

function proofOf(proof: 'cookie' | 'id-token', { issuer, jwksUrl, clientId }: IdentityProvider) {
  return proof === 'cookie'
    ? { proof, sessionUrl: `${OWN_ORIGIN}/website/session` }
    : { proof, issuer, jwksUrl, audience: [clientId], cookie: ID_TOKEN_COOKIE };
}

async function typedForm(context: Context): Promise<LoginForm> {
  const { name = '', email = '' } = (await formFields(context)) ?? {};
  return { name, email };
}

function errorsOf(
  issues: readonly v.BaseIssue<unknown>[],
): Partial<Record<keyof LoginForm, string>> {
  const errors: Partial<Record<keyof LoginForm, string>> = {};
  for (const issue of issues) {
    const field = v.getDotPath(issue);
    if (field === 'name' || field === 'email') errors[field] ??= issue.message;
  }
  return errors;
}

import { type Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { snippetScript } from '../../browser-code/index.js';
import { createTokenEndpoint, type TokenEndpoint } from '../../token-endpoint/index.js';
import type { Account } from '../people/index.js';
import { asOwnOrigin, formFields, OWN_ORIGIN, requestCookie, smallBody } from '../server/index.js';
import { widgetLoader } from '../widgets/messenger/index.js';
import { type Customers, createCustomers } from './customers.js';
import { type LoginForm, websitePage } from './website-page.js';

const COOKIE = 'website_session';
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

/**
 * A website beside the Help Center: the example for proof `cookie`. It has its own users and
 * session, its own token endpoint at `/website/token-endpoint/messaging`, and the same snippet.
 */
export function websiteRoutes(account: Account): Hono {
  const routes = new Hono();
  const customers = createCustomers();
  const tokenEndpoint = cookieTokenEndpoint(account, customers);

  const show = async (
    context: Context,
    form: Pick<Parameters<typeof websitePage>[0], 'typed' | 'errors'> = {},
  ) => {
    const request = context.req.raw;
    const customer = customers.bySession(requestCookie(request, COOKIE));
    const snippet = await snippetScript('messaging');
    context.header('cache-control', 'no-store');
    const page = {
      customer,
      snippet,
      pageEnd: widgetLoader('/messenger/snippet.js', account.faults),
      ...form,
    };
    return context.html(websitePage(page), form.errors ? 422 : 200);
  };

  routes.get('/website', (context) => show(context));

  routes.post('/website/login', smallBody, async (context) => {
    const typed = await typedForm(context);
    const parsed = v.safeParse(loginForm, typed);
    if (!parsed.success) return show(context, { typed, errors: errorsOf(parsed.issues) });
    const { name, email } = parsed.output;
    const secure = new URL(context.req.url).protocol === 'https:';
    setCookie(context, COOKIE, customers.logIn(name, email), { ...COOKIE_OPTIONS, secure });
    return context.redirect('/website', 303);
  });

  routes.post('/website/logout', (context) => {
    customers.logOut(requestCookie(context.req.raw, COOKIE) ?? '');
    deleteCookie(context, COOKIE, { path: COOKIE_OPTIONS.path });
    return context.redirect('/website', 303);
  });

  routes.all('/website/token-endpoint/*', (context) => tokenEndpoint(context.req.raw));

  return routes;
}

/** A token endpoint that reads the website's own session; it serves the site's own pages only. */
function cookieTokenEndpoint(account: Account, customers: Customers): TokenEndpoint {
  const endpoint = createTokenEndpoint({
    proof: 'cookie',
    identify: (asking) => visitorOf(customers, asking),
    messagingKeyId: account.messagingKey.id,
    messagingSecret: account.messagingKey.secret,
    allowedOrigins: [OWN_ORIGIN],
    basePath: '/website/token-endpoint',
    log: () => {},
  });
  return (request, client) => endpoint(asOwnOrigin(request), client);
}

/** Nobody has checked the e-mail that was typed, so the token does not call it verified. */
function visitorOf(customers: Customers, request: Request) {
  const customer = customers.bySession(requestCookie(request, COOKIE));
  return customer && { externalId: customer.id, name: customer.name, email: customer.email };
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

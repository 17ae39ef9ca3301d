import { type Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import type { Account, AccountPerson } from '../account/index.js';
import {
  formFields,
  SESSION_COOKIE,
  safeReturnTo,
  sessionCookie,
  smallBody,
} from '../server/index.js';
import { signInPage } from './sign-in-page.js';
import { typedPerson } from './typed-person.js';

const text = v.optional(v.string(), '');
const form = v.object({
  person: v.optional(v.string()),
  name: text,
  email: text,
  external_id: text,
  return_to: text,
});

/**
 * Signing in and out at Zendesk's addresses: `/access/sign_in`, `/hc/LOCALE/signin` and
 * `/access/logout`. A program signs in with a POST of the form's fields: `person` (an id), or
 * `name`, `email` and `external_id`; and `return_to`.
 */
export function signInRoutes(account: Account): Hono {
  const routes = new Hono();
  const page = (returnTo: string) => ({
    accountName: account.name,
    people: account.people(),
    returnTo,
  });

  routes.get('/access/sign_in', (context) =>
    context.html(signInPage(page(safeReturnTo(context.req.query('return_to'), context.req.url)))),
  );

  routes.post('/access/sign_in', smallBody, async (context) => {
    const fields = v.safeParse(form, (await formFields(context)) ?? {});
    if (!fields.success)
      return context.text('A field of this form is not text. Send text fields only.', 400);

    const returnTo = safeReturnTo(fields.output.return_to, context.req.url);
    if (fields.output.person !== undefined) {
      const id = Number(fields.output.person);
      const person = account.people().find((one) => one.id === id);
      if (!person) return context.text('Nobody has this id. Choose somebody on the page.', 400);
      return signIn(context, account, { person, returnTo });
    }
    const result = typedPerson(account, fields.output);
    if ('person' in result) return signIn(context, account, { ...result, returnTo });
    const again = { ...page(returnTo), typed: fields.output, errors: result.errors };
    return context.html(signInPage(again), 422);
  });

  routes.get('/access/logout', (context) => {
    const session = sessionCookie(context.req.raw);
    if (session) account.signOut(session);
    deleteCookie(context, SESSION_COOKIE, { path: '/' });
    return context.redirect(safeReturnTo(context.req.query('return_to'), context.req.url));
  });

  for (const path of ['/hc/signin', '/hc/:locale/signin']) {
    routes.get(path, (context) => {
      const back = safeReturnTo(context.req.query('return_to'), context.req.url);
      return context.redirect(`/access/sign_in?return_to=${encodeURIComponent(back)}`);
    });
  }
  return routes;
}

function signIn(
  context: Context,
  account: Account,
  { person, returnTo }: { person: AccountPerson; returnTo: string },
): Response {
  // A session never outlives a sign-in: the old one would stay valid for anyone who kept it.
  const old = sessionCookie(context.req.raw);
  if (old) account.signOut(old);
  setCookie(context, SESSION_COOKIE, account.signIn(person), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: new URL(context.req.url).protocol === 'https:',
  });
  return context.redirect(returnTo, 303);
}

import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { GuideStore } from '../../guide/content/index.js';
import { pages } from '../../guide/pages/index.js';
import { safeReturnTo } from '../server/index.js';

const LANGUAGE_COOKIE = 'hc_locale';

/** What comes after the language in the addresses of pages: `articles`, `requests`. */
const FIRST_PARTS = new Set(pages.flatMap(({ path }) => /^\/(\w+)/.exec(path)?.[1] ?? []));

/**
 * From addresses without a language to one with it, as links in articles and themes have it
 * (`/hc/articles/123`), and the switch between languages.
 */
export function languageRoutes(store: GuideStore): Hono {
  const { helpCenter } = store.content;
  const known = (locale: string | undefined) =>
    helpCenter.locales.find((candidate) => candidate.locale === locale)?.locale;
  const home = (context: Context) =>
    `/hc/${known(getCookie(context, LANGUAGE_COOKIE)) ?? helpCenter.default_locale}`;
  const routes = new Hono();

  for (const path of ['/', '/hc', '/hc/']) {
    routes.get(path, (context) => context.redirect(home(context)));
  }
  for (const first of FIRST_PARTS) {
    routes.get(`/hc/${first}/*`, (context) => {
      const { pathname, search } = new URL(context.req.url);
      return context.redirect(home(context) + pathname.slice('/hc'.length) + search);
    });
  }

  routes.get('/hc/change_language/:locale', (context) => {
    const locale = known(context.req.param('locale'));
    if (locale === undefined) return context.notFound();
    setCookie(context, LANGUAGE_COOKIE, locale, { path: '/', sameSite: 'Lax', httpOnly: true });
    const returnTo = context.req.query('return_to');
    return context.redirect(
      returnTo === undefined ? `/hc/${locale}` : safeReturnTo(returnTo, context.req.url),
    );
  });
  return routes;
}

import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { GuideStore } from '../../guide/content/index.js';
import { safeReturnTo } from '../server/index.js';

const LANGUAGE_COOKIE = 'hc_locale';

/** From addresses without a language to one with it, and the switch between languages. */
export function languageRoutes(store: GuideStore): Hono {
  const { helpCenter } = store.content;
  const known = (locale: string | undefined) =>
    helpCenter.locales.find((candidate) => candidate.locale === locale)?.locale;
  const routes = new Hono();

  for (const path of ['/', '/hc', '/hc/']) {
    routes.get(path, (context) => {
      const locale = known(getCookie(context, LANGUAGE_COOKIE)) ?? helpCenter.default_locale;
      return context.redirect(`/hc/${locale}`);
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

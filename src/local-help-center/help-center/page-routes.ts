import { Hono } from 'hono';
import {
  errorPage,
  isInTheme,
  type PageDefinition,
  pages,
  pathOf,
} from '../../guide/pages/index.js';
import type { PageAnswers } from './page-answers.js';

/** Every page that is looked at, at the address that its definition names. */
export function pageRoutes(answers: PageAnswers): Hono {
  const routes = new Hono();
  const { store } = answers;

  for (const page of [...pages].sort(bySpecificity)) {
    for (const [shortcut, part] of Object.entries(page.shortcuts ?? {})) {
      routes.get(`/hc/:locale${shortcut}`, (context) => {
        const locale = encodeURIComponent(context.req.param('locale'));
        return context.redirect(`/hc/${locale}${pathOf(page, part)}`);
      });
    }
    const parameter = /:(\w+)/.exec(page.path)?.[1];
    routes.get(`/hc/:locale${page.path}`, async (context, next) => {
      const view = await answers.viewFor(context);
      if (view === null) return next();
      if (page.mustSignIn && view.person === null) {
        // As Guide does with pages that are for people who are signed in.
        const returnTo = encodeURIComponent(`${view.url.pathname}${view.url.search}`);
        return context.redirect(`${view.urls.signIn}?return_to=${returnTo}`);
      }
      const part = parameter === undefined ? '' : context.req.param(parameter);
      const shown = isInTheme(page, view) ? page.show(view, part ?? '') : 'not_found';
      return typeof shown === 'string'
        ? answers.showError(context, view, shown)
        : answers.show(context, view, page, shown);
    });
  }

  // A language that the Help Center does not have: its "not found" is in the default language.
  routes.get('/hc/*', async (context) => {
    const view = await answers.viewFor(context, store.content.helpCenter.default_locale);
    return view ? answers.showError(context, view, 'not_found') : context.notFound();
  });
  return routes;
}

/** `/requests/new` before `/requests/:id`, and what takes all that is left at the end. */
function bySpecificity(left: PageDefinition, right: PageDefinition): number {
  const rank = (page: PageDefinition) => (page === errorPage ? 2 : Number(page.path.includes(':')));
  return rank(left) - rank(right);
}

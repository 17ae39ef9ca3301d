import { type Context, Hono } from 'hono';
import type { Page, PageContent } from '../page.js';
import { articlePage } from '../pages/article-page.js';
import { categoryPage } from '../pages/category-page.js';
import { homePage } from '../pages/home-page.js';
import { sectionPage } from '../pages/section-page.js';
import { isStaff, visibleArticles, visibleSections } from '../visible-articles.js';
import { idOf } from './id-of.js';
import { type Responder, respondWithError } from './responder.js';

type ErrorName = 'forbidden' | 'not_found' | 'unauthorized';
type Show = (page: Page, context: Context) => PageContent | ErrorName;

/** Every page that is looked at. */
export function pageRoutes(responder: Responder): Hono {
  const routes = new Hono();
  const { store } = responder;

  const show = (path: string, content: Show) =>
    routes.get(`/hc/:locale${path}`, async (context) => {
      const page = await responder.pageFor(context);
      if (page === null) return context.notFound();
      const shown = content(page, context);
      if (typeof shown === 'string') return respondWithError(responder, context, page, shown);
      return responder.respond(context, page, shown);
    });

  show('', homePage);
  show('/categories/:id', (page, context) => {
    const id = idOf(context.req.param('id'));
    const category = store.content.categories.find((each) => each.id === id);
    return category ? categoryPage(page, category) : 'not_found';
  });
  show('/sections/:id', (page, context) => {
    const id = idOf(context.req.param('id'));
    const section = visibleSections(page).find((each) => each.id === id);
    return section ? sectionPage(page, section) : 'not_found';
  });
  show('/articles/:id', (page, context) => {
    const id = idOf(context.req.param('id'));
    const article = visibleArticles(page).find((each) => each.id === id);
    if (article) return articlePage(page, article);
    const hidden = store.articles.some((each) => each.id === id) && !isStaff(page);
    return hidden ? 'unauthorized' : 'not_found';
  });
  show('/*', () => 'not_found');
  return routes;
}

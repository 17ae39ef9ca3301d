import { type Context, Hono, type Next } from 'hono';
import {
  isStaff,
  visibleArticles,
  visibleSections,
} from '../../../guide/content/visible-articles.js';
import { visiblePosts, visibleTopics } from '../../../guide/content/visible-posts.js';
import { maySeeRequest } from '../../../guide/content/visible-requests.js';
import { approvalListPage, approvalPage } from '../../../guide/pages/approval-pages.js';
import { articlePage } from '../../../guide/pages/article-page.js';
import { categoryPage } from '../../../guide/pages/category-page.js';
import { contributionsPage } from '../../../guide/pages/contributions-page.js';
import { customPage } from '../../../guide/pages/custom-page.js';
import { homePage } from '../../../guide/pages/home-page.js';
import { newPostPage } from '../../../guide/pages/new-post-page.js';
import { newRequestPage } from '../../../guide/pages/new-request-page.js';
import { postListPage } from '../../../guide/pages/post-list-page.js';
import { postPage } from '../../../guide/pages/post-page.js';
import { requestPage } from '../../../guide/pages/request-page.js';
import { requestsPage } from '../../../guide/pages/requests-page.js';
import { searchResultsPage } from '../../../guide/pages/search-results-page.js';
import { sectionPage } from '../../../guide/pages/section-page.js';
import {
  applicationsPage,
  serviceListPage,
  servicePage,
} from '../../../guide/pages/service-pages.js';
import { subscriptionsPage } from '../../../guide/pages/subscriptions-page.js';
import { topicListPage } from '../../../guide/pages/topic-list-page.js';
import { topicPage } from '../../../guide/pages/topic-page.js';
import { userProfilePage } from '../../../guide/pages/user-profile-page.js';
import type { Page, PageContent } from '../../../guide/render/page.js';
import { idOf } from './id-of.js';
import { type Responder, respondWithError } from './responder.js';

type ErrorName = 'forbidden' | 'not_found' | 'unauthorized';
/** `null` and `undefined` are for what does not exist. */
type Shown = PageContent | ErrorName | null | undefined;
type Show = (page: Page, parameter: (name: string) => string) => Shown;

/** Every page that is looked at. */
export function pageRoutes(responder: Responder): Hono {
  const routes = new Hono();
  const { store } = responder;

  const answer = (content: Show, mustSignIn: boolean) => async (context: Context, next: Next) => {
    const page = await responder.pageFor(context);
    if (page === null) return next();
    if (mustSignIn && page.person === null) return toSignIn(context, page);
    const shown = content(page, (name) => context.req.param(name) ?? '') ?? 'not_found';
    if (typeof shown === 'string') return respondWithError(responder, context, page, shown);
    return responder.respond(context, page, shown);
  };
  const show = (path: string, content: Show) =>
    routes.get(`/hc/:locale${path}`, answer(content, false));
  const showToSignedIn = (path: string, content: Show) =>
    routes.get(`/hc/:locale${path}`, answer(content, true));

  show('', homePage);
  show('/categories/:id', (page, parameter) => {
    const category = withId(store.content.categories, parameter('id'));
    return category && categoryPage(page, category);
  });
  show('/sections/:id', (page, parameter) => {
    const section = withId(visibleSections(page), parameter('id'));
    return section && sectionPage(page, section);
  });
  show('/articles/:id', (page, parameter) => {
    const article = withId(visibleArticles(page), parameter('id'));
    if (article) return articlePage(page, article);
    const hidden = withId(store.articles, parameter('id')) !== undefined && !isStaff(page);
    return hidden ? (page.person === null ? 'unauthorized' : 'forbidden') : null;
  });
  show('/search', searchResultsPage);

  show('/requests/new', newRequestPage);
  showToSignedIn('/requests', requestsPage);
  showToSignedIn('/requests/:id', (page, parameter) => {
    const request = withId(store.requests, parameter('id'));
    if (request === undefined) return null;
    return maySeeRequest(page, request) ? requestPage(page, request) : 'forbidden';
  });

  // Guide's survey is a page of its own; here one rates on the request.
  showToSignedIn('/survey_responses/:id', (page, parameter) => {
    const request = withId(store.requests, parameter('id'));
    return request && maySeeRequest(page, request) ? requestPage(page, request) : null;
  });

  routes.get('/hc/:locale/community', (context) =>
    context.redirect(`/hc/${encodeURIComponent(context.req.param('locale'))}/community/topics`),
  );
  show('/community/topics', topicListPage);
  show('/community/topics/:id', (page, parameter) => {
    const topic = withId(visibleTopics(page), parameter('id'));
    return topic && topicPage(page, topic);
  });
  show('/community/posts', postListPage);
  showToSignedIn('/community/posts/new', newPostPage);
  show('/community/posts/:id', (page, parameter) => {
    const post = withId(visiblePosts(page), parameter('id'));
    return post && postPage(page, post);
  });

  show('/profiles/:id', (page, parameter) => {
    const profile = withId(store.profiles(), parameter('id'));
    return profile && userProfilePage(page, profile);
  });
  routes.get('/hc/:locale/contributions', (context) =>
    context.redirect(`/hc/${encodeURIComponent(context.req.param('locale'))}/contributions/posts`),
  );
  showToSignedIn('/contributions/:kind', (page, parameter) =>
    contributionsPage(page, parameter('kind')),
  );
  showToSignedIn('/subscriptions', subscriptionsPage);

  show('/p/:name', (page, parameter) => customPage(page, parameter('name')));
  show('/services', serviceListPage);
  show('/services/:id', (page, parameter) => servicePage(page, idOf(parameter('id'))));
  show('/applications', applicationsPage);
  showToSignedIn('/approval_requests', approvalListPage);
  showToSignedIn('/approval_requests/:id', (page, parameter) =>
    approvalPage(page, idOf(parameter('id'))),
  );
  show('/*', () => 'not_found');
  // A language that the Help Center does not have: said in the one it always has.
  routes.get('/hc/*', async (context) => {
    const page = await responder.pageFor(context, store.content.helpCenter.default_locale);
    return page ? respondWithError(responder, context, page, 'not_found') : context.notFound();
  });
  return routes;
}

function withId<Record extends { readonly id: number }>(
  records: readonly Record[],
  part: string,
): Record | undefined {
  const id = idOf(part);
  return records.find((record) => record.id === id);
}

/** As Guide does with pages that are for people who are signed in. */
function toSignIn(context: Context, page: Page): Response {
  const returnTo = encodeURIComponent(`${page.url.pathname}${page.url.search}`);
  return context.redirect(`${page.urls.signIn}?return_to=${returnTo}`);
}

import { type Context, Hono } from 'hono';
import { sameOriginOnly } from '../../sessions/same-origin-only.js';
import { smallBody } from '../../sessions/small-body.js';
import { safeReturnTo } from '../../sign-in/safe-return-to.js';
import type { Article, Post } from '../content-schema.js';
import { newCommentForm } from '../forms/comment-form.js';
import { newPostForm } from '../forms/post-form.js';
import { newRequestForm } from '../forms/request-form.js';
import type { FollowableKind, VotableKind } from '../guide-store.js';
import type { Page } from '../page.js';
import { articlePage } from '../pages/article-page.js';
import { newPostPage } from '../pages/new-post-page.js';
import { newRequestPage } from '../pages/new-request-page.js';
import { postPage } from '../pages/post-page.js';
import { requestPage } from '../pages/request-page.js';
import { visibleArticles, visibleSections } from '../visible-articles.js';
import { visiblePosts, visibleTopics } from '../visible-posts.js';
import { maySeeRequest } from '../visible-requests.js';
import { fieldsWithin, formFields } from './form-fields.js';
import { idOf } from './id-of.js';
import { type Responder, respondWithError } from './responder.js';

interface Sent {
  readonly context: Context;
  readonly page: Page;
  readonly fields: Readonly<Record<string, string>>;
  id(name: string): number | undefined;
}
/** Nothing (`undefined`) is for what does not exist. */
type Receive = (sent: Sent) => Response | Promise<Response> | undefined;
type Person = NonNullable<Page['person']>;

/** Everything that visitors send. */
export function formRoutes(responder: Responder): Hono {
  const routes = new Hono();
  const { store } = responder;

  const receive = (path: string, handle: Receive) =>
    routes.post(`/hc/:locale${path}`, smallBody, sameOriginOnly, async (context) => {
      const page = await responder.pageFor(context);
      if (page === null) return context.notFound();
      const fields = await formFields(context.req.raw);
      if (fields === null) return context.text('This is not a form.', 400);
      const id = (name: string) => idOf(context.req.param(name));
      const answer = await handle({ context, page, fields, id });
      return answer ?? respondWithError(responder, context, page, 'not_found');
    });
  /** Others are sent to sign in, and back to where they were. */
  const receiveFromSignedIn = (
    path: string,
    handle: (sent: Sent, person: Person) => ReturnType<Receive>,
  ) =>
    receive(path, (sent) => {
      const { person } = sent.page;
      if (person !== null) return handle(sent, person);
      const returnTo = encodeURIComponent(whereFrom(sent));
      return sent.context.redirect(`${sent.page.urls.signIn}?return_to=${returnTo}`, 303);
    });

  receive('/requests', async ({ context, page, fields }) => {
    const form = newRequestForm(page, fieldsWithin(fields, 'request'));
    if ('errors' in form) {
      const again = await responder.pageFor(context, form);
      return again ? responder.respond(context, again, newRequestPage(again)) : context.notFound();
    }
    const request = store.addRequest(form);
    if (page.person === null) {
      return responder.redirect(context, page.urls.home, 'helper.notice.request_anonymous');
    }
    return responder.redirect(context, page.urls.request(request.id), 'helper.notice.request');
  });

  receiveFromSignedIn('/requests/:id/comments', async ({ context, page, fields, id }, person) => {
    const request = store.requests.find((each) => each.id === id('id'));
    if (request === undefined) return respondWithError(responder, context, page, 'not_found');
    if (!maySeeRequest(page, request) || request.status === 'closed') {
      return respondWithError(responder, context, page, 'forbidden');
    }
    const sent = fieldsWithin(fields, 'request_comment');
    const solves = sent.mark_as_solved === '1';
    const form = newCommentForm(page, sent);
    if ('errors' in form && !solves) {
      const again = await responder.pageFor(context, form);
      if (again === null) return context.notFound();
      return responder.respond(context, again, { ...requestPage(again, request), status: 422 });
    }
    if (!('errors' in form)) store.addToRequest(request, person, form.body);
    if (solves) store.solve(request);
    const notice = solves ? 'helper.notice.solved' : 'helper.notice.comment';
    return responder.redirect(context, page.urls.request(request.id), notice);
  });

  receiveFromSignedIn('/requests/:id/satisfaction', ({ context, page, fields, id }) => {
    const request = store.requests.find((each) => each.id === id('id'));
    if (request === undefined) return undefined;
    const { satisfaction } = fields;
    if (!maySeeRequest(page, request) || request.status !== 'solved') {
      return respondWithError(responder, context, page, 'forbidden');
    }
    if (satisfaction !== 'good' && satisfaction !== 'bad') {
      return context.text('satisfaction is "good" or "bad".', 400);
    }
    request.satisfaction = satisfaction;
    return responder.redirect(context, page.urls.request(request.id), 'helper.notice.rated');
  });

  receiveFromSignedIn('/requests/:id/organization', ({ context, page, fields, id }, person) => {
    const request = store.requests.find((each) => each.id === id('id'));
    if (request === undefined) return undefined;
    const { organization } = fieldsWithin(fields, 'request');
    if (!maySeeRequest(page, request) || !person.organizations.includes(organization ?? '')) {
      return respondWithError(responder, context, page, 'forbidden');
    }
    if (organization !== undefined) request.organization = organization;
    return responder.redirect(context, page.urls.request(request.id));
  });

  receiveFromSignedIn('/community/posts', async ({ context, page, fields }, person) => {
    const form = newPostForm(page, fieldsWithin(fields, 'community_post'));
    if ('errors' in form) {
      const again = await responder.pageFor(context, form);
      return again ? responder.respond(context, again, newPostPage(again)) : context.notFound();
    }
    const post = store.addPost(person, form);
    return responder.redirect(context, page.urls.post(post.id, post.title), 'helper.notice.post');
  });

  const comment = async (
    { context, page, fields }: Sent,
    person: Person,
    on: { record: Article | Post; parameter: string; url: string },
    show: (page: Page) => ReturnType<typeof articlePage>,
  ) => {
    const sent = fieldsWithin(fields, on.parameter);
    const form = newCommentForm(page, sent);
    if ('errors' in form) {
      const again = await responder.pageFor(context, form);
      if (again === null) return context.notFound();
      return responder.respond(context, again, { ...show(again), status: 422 });
    }
    const official = person.role !== 'end_user' && sent.official === '1';
    store.addComment(on.record, person, form.body, official);
    return responder.redirect(context, on.url, 'helper.notice.comment');
  };

  receiveFromSignedIn('/articles/:id/comments', (sent, person) => {
    const record = visibleArticles(sent.page).find((each) => each.id === sent.id('id'));
    if (record === undefined) return undefined;
    if (record.comments_disabled) {
      return respondWithError(responder, sent.context, sent.page, 'forbidden');
    }
    const title = store.localized(record.title, sent.page.locale.locale);
    const url = sent.page.urls.article(record.id, title);
    return comment(sent, person, { record, parameter: 'comment', url }, (page) =>
      articlePage(page, record),
    );
  });

  receiveFromSignedIn('/community/posts/:id/comments', (sent, person) => {
    const record = visiblePosts(sent.page).find((each) => each.id === sent.id('id'));
    if (record === undefined) return undefined;
    const url = sent.page.urls.post(record.id, record.title);
    return comment(sent, person, { record, parameter: 'community_comment', url }, (page) =>
      postPage(page, record),
    );
  });

  const vote = (path: string, kind: VotableKind, exists: (sent: Sent) => number | undefined) =>
    receiveFromSignedIn(path, (sent, person) => {
      const id = exists(sent);
      if (id === undefined) return undefined;
      const { value } = sent.fields;
      if (value !== 'up' && value !== 'down') {
        return sent.context.text('value is "up" or "down".', 400);
      }
      store.vote(kind, id, person, value);
      return responder.redirect(sent.context, whereFrom(sent));
    });
  const article = ({ page, id }: Sent) =>
    visibleArticles(page).find((each) => each.id === id('id'));
  const post = ({ page, id }: Sent) => visiblePosts(page).find((each) => each.id === id('id'));
  const commentOf = (record: Article | Post | undefined, { id }: Sent) =>
    record?.comments.find((each) => each.id === id('comment'))?.id;

  vote('/articles/:id/vote', 'article', (sent) => article(sent)?.id);
  vote('/articles/:id/comments/:comment/vote', 'article_comment', (sent) =>
    commentOf(article(sent), sent),
  );
  vote('/community/posts/:id/vote', 'post', (sent) => post(sent)?.id);
  vote('/community/posts/:id/comments/:comment/vote', 'post_comment', (sent) =>
    commentOf(post(sent), sent),
  );

  receiveFromSignedIn('/subscriptions/:kind/:id', (sent, person) => {
    const kind = followable(sent.context.req.param('kind'));
    const id = sent.id('id');
    if (kind === undefined || id === undefined || !exists(sent.page, kind, id)) return undefined;
    store.toggleFollow(person, kind, id);
    return responder.redirect(sent.context, whereFrom(sent));
  });

  receiveFromSignedIn('/profiles/:id', ({ context, page, fields, id }, person) => {
    if (id('id') !== person.id) return respondWithError(responder, context, page, 'forbidden');
    store.describe(person, (fields.description ?? '').slice(0, 1000));
    return responder.redirect(context, page.urls.profile(person.id), 'helper.notice.profile');
  });

  return routes;
}

const followableKinds: readonly FollowableKind[] = ['article', 'section', 'topic', 'post', 'user'];

function followable(kind: string | undefined): FollowableKind | undefined {
  return followableKinds.find((known) => known === kind);
}

function exists(page: Page, kind: FollowableKind, id: number): boolean {
  const records = {
    article: () => visibleArticles(page),
    section: () => visibleSections(page),
    topic: () => visibleTopics(page),
    post: () => visiblePosts(page),
    user: () => page.store.profiles(),
  };
  return records[kind]().some((record) => record.id === id);
}

/** The page that the button was on; a page of this site in any case. */
function whereFrom({ context, page }: Sent): string {
  const referer = safeReturnTo(context.req.header('referer'), context.req.url);
  return referer === '/' ? page.urls.home : referer;
}

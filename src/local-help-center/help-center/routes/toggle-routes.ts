import type { VotableKind } from '../../../guide/content/ballot.js';
import type { Article, Post } from '../../../guide/content/content-schema.js';
import type { FollowableKind } from '../../../guide/content/follows.js';
import { visibleArticles, visibleSections } from '../../../guide/content/visible-articles.js';
import { visiblePosts, visibleTopics } from '../../../guide/content/visible-posts.js';
import type { Page } from '../../../guide/render/page.js';
import { type Receiver, type Sent, whereFrom } from './receiver.js';

/** The toggle buttons: votes, and following. Each leads back to the page it was on. */
export function toggleRoutes({ receiveFromSignedIn, responder }: Receiver): void {
  const { store } = responder;

  const vote = (path: string, kind: VotableKind, find: (sent: Sent) => number | undefined) =>
    receiveFromSignedIn(path, (sent, person) => {
      const id = find(sent);
      if (id === undefined) return undefined;
      const { value } = sent.fields;
      if (value !== 'up' && value !== 'down') {
        return sent.context.text('value is "up" or "down".', 400);
      }
      store.vote(kind, id, person, value);
      return responder.redirect(sent.context, whereFrom(sent));
    });

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
}

function article({ page, id }: Sent): Article | undefined {
  return visibleArticles(page).find((each) => each.id === id('id'));
}

function post({ page, id }: Sent): Post | undefined {
  return visiblePosts(page).find((each) => each.id === id('id'));
}

function commentOf(record: Article | Post | undefined, { id }: Sent): number | undefined {
  return record?.comments.find((each) => each.id === id('comment'))?.id;
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

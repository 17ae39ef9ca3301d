import { type Context, Hono } from 'hono';
import {
  type GuideStore,
  type Viewer,
  type VotableKind,
  visibleArticles,
  visiblePosts,
  zendeskTime,
} from '../../../guide/content/index.js';
import type { Account } from '../../account/index.js';
import { notFound, unauthenticated } from '../errors.js';
import { LOCALE } from './api.js';

interface Voted {
  readonly kind: VotableKind;
  readonly record: { readonly id: number; readonly upvotes: number; readonly downvotes: number };
}

const ITEM_TYPES = {
  article: 'Article',
  article_comment: 'Comment',
  post: 'Post',
  post_comment: 'PostComment',
} as const satisfies Record<VotableKind, string>;

const DIRECTION = ':direction{(?:up|down)(?:\\.json)?}';

/**
 * `POST …/articles/ID/up` and `…/down`, and the same for posts and comments: votes of the person who
 * is signed in. Voting the same way again changes nothing.
 *
 * Source: developer.zendesk.com, Help Center API, Votes, "Create Vote".
 */
export function voteRoutes(account: Account, store: GuideStore): Hono {
  const routes = new Hono();

  const on = (path: string, find: (viewer: Viewer, context: Context) => Voted | undefined) =>
    routes.post(`${path}/${DIRECTION}`, (context) => {
      const person = account.signedInPerson(context.req.raw);
      if (person === null) return unauthenticated(context);
      const voted = find({ store, person }, context);
      if (voted === undefined) return notFound(context);
      const { kind, record } = voted;
      const direction = context.req.param('direction')?.startsWith('up') ? 'up' : 'down';
      if (store.tally(kind, record, person).own !== direction) {
        store.vote(kind, record.id, person, direction);
      }
      const now = zendeskTime(new Date());
      const vote = {
        id: store.nextId(),
        user_id: person.id,
        value: direction === 'up' ? 1 : -1,
        item_id: record.id,
        item_type: ITEM_TYPES[kind],
        created_at: now,
        updated_at: now,
      };
      return context.json({ vote });
    });

  for (const start of ['/api/v2/help_center', `/api/v2/help_center/${LOCALE}`]) {
    on(`${start}/articles/:id`, (viewer, context) => votedOn('article', article(viewer, context)));
    on(`${start}/articles/:id/comments/:comment`, (viewer, context) =>
      votedOn('article_comment', commentOf(article(viewer, context), context)),
    );
  }
  on('/api/v2/community/posts/:id', (viewer, context) => votedOn('post', post(viewer, context)));
  on('/api/v2/community/posts/:id/comments/:comment', (viewer, context) =>
    votedOn('post_comment', commentOf(post(viewer, context), context)),
  );
  return routes;
}

const votedOn = (kind: VotableKind, record: Voted['record'] | undefined): Voted | undefined =>
  record && { kind, record };

const idIn = (context: Context, name: string) => Number(context.req.param(name));

const article = (viewer: Viewer, context: Context) =>
  visibleArticles(viewer).find(({ id }) => id === idIn(context, 'id'));

const post = (viewer: Viewer, context: Context) =>
  visiblePosts(viewer).find(({ id }) => id === idIn(context, 'id'));

function commentOf(
  record: { readonly comments: readonly Voted['record'][] } | undefined,
  context: Context,
) {
  return record?.comments.find(({ id }) => id === idIn(context, 'comment'));
}

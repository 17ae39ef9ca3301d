import type { Comment, Contribution } from '../content/index.js';
import type { Reader } from '../view/index.js';
import { commentObject } from './comment-object.js';
import { computed } from './computed.js';
import { articleObject } from './knowledge-base-objects.js';
import { articlePathSteps, type PathStep, postPathSteps } from './path-steps.js';
import { postObject } from './post-object.js';

export interface ContributionObject {
  readonly object_type: 'article' | 'post' | 'comment';
  readonly id: number;
  readonly url: string;
  readonly title: string;
  readonly body: unknown;
  readonly details: unknown;
  readonly type: string;
  readonly author: object;
  readonly editor: object | null;
  readonly created_at: string;
  readonly edited_at: string | null;
  readonly updated_at: string;
  readonly last_activity_at: string;
  readonly vote_sum: number;
  readonly vote_count: number;
  readonly comment_count: number;
  readonly follower_count: number;
  readonly official: boolean;
  readonly pending: boolean;
  readonly status: string;
  readonly status_name: string;
  readonly status_dasherized: string;
  readonly path_steps: readonly PathStep[];
  readonly stats: readonly { readonly label: string }[];
}

/** Zendesk's `contribution object`: an article, post or comment in somebody's list. */
export function contributionObject(reader: Reader, contribution: Contribution): ContributionObject {
  switch (contribution.kind) {
    case 'article': {
      const { article } = contribution;
      const shown = articleObject(reader, article);
      return built(reader, 'article', shown, {
        body: () => shown.body,
        title: () => shown.title,
        comments: article.comments,
        path_steps: () => articlePathSteps(reader, article),
      });
    }
    case 'post': {
      const { post } = contribution;
      const shown = postObject(reader, post);
      return built(reader, 'post', shown, {
        body: () => shown.details,
        title: () => shown.title,
        comments: post.comments,
        path_steps: () => postPathSteps(reader, post),
      });
    }
    case 'comment': {
      const { on, comment } = contribution;
      const article = articleObject(reader, on);
      const shown = commentObject(
        reader,
        { kind: 'article', record: on, url: article.url },
        comment,
      );
      return built(reader, 'comment', shown, {
        body: () => shown.body,
        title: () => article.title,
        comments: [],
        path_steps: () => [
          ...articlePathSteps(reader, on),
          { name: article.title, url: article.url, target: null },
        ],
      });
    }
    case 'post_comment': {
      const { on, comment } = contribution;
      const post = postObject(reader, on);
      const shown = commentObject(reader, { kind: 'post', record: on, url: post.url }, comment);
      return built(reader, 'comment', shown, {
        body: () => shown.body,
        title: () => post.title,
        comments: [],
        path_steps: () => [
          ...postPathSteps(reader, on),
          { name: post.title, url: post.url, target: null },
        ],
      });
    }
  }
}

/** What articles, posts and comments have in common in a list. */
interface Shown {
  readonly id: number;
  readonly url: string;
  readonly author: object;
  readonly editor?: object | null;
  readonly created_at: string;
  readonly edited_at: string | null;
  readonly vote_sum: number;
  readonly vote_count: number;
  readonly pending?: boolean;
  readonly official?: boolean;
  readonly status?: string;
  readonly status_name?: string;
  readonly status_dasherized?: string;
  readonly follower_count?: number;
}

function built(
  reader: Reader,
  type: ContributionObject['object_type'],
  shown: Shown,
  own: {
    readonly body: () => unknown;
    readonly title: () => string;
    readonly comments: readonly Comment[];
    readonly path_steps: () => readonly PathStep[];
  },
): ContributionObject {
  const comments = own.comments.length;
  return computed<ContributionObject>({
    object_type: () => type,
    id: () => shown.id,
    url: () => shown.url,
    title: own.title,
    body: own.body,
    details: own.body,
    type: () => reader.translate(type),
    author: () => shown.author,
    editor: () => (shown.edited_at === null || type === 'article' ? null : shown.author),
    created_at: () => shown.created_at,
    edited_at: () => shown.edited_at,
    updated_at: () => shown.edited_at ?? shown.created_at,
    last_activity_at: () => own.comments.at(-1)?.created_at ?? shown.created_at,
    vote_sum: () => shown.vote_sum,
    vote_count: () => shown.vote_count,
    comment_count: () => comments,
    follower_count: () => shown.follower_count ?? 0,
    official: () => shown.official ?? false,
    pending: () => shown.pending ?? false,
    status: () => shown.status ?? 'none',
    status_name: () => shown.status_name ?? '',
    status_dasherized: () => shown.status_dasherized ?? 'none',
    path_steps: own.path_steps,
    stats: () => [
      { label: reader.translate('helper.stats.votes', { count: shown.vote_sum }) },
      ...(type === 'comment'
        ? []
        : [{ label: reader.translate('helper.stats.comments', { count: comments }) }]),
    ],
  });
}

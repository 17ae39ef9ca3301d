import type { Post } from '../content/content-schema.js';
import { type Helper, type SafeHtml, safeHtml } from '../curlybars/index.js';
import { actionsHelper } from '../helpers/actions.js';
import { subscribeHelper } from '../helpers/subscribe.js';
import { voteHelper } from '../helpers/vote.js';
import { lazily } from './lazily.js';
import type { Page } from '../render/page.js';
import { contentTagObjects } from './content-tag-objects.js';
import { type PathStep, postPathSteps } from './path-steps.js';
import { dasherized } from './status-dasherized.js';
import { type TopicObject, topicObject } from './topic-object.js';
import { userObject } from './user-object.js';

export interface PostObject {
  readonly id: number;
  readonly url: string;
  readonly title: string;
  readonly details: SafeHtml;
  readonly body: SafeHtml;
  readonly author: ReturnType<typeof userObject>;
  readonly editor: ReturnType<typeof userObject> | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly edited_at: string | null;
  readonly pinned: boolean;
  readonly featured: boolean;
  readonly pending: boolean;
  readonly closed: boolean;
  readonly internal: boolean;
  readonly has_official_comment: boolean;
  readonly status: string;
  readonly status_name: string;
  readonly status_dasherized: string;
  readonly comment_count: number;
  readonly follower_count: number;
  readonly vote_sum: number;
  readonly vote_count: number;
  readonly upvote_count: number;
  readonly content_tags: readonly { readonly id: string; readonly name: string }[];
  readonly path_steps: readonly PathStep[];
  readonly topic: TopicObject | null;
  readonly ticket: null;
  readonly vote: Helper;
  readonly actions: Helper;
  readonly subscribe: Helper;
}

/** Zendesk's `post object`. */
export function postObject(page: Page, post: Post): PostObject {
  const { store, urls } = page;
  const url = urls.post(post.id, post.title);
  const author = () => userObject(page, store.profileByEmail(post.author));
  const tally = () => store.tally('post', post, page.person);
  const topic = store.content.topics.find(({ id }) => id === post.topic);
  return lazily<PostObject>({
    id: () => post.id,
    url: () => url,
    title: () => post.title,
    details: () => safeHtml(post.details),
    body: () => safeHtml(post.details),
    author,
    editor: () => (post.edited_at === undefined ? null : author()),
    created_at: () => post.created_at,
    updated_at: () => post.edited_at ?? post.created_at,
    edited_at: () => post.edited_at ?? null,
    pinned: () => post.pinned,
    featured: () => post.featured,
    pending: () => post.pending,
    closed: () => false,
    internal: () => topic?.internal === true,
    has_official_comment: () => post.comments.some(({ official }) => official),
    status: () => post.status,
    status_name: () => page.translate(`post_status.${post.status}`),
    status_dasherized: () => dasherized(post.status),
    comment_count: () => post.comments.length,
    follower_count: () => store.followerCount('post', post.id),
    vote_sum: () => tally().up - tally().down,
    vote_count: () => tally().up + tally().down,
    upvote_count: () => tally().up,
    content_tags: () => contentTagObjects(page, post.content_tags),
    path_steps: () => postPathSteps(page, post),
    topic: () => (topic ? topicObject(page, topic) : null),
    ticket: () => null,
    vote: () => voteHelper(page, { kind: 'post', record: post }),
    actions: () => actionsHelper(page, { url }),
    subscribe: () => subscribeHelper(page, { kind: 'post', id: post.id }),
  });
}

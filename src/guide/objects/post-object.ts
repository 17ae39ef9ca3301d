import type { Post } from '../content/index.js';
import { type Helper, type SafeHtml, safeHtml } from '../curlybars/index.js';
import { actionsHelper, subscribeHelper, voteHelper } from '../helpers/index.js';
import type { Reader } from '../view/index.js';
import { computed } from './computed.js';
import { contentTagObjects } from './content-tag-objects.js';
import { type PathStep, postPathSteps } from './path-steps.js';
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
export function postObject(reader: Reader, post: Post): PostObject {
  const { store, urls } = reader;
  const url = urls.post(post.id, post.title);
  const author = () => userObject(reader, store.profileByEmail(post.author));
  const tally = () => store.tally('post', post, reader.person);
  const topic = store.content.topics.find(({ id }) => id === post.topic);
  return computed<PostObject>({
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
    status_name: () => reader.translate(`post_status.${post.status}`),
    status_dasherized: () => dasherized(post.status),
    comment_count: () => post.comments.length,
    follower_count: () => store.followerCount('post', post.id),
    vote_sum: () => tally().up - tally().down,
    vote_count: () => tally().up + tally().down,
    upvote_count: () => tally().up,
    content_tags: () => contentTagObjects(reader, post.content_tags),
    path_steps: () => postPathSteps(reader, post),
    topic: () => (topic ? topicObject(reader, topic) : null),
    ticket: () => null,
    vote: () => voteHelper(reader, { kind: 'post', record: post }),
    actions: () => actionsHelper(reader, { url }),
    subscribe: () => subscribeHelper(reader, { kind: 'post', id: post.id }),
  });
}

/** `not_planned` → `not-planned`, as class names have it. */
export function dasherized(status: string): string {
  return status.replaceAll('_', '-');
}

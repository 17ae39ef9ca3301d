import type { Topic } from '../content/content-schema.js';
import type { Helper } from '../curlybars/index.js';
import { subscribeHelper } from '../helpers/subscribe.js';
import { lazily } from './lazily.js';
import type { Page } from '../render/page.js';

export interface TopicObject {
  readonly id: number;
  readonly url: string;
  readonly name: string;
  readonly description: string;
  readonly internal: boolean;
  readonly post_count: number;
  readonly follower_count: number;
  readonly subscribe: Helper;
}

/** Zendesk's `topic object`. */
export function topicObject(page: Page, topic: Topic): TopicObject {
  const { store, urls, locale } = page;
  const name = store.localized(topic.name, locale.locale);
  return lazily<TopicObject>({
    id: () => topic.id,
    url: () => urls.topic(topic.id, name),
    name: () => name,
    description: () => store.localized(topic.description, locale.locale),
    internal: () => topic.internal,
    post_count: () => store.posts.filter((post) => post.topic === topic.id).length,
    follower_count: () => topic.follower_count + store.followerCount('topic', topic.id),
    subscribe: () => subscribeHelper(page, { kind: 'topic', id: topic.id }),
  });
}

import { type Topic, visiblePosts } from '../content/index.js';
import type { Helper } from '../curlybars/index.js';
import { subscribeHelper } from '../helpers/index.js';
import type { Reader } from '../view/index.js';
import { computed } from './computed.js';

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
export function topicObject(reader: Reader, topic: Topic): TopicObject {
  const { store, urls, locale } = reader;
  const name = store.localized(topic.name, locale.locale);
  return computed<TopicObject>({
    id: () => topic.id,
    url: () => urls.topic(topic.id, name),
    name: () => name,
    description: () => store.localized(topic.description, locale.locale),
    internal: () => topic.internal,
    post_count: () => visiblePosts(reader).filter((post) => post.topic === topic.id).length,
    follower_count: () => topic.follower_count + store.followerCount('topic', topic.id),
    subscribe: () => subscribeHelper(reader, { kind: 'topic', id: topic.id }),
  });
}

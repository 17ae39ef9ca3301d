import type { Topic } from '../content/content-schema.js';
import { visiblePosts } from '../content/visible-posts.js';
import { subscribeHelper } from '../helpers/subscribe.js';
import { topicCrumbs } from '../objects/path-steps.js';
import { topicObject } from '../objects/topic-object.js';
import type { Page, PageContent } from '../render/page.js';
import { postListing } from './post-listing.js';

/** A topic with its posts. */
export function topicPage(page: Page, topic: Topic): PageContent {
  const shown = topicObject(page, topic);
  const posts = visiblePosts(page).filter((post) => post.topic === topic.id);
  const { context, pagination } = postListing(page, posts);
  return {
    template: 'community_topic_page',
    title: shown.name,
    description: shown.description,
    canonical: shown.url,
    breadcrumbs: topicCrumbs(page, topic.id),
    pagination,
    searchScope: { filter_by: 'community', topic: String(topic.id) },
    context: {
      ...context,
      topic: shown,
      subscribe: subscribeHelper(page, { kind: 'topic', id: topic.id }),
    },
  };
}

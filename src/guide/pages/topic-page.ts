import { type Topic, visiblePosts, visibleTopics } from '../content/index.js';
import { subscribeHelper } from '../helpers/index.js';
import { topicCrumbs, topicObject } from '../objects/index.js';
import type { View } from '../view/index.js';
import { type PageData, recordPage } from './page-definition.js';
import { postListing } from './post-listing.js';

/** A topic with its posts. */
export const topicPage = recordPage<Topic>({
  template: 'community_topic_page',
  path: '/community/topics/:id',
  links: { topic: { text: 'topic_label' } },
  records: visibleTopics,
  show,
});

function show(view: View, topic: Topic): PageData {
  const shown = topicObject(view, topic);
  const posts = visiblePosts(view).filter((post) => post.topic === topic.id);
  const { context, pagination } = postListing(view, posts);
  return {
    title: shown.name,
    description: shown.description,
    canonical: shown.url,
    breadcrumbs: topicCrumbs(view, topic.id),
    pagination,
    searchScope: { filter_by: 'community', topic: String(topic.id) },
    context: {
      ...context,
      topic: shown,
      subscribe: subscribeHelper(view, { kind: 'topic', id: topic.id }),
    },
  };
}

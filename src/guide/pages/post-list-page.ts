import { visiblePosts, visibleTopics } from '../content/index.js';
import { topicCrumbs, topicObject } from '../objects/index.js';
import type { View } from '../view/index.js';
import type { PageData, PageDefinition } from './page-definition.js';
import { postListing } from './post-listing.js';

/** All posts of the community. */
export const postListPage: PageDefinition = {
  template: 'community_post_list_page',
  path: '/community/posts',
  links: { posts: { text: 'show_all_posts' } },
  show,
};

function show(view: View): PageData {
  const { context, pagination } = postListing(view, visiblePosts(view));
  return {
    title: view.translate('all_posts'),
    canonical: view.urls.posts,
    breadcrumbs: topicCrumbs(view),
    pagination,
    searchScope: { filter_by: 'community' },
    context: {
      ...context,
      topics: visibleTopics(view).map((topic) => topicObject(view, topic)),
    },
  };
}

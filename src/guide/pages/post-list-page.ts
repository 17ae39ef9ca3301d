import { visiblePosts, visibleTopics } from '../content/visible-posts.js';
import { topicCrumbs } from '../objects/path-steps.js';
import { topicObject } from '../objects/topic-object.js';
import type { Page, PageContent } from '../render/page.js';
import { postListing } from './post-listing.js';

/** All posts of the community. */
export function postListPage(page: Page): PageContent {
  const { context, pagination } = postListing(page, visiblePosts(page));
  return {
    template: 'community_post_list_page',
    title: page.translate('all_posts'),
    canonical: page.urls.posts,
    breadcrumbs: topicCrumbs(page),
    pagination,
    searchScope: { filter_by: 'community' },
    context: {
      ...context,
      topics: visibleTopics(page).map((topic) => topicObject(page, topic)),
    },
  };
}

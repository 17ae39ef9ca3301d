import { paginate } from '../content/paginate.js';
import { visibleTopics } from '../content/visible-posts.js';
import { topicCrumbs } from '../objects/path-steps.js';
import { topicObject } from '../objects/topic-object.js';
import type { Page, PageContent } from '../render/page.js';

/** The community's start: its topics. */
export function topicListPage(page: Page): PageContent {
  const { items, pagination } = paginate(visibleTopics(page), {
    url: page.url,
    perPage: page.store.content.helpCenter.per_page,
  });
  return {
    template: 'community_topic_list_page',
    title: page.translate('community'),
    canonical: page.urls.community,
    breadcrumbs: topicCrumbs(page),
    pagination,
    searchScope: { filter_by: 'community' },
    context: { topics: items.map((topic) => topicObject(page, topic)) },
  };
}

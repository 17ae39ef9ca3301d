import { visibleTopics } from '../content/index.js';
import { topicCrumbs, topicObject } from '../objects/index.js';
import type { View } from '../view/index.js';
import type { PageData, PageDefinition } from './page-definition.js';
import { paginate } from './paginate.js';

/** The community's start: its topics. */
export const topicListPage: PageDefinition = {
  template: 'community_topic_list_page',
  path: '/community/topics',
  links: { community: { text: 'community' }, topics: { text: 'topics' } },
  show,
};

function show(view: View): PageData {
  const { items, pagination } = paginate(visibleTopics(view), {
    url: view.url,
    perPage: view.store.content.helpCenter.per_page,
  });
  return {
    title: view.translate('community'),
    canonical: view.urls.community,
    breadcrumbs: topicCrumbs(view),
    pagination,
    searchScope: { filter_by: 'community' },
    context: { topics: items.map((topic) => topicObject(view, topic)) },
  };
}

import { paginate } from '../content/paginate.js';
import { visibleTopics } from '../content/visible-posts.js';
import { categoryObject } from '../objects/category-object.js';
import { topicObject } from '../objects/topic-object.js';
import type { Page, PageContent } from '../render/page.js';

/** The start page. */
export function homePage(page: Page): PageContent {
  const { content } = page.store;
  const name = page.store.localized(content.helpCenter.name, page.locale.locale);
  const { items, pagination } = paginate(content.categories, {
    url: page.url,
    perPage: content.helpCenter.per_page,
  });
  return {
    template: 'home_page',
    title: name,
    canonical: page.urls.home,
    pagination,
    context: {
      categories: items.map((category) => categoryObject(page, category)),
      topics: visibleTopics(page).map((topic) => topicObject(page, topic)),
      has_multiple_categories: content.categories.length > 1,
    },
  };
}

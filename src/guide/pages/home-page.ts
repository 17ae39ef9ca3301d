import { visibleTopics } from '../content/index.js';
import { categoryObject, topicObject } from '../objects/index.js';
import type { View } from '../view/index.js';
import type { PageData, PageDefinition } from './page-definition.js';
import { paginate } from './paginate.js';

/** The start view. */
export const homePage: PageDefinition = {
  template: 'home_page',
  path: '',
  links: { help_center: { text: 'helper.help_center' } },
  show,
};

function show(view: View): PageData {
  const { content } = view.store;
  const name = view.store.localized(content.helpCenter.name, view.locale.locale);
  const { items, pagination } = paginate(content.categories, {
    url: view.url,
    perPage: content.helpCenter.per_page,
  });
  return {
    title: name,
    canonical: view.urls.home,
    pagination,
    context: {
      categories: items.map((category) => categoryObject(view, category)),
      topics: visibleTopics(view).map((topic) => topicObject(view, topic)),
      has_multiple_categories: content.categories.length > 1,
    },
  };
}

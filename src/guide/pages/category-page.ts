import type { Category } from '../content/index.js';
import { categoryCrumbs, categoryObject } from '../objects/index.js';
import type { View } from '../view/index.js';
import { type PageData, recordPage } from './page-definition.js';
import { paginate } from './paginate.js';

/** A category with its sections, each with its first articles. */
export const categoryPage = recordPage<Category>({
  template: 'category_page',
  path: '/categories/:id',
  links: { category: { text: 'categories' } },
  records: ({ store }) => store.content.categories,
  show,
});

function show(view: View, category: Category): PageData {
  const shown = categoryObject(view, category);
  const { items, pagination } = paginate(shown.sections, {
    url: view.url,
    perPage: view.store.content.helpCenter.per_page,
  });
  return {
    ...(category.template !== undefined && {
      preferredTemplate: `category_pages/${category.template}`,
    }),
    title: shown.name,
    description: shown.description,
    canonical: shown.url,
    breadcrumbs: categoryCrumbs(view, category.id),
    pagination,
    searchScope: { category: String(category.id) },
    context: { category: shown, sections: items, more_sections: false },
  };
}

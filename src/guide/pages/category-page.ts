import type { Category } from '../content/content-schema.js';
import { paginate } from '../content/paginate.js';
import { categoryObject } from '../objects/category-object.js';
import { categoryCrumbs } from '../objects/path-steps.js';
import type { Page, PageContent } from '../render/page.js';

/** A category with its sections, each with its first articles. */
export function categoryPage(page: Page, category: Category): PageContent {
  const shown = categoryObject(page, category);
  const { items, pagination } = paginate(shown.sections, {
    url: page.url,
    perPage: page.store.content.helpCenter.per_page,
  });
  return {
    template: 'category_page',
    ...(category.template !== undefined && {
      preferredTemplate: `category_pages/${category.template}`,
    }),
    title: shown.name,
    description: shown.description,
    canonical: shown.url,
    breadcrumbs: categoryCrumbs(page, category.id),
    pagination,
    searchScope: { category: String(category.id) },
    context: { category: shown, sections: items, more_sections: false },
  };
}

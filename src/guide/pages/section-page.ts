import { type Section, visibleArticles, visibleSections } from '../content/index.js';
import { subscribeHelper } from '../helpers/index.js';
import { articleObject, sectionCrumbs, sectionObject } from '../objects/index.js';
import type { View } from '../view/index.js';
import { type PageData, recordPage } from './page-definition.js';
import { paginate } from './paginate.js';

/** A section with the sections in it and its articles, a page's worth of each. */
export const sectionPage = recordPage<Section>({
  template: 'section_page',
  path: '/sections/:id',
  links: { section: { text: 'see_more' } },
  records: visibleSections,
  show,
});

function show(view: View, section: Section): PageData {
  const { store, url } = view;
  const perPage = store.content.helpCenter.per_page;
  const whole = sectionObject(view, section);
  const articles = paginate(
    visibleArticles(view).filter((article) => article.section === section.id),
    { url, perPage },
  );
  const sections = paginate(whole.sections, { url, perPage, parameter: 'sections_page' });
  const shown = Object.create(whole, {
    articles: { value: articles.items.map((article) => articleObject(view, article)) },
    sections: { value: sections.items },
  });
  return {
    ...(section.template !== undefined && {
      preferredTemplate: `section_pages/${section.template}`,
    }),
    title: whole.name,
    description: whole.description,
    canonical: whole.url,
    breadcrumbs: sectionCrumbs(view, section),
    pagination: articles.pagination,
    paginations: {
      'section.articles': articles.pagination,
      'section.sections': sections.pagination,
    },
    searchScope: { category: String(section.category) },
    context: {
      section: shown,
      category: whole.category,
      subscribe: subscribeHelper(view, { kind: 'section', id: section.id }),
    },
  };
}

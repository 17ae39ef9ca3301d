import type { Section } from '../content/content-schema.js';
import { paginate } from '../content/paginate.js';
import { visibleArticles } from '../content/visible-articles.js';
import { subscribeHelper } from '../helpers/subscribe.js';
import { articleObject } from '../objects/article-object.js';
import { sectionCrumbs } from '../objects/path-steps.js';
import { sectionObject } from '../objects/section-object.js';
import type { Page, PageContent } from '../render/page.js';

/** A section with the sections in it and its articles, a page's worth of each. */
export function sectionPage(page: Page, section: Section): PageContent {
  const { store, url } = page;
  const perPage = store.content.helpCenter.per_page;
  const whole = sectionObject(page, section);
  const articles = paginate(
    visibleArticles(page).filter((article) => article.section === section.id),
    { url, perPage },
  );
  const sections = paginate(whole.sections, { url, perPage, parameter: 'sections_page' });
  const shown = Object.create(whole, {
    articles: { value: articles.items.map((article) => articleObject(page, article)) },
    sections: { value: sections.items },
  });
  return {
    template: 'section_page',
    ...(section.template !== undefined && {
      preferredTemplate: `section_pages/${section.template}`,
    }),
    title: whole.name,
    description: whole.description,
    canonical: whole.url,
    breadcrumbs: sectionCrumbs(page, section),
    pagination: articles.pagination,
    paginations: {
      'section.articles': articles.pagination,
      'section.sections': sections.pagination,
    },
    searchScope: { category: String(section.category) },
    context: {
      section: shown,
      category: whole.category,
      subscribe: subscribeHelper(page, { kind: 'section', id: section.id }),
    },
  };
}

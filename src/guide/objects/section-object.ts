import type { Section } from '../content/content-schema.js';
import { visibleArticles, visibleSections } from '../content/visible-articles.js';
import type { Helper } from '../curlybars/index.js';
import { subscribeHelper } from '../helpers/subscribe.js';
import { lazily } from './lazily.js';
import type { Page } from '../render/page.js';
import { type ArticleObject, articleObject } from './article-object.js';
import { type CategoryObject, categoryObject } from './category-object.js';

export interface SectionObject {
  readonly id: number;
  readonly url: string;
  readonly name: string;
  readonly description: string;
  readonly internal: boolean;
  readonly articles: readonly ArticleObject[];
  readonly article_count: number;
  readonly more_articles: boolean;
  readonly sections: readonly SectionObject[];
  readonly section_count: number;
  readonly more_sections: boolean;
  readonly parent: SectionObject | null;
  readonly category: CategoryObject | null;
  readonly subscribe: Helper;
}

/** As many articles as Guide lists of a section on other pages than its own. */
const LISTED_ARTICLES = 6;

/**
 * Zendesk's `section object`.
 *
 * @param listed how many of its articles are in `articles`: 6 on the start and category pages, 10 on
 *   the article page (developer.zendesk.com, Article page), a page's worth on the section page.
 */
export function sectionObject(
  page: Page,
  section: Section,
  listed: number = LISTED_ARTICLES,
): SectionObject {
  const { store, urls, locale } = page;
  const name = store.localized(section.name, locale.locale);
  const articles = () => visibleArticles(page).filter((article) => article.section === section.id);
  const sections = () => visibleSections(page).filter(({ parent }) => parent === section.id);
  return lazily<SectionObject>({
    id: () => section.id,
    url: () => urls.section(section.id, name),
    name: () => name,
    description: () => store.localized(section.description, locale.locale),
    internal: () => section.internal,
    articles: () =>
      articles()
        .slice(0, listed)
        .map((article) => articleObject(page, article)),
    article_count: () => articles().length,
    more_articles: () => articles().length > listed,
    sections: () => sections().map((inner) => sectionObject(page, inner)),
    section_count: () => sections().length,
    more_sections: () => false,
    parent: () => {
      const parent = visibleSections(page).find(({ id }) => id === section.parent);
      return parent ? sectionObject(page, parent) : null;
    },
    category: () => {
      const category = store.content.categories.find(({ id }) => id === section.category);
      return category ? categoryObject(page, category) : null;
    },
    subscribe: () => subscribeHelper(page, { kind: 'section', id: section.id }),
  });
}

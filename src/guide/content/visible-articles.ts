import type { Page } from '../render/page.js';
import type { Article, Section } from './content-schema.js';

/** Whether what is marked as internal may be seen: Guide's "staff" user segment. */
export function isStaff(page: Pick<Page, 'person'>): boolean {
  return page.person !== null && page.person.role !== 'end_user';
}

/** The articles that the visitor may see, promoted ones first, in the content's order. */
export function visibleArticles(page: Page): readonly Article[] {
  const articles = page.store.articles.filter((article) => !article.internal || isStaff(page));
  return [
    ...articles.filter((article) => article.promoted),
    ...articles.filter((article) => !article.promoted),
  ];
}

export function visibleSections(page: Page): readonly Section[] {
  return page.store.content.sections.filter((section) => !section.internal || isStaff(page));
}

import {
  type Article,
  type Category,
  type Section,
  visibleArticles,
  visibleSections,
} from '../content/index.js';
import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader } from '../view/index.js';

/**
 * `{{category_tree_with_article}}` and `{{section_tree_with_article}}` (API version 1): the categories
 * with their sections, or the sections of the article's category, with the article in its place. How
 * exactly Guide prints them is documented nowhere.
 */
export function categoryTreeHelper(reader: Reader, article: Article): Helper {
  return () =>
    safeHtml(
      list(
        reader.store.content.categories.map((category) =>
          entry(reader, 'category', category, sectionList(reader, category.id, article)),
        ),
      ),
    );
}

export function sectionTreeHelper(reader: Reader, article: Article): Helper {
  return () => {
    const section = reader.store.content.sections.find(({ id }) => id === article.section);
    return section ? safeHtml(sectionList(reader, section.category, article)) : '';
  };
}

function sectionList(reader: Reader, category: number, article: Article): string {
  const sections = visibleSections(reader).filter((section) => section.category === category);
  return list(
    sections.map((section) =>
      entry(
        reader,
        'section',
        section,
        section.id === article.section ? articleList(reader, section, article) : '',
      ),
    ),
  );
}

function articleList(reader: Reader, section: Section, current: Article): string {
  const { store, urls, locale } = reader;
  const articles = visibleArticles(reader).filter((article) => article.section === section.id);
  return list(
    articles.map((article) => {
      const title = store.localized(article.title, locale.locale);
      const attributes = {
        href: urls.article(article.id, title),
        'aria-current': article.id === current.id ? 'page' : null,
      };
      return element('a', attributes, escapeHtml(title));
    }),
  );
}

function entry(
  { store, urls, locale }: Reader,
  kind: 'category' | 'section',
  record: Category | Section,
  inside: string,
): string {
  const name = store.localized(record.name, locale.locale);
  return element('a', { href: urls[kind](record.id, name) }, escapeHtml(name)) + inside;
}

function list(items: readonly string[]): string {
  if (items.length === 0) return '';
  return element('ul', { class: 'tree' }, items.map((item) => element('li', {}, item)).join(''));
}

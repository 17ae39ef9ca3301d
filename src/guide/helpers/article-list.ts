import { escapeHtml } from '../curlybars/index.js';
import { element } from '../html/element.js';

/** The box of `{{recent_articles}}` and `{{related_articles}}`. */
export function articleList(
  name: 'recent-articles' | 'related-articles',
  title: string,
  articles: readonly { readonly url: string; readonly title: string }[],
): string {
  if (articles.length === 0) return '';
  const items = articles.map((article) =>
    element('li', {}, element('a', { href: article.url }, escapeHtml(article.title))),
  );
  const heading = element('h2', { class: `${name}-title` }, escapeHtml(title));
  return element('section', { class: name }, heading + element('ul', {}, items.join('')));
}

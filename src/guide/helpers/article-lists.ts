import { type Article, visibleArticles } from '../content/index.js';
import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader, View } from '../view/index.js';

/** `{{recent_articles}}`: what this browser has opened before; nothing when that is nothing. */
export function recentArticlesHelper(view: Reader & Pick<View, 'recentlyViewed'>): Helper {
  return () => {
    const articles = visibleArticles(view);
    const viewed = view.recentlyViewed
      .map((id) => articles.find((article) => article.id === id))
      .filter((article) => article !== undefined);
    const title = view.translate('helper.recently_viewed');
    return safeHtml(articleList(view, 'recent-articles', title, viewed.slice(0, 5)));
  };
}

/** `{{related_articles}}`: other articles with the same labels, then of the same section. */
export function relatedArticlesHelper(reader: Reader, article: Article): Helper {
  const likeness = (other: Article) =>
    other.labels.filter((label) => article.labels.includes(label)).length * 2 +
    Number(other.section === article.section);
  return () => {
    const related = visibleArticles(reader)
      .filter((other) => other.id !== article.id && likeness(other) > 0)
      .sort((left, right) => likeness(right) - likeness(left))
      .slice(0, 5);
    const title = reader.translate('helper.related_articles');
    return safeHtml(articleList(reader, 'related-articles', title, related));
  };
}

function articleList(
  { store, urls, locale }: Reader,
  name: 'recent-articles' | 'related-articles',
  heading: string,
  articles: readonly Article[],
): string {
  if (articles.length === 0) return '';
  const items = articles.map((article) => {
    const title = store.localized(article.title, locale.locale);
    const link = element('a', { href: urls.article(article.id, title) }, escapeHtml(title));
    return element('li', {}, link);
  });
  const header = element('h2', { class: `${name}-title` }, escapeHtml(heading));
  return element('section', { class: name }, header + element('ul', {}, items.join('')));
}

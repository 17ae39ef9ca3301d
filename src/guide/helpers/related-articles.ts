import type { Article } from '../content/content-schema.js';
import { visibleArticles } from '../content/visible-articles.js';
import { type Helper, safeHtml } from '../curlybars/index.js';
import { articleObject } from '../objects/article-object.js';
import type { Page } from '../render/page.js';
import { articleList } from './article-list.js';

/** `{{related_articles}}`: other articles with the same labels, then of the same section. */
export function relatedArticlesHelper(page: Page, article: Article): Helper {
  const likeness = (other: Article) =>
    other.labels.filter((label) => article.labels.includes(label)).length * 2 +
    Number(other.section === article.section);
  return () => {
    const related = visibleArticles(page)
      .filter((other) => other.id !== article.id && likeness(other) > 0)
      .sort((left, right) => likeness(right) - likeness(left))
      .slice(0, 5)
      .map((other) => articleObject(page, other));
    const title = page.translate('helper.related_articles');
    return safeHtml(articleList('related-articles', title, related));
  };
}

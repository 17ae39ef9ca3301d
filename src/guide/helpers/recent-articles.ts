import { visibleArticles } from '../content/visible-articles.js';
import { type Helper, safeHtml } from '../curlybars/index.js';
import { articleObject } from '../objects/article-object.js';
import type { Page } from '../render/page.js';
import { articleList } from './article-list.js';

/** `{{recent_articles}}`: what this browser has opened lately; nothing when that is nothing. */
export function recentArticlesHelper(page: Page): Helper {
  return () => {
    const articles = visibleArticles(page);
    const viewed = page.recentlyViewed
      .map((id) => articles.find((article) => article.id === id))
      .filter((article) => article !== undefined)
      .map((article) => articleObject(page, article));
    const title = page.translate('helper.recently_viewed');
    return safeHtml(articleList('recent-articles', title, viewed.slice(0, 5)));
  };
}

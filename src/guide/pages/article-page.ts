import type { Article } from '../content/content-schema.js';
import { paginate } from '../content/paginate.js';
import { commentCalloutHelper, requestCalloutHelper } from '../helpers/callouts.js';
import { relatedArticlesHelper } from '../helpers/related-articles.js';
import { shareHelper } from '../helpers/share.js';
import { subscribeHelper } from '../helpers/subscribe.js';
import { articleObject } from '../objects/article-object.js';
import { attachmentObject } from '../objects/attachment-object.js';
import { commentObject } from '../objects/comment-object.js';
import { sectionCrumbs } from '../objects/path-steps.js';
import { sectionObject } from '../objects/section-object.js';
import type { Page, PageContent } from '../render/page.js';
import { plainText } from '../html/plain-text.js';
import { type CommentSorting, commentSorters } from './comment-sorters.js';

const LISTED_ARTICLES = 10;

/** An article with its section, attachments and comments. */
export function articlePage(page: Page, article: Article): PageContent {
  const { store, locale } = page;
  const shown = articleObject(page, article);
  const section = store.content.sections.find(({ id }) => id === article.section);
  const sorting: CommentSorting = commentSorters(page, article.comments);
  const { items, pagination } = paginate(sorting.sorted, {
    url: page.url,
    perPage: store.content.helpCenter.per_page,
  });
  const parent = { kind: 'article', record: article, url: shown.url } as const;
  return {
    template: 'article_page',
    ...(article.template !== undefined && {
      preferredTemplate: `article_pages/${article.template}`,
    }),
    title: shown.title,
    description: plainText(store.localized(article.body, locale.locale)),
    canonical: shown.url,
    breadcrumbs: section ? sectionCrumbs(page, section) : [],
    pagination,
    articleId: article.id,
    searchScope: section ? { category: String(section.category) } : {},
    forms: {
      comment: {
        action: `${page.urls.home}/articles/${article.id}/comments`,
        parameter: 'comment',
        available: page.person !== null && !article.comments_disabled,
        fields: {
          body: { label: page.translate('helper.add_comment'), value: '', required: true },
        },
      },
    },
    context: {
      article: shown,
      category: shown.category,
      section: section ? sectionObject(page, section, LISTED_ARTICLES) : null,
      attachments: article.attachments.map((attachment) =>
        attachmentObject(page, attachment, '/hc/article_attachments'),
      ),
      comments: items.map((comment) => commentObject(page, parent, comment)),
      comment_sorters: sorting.sorters,
      comment_callout: commentCalloutHelper(page, { disabled: article.comments_disabled }),
      request_callout: requestCalloutHelper(page),
      related_articles: relatedArticlesHelper(page, article),
      share: shareHelper(page, shown.title),
      subscribe: subscribeHelper(page, { kind: 'article', id: article.id }),
      // As version 1 had it; some themes still write `vote` for `article.vote`.
      vote: shown.vote,
    },
  };
}

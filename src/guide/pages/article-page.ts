import { type Article, visibleArticles } from '../content/index.js';
import {
  categoryTreeHelper,
  commentCalloutHelper,
  relatedArticlesHelper,
  requestCalloutHelper,
  sectionTreeHelper,
  shareHelper,
  subscribeHelper,
} from '../helpers/index.js';
import { plainText } from '../html/index.js';
import {
  articleObject,
  attachmentObject,
  commentObject,
  sectionCrumbs,
  sectionObject,
} from '../objects/index.js';
import type { View } from '../view/index.js';
import { commentSorters } from './comment-sorters.js';
import { type PageData, recordPage } from './page-definition.js';
import { paginate } from './paginate.js';

const LISTED_ARTICLES = 10;

/** An article with its section, attachments and comments. */
export const articlePage = recordPage<Article>({
  template: 'article_page',
  path: '/articles/:id',
  links: { article: { text: 'article' } },
  // Also those that this viewer may not see: Guide answers 401 or 403 and not 404.
  records: ({ store }) => store.articles,
  show: (view, { id }) => {
    const article = visibleArticles(view).find((each) => each.id === id);
    if (article) return show(view, article);
    return view.person === null ? 'unauthorized' : 'forbidden';
  },
});

function show(view: View, article: Article): PageData {
  const { store, locale } = view;
  const shown = articleObject(view, article);
  const section = store.content.sections.find(({ id }) => id === article.section);
  const sorting = commentSorters(view, 'article_comment', article.comments);
  const { items, pagination } = paginate(sorting.sorted, {
    url: view.url,
    perPage: store.content.helpCenter.per_page,
  });
  const parent = { kind: 'article', record: article, url: shown.url } as const;
  return {
    ...(article.template !== undefined && {
      preferredTemplate: `article_pages/${article.template}`,
    }),
    title: shown.title,
    description: plainText(store.localized(article.body, locale.locale)),
    canonical: shown.url,
    breadcrumbs: section ? sectionCrumbs(view, section) : [],
    pagination,
    articleId: article.id,
    searchScope: section ? { category: String(section.category) } : {},
    forms: {
      comment: {
        action: `${view.urls.article(article.id)}/comments`,
        parameter: 'comment',
        available: view.person !== null && !article.comments_disabled,
        fields: {
          body: { label: view.translate('helper.add_comment'), value: '', required: true },
        },
      },
    },
    context: {
      article: shown,
      category: shown.category,
      section: section ? sectionObject(view, section, LISTED_ARTICLES) : null,
      attachments: article.attachments.map((attachment) =>
        attachmentObject(view, attachment, '/hc/article_attachments'),
      ),
      comments: items.map((comment) => commentObject(view, parent, comment)),
      ...sorting.context,
      comment_callout: commentCalloutHelper(view, {
        disabled: article.comments_disabled,
        comments: article.comments.length,
      }),
      request_callout: requestCalloutHelper(view),
      related_articles: relatedArticlesHelper(view, article),
      category_tree_with_article: categoryTreeHelper(view, article),
      section_tree_with_article: sectionTreeHelper(view, article),
      share: shareHelper(view, shown.title),
      subscribe: subscribeHelper(view, { kind: 'article', id: article.id }),
      // As version 1 had it; some themes still write `vote` for `article.vote`.
      vote: shown.vote,
    },
  };
}

import type { Post } from '../content/content-schema.js';
import { paginate } from '../content/paginate.js';
import { isStaff } from '../content/visible-articles.js';
import { commentCalloutHelper } from '../helpers/callouts.js';
import { shareHelper } from '../helpers/share.js';
import { subscribeHelper } from '../helpers/subscribe.js';
import { commentObject } from '../objects/comment-object.js';
import { topicCrumbs } from '../objects/path-steps.js';
import { postObject } from '../objects/post-object.js';
import { topicObject } from '../objects/topic-object.js';
import type { Page, PageContent } from '../render/page.js';
import { plainText } from '../html/plain-text.js';
import { commentSorters } from './comment-sorters.js';

/** A community post with its comments. */
export function postPage(page: Page, post: Post): PageContent {
  const { store, translate } = page;
  const shown = postObject(page, post);
  const topic = store.content.topics.find(({ id }) => id === post.topic);
  const sorting = commentSorters(page, post.comments);
  const { items, pagination } = paginate(sorting.sorted, {
    url: page.url,
    perPage: store.content.helpCenter.per_page,
  });
  const parent = { kind: 'post', record: post, url: shown.url } as const;
  return {
    template: 'community_post_page',
    title: post.title,
    description: plainText(post.details),
    canonical: shown.url,
    breadcrumbs: topicCrumbs(page, post.topic),
    pagination,
    searchScope: { filter_by: 'community', topic: String(post.topic) },
    forms: {
      comment: {
        action: `${page.urls.home}/community/posts/${post.id}/comments`,
        parameter: 'community_comment',
        available: page.person !== null,
        fields: {
          body: { label: translate('helper.add_comment'), value: '', required: true },
          official: {
            label: translate('official_comment'),
            value: '0',
            required: false,
            available: isStaff(page),
          },
        },
      },
    },
    context: {
      post: shown,
      topic: topic ? topicObject(page, topic) : null,
      comments: items.map((comment) => commentObject(page, parent, comment)),
      comment_sorters: sorting.sorters,
      comment_callout: commentCalloutHelper(page, { disabled: false }),
      share: shareHelper(page, post.title),
      subscribe: subscribeHelper(page, { kind: 'post', id: post.id }),
    },
  };
}

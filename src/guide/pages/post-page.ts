import { isStaff, type Post, visiblePosts } from '../content/index.js';
import { commentCalloutHelper, shareHelper, subscribeHelper } from '../helpers/index.js';
import { plainText } from '../html/index.js';
import { commentObject, postObject, topicCrumbs, topicObject } from '../objects/index.js';
import type { View } from '../view/index.js';
import { commentSorters } from './comment-sorters.js';
import { type PageData, recordPage } from './page-definition.js';
import { paginate } from './paginate.js';

/** A community post with its comments. */
export const postPage = recordPage<Post>({
  template: 'community_post_page',
  path: '/community/posts/:id',
  links: { post: { text: 'post' } },
  records: visiblePosts,
  show,
});

function show(view: View, post: Post): PageData {
  const { store, translate } = view;
  const shown = postObject(view, post);
  const topic = store.content.topics.find(({ id }) => id === post.topic);
  const sorting = commentSorters(view, 'post_comment', post.comments);
  const { items, pagination } = paginate(sorting.sorted, {
    url: view.url,
    perPage: store.content.helpCenter.per_page,
  });
  const parent = { kind: 'post', record: post, url: shown.url } as const;
  return {
    title: post.title,
    description: plainText(post.details),
    canonical: shown.url,
    breadcrumbs: topicCrumbs(view, post.topic),
    pagination,
    searchScope: { filter_by: 'community', topic: String(post.topic) },
    forms: {
      comment: {
        action: `${view.urls.post(post.id)}/comments`,
        parameter: 'community_comment',
        available: view.person !== null,
        fields: {
          body: { label: translate('helper.add_comment'), value: '', required: true },
          official: {
            label: translate('official_comment'),
            value: '0',
            required: false,
            available: isStaff(view),
          },
        },
      },
    },
    context: {
      post: shown,
      topic: topic ? topicObject(view, topic) : null,
      comments: items.map((comment) => commentObject(view, parent, comment)),
      ...sorting.context,
      comment_callout: commentCalloutHelper(view, {
        disabled: false,
        comments: post.comments.length,
      }),
      share: shareHelper(view, post.title),
      subscribe: subscribeHelper(view, { kind: 'post', id: post.id }),
    },
  };
}

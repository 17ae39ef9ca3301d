import { visibleTopics } from '../content/index.js';
import { suggestionListHelper } from '../helpers/index.js';
import { topicCrumbs, topicObject } from '../objects/index.js';
import type { View } from '../view/index.js';
import type { PageData, PageDefinition } from './page-definition.js';

/** A new post; `?community_post[topic_id]=` chooses its topic. */
export const newPostPage: PageDefinition = {
  template: 'new_community_post_page',
  path: '/community/posts/new',
  mustSignIn: true,
  links: {
    new_post: { text: 'helper.new_post', query: { 'community_post[topic_id]': 'topic_id' } },
  },
  show,
};

function show(view: View): PageData {
  const { translate, store, urls, locale } = view;
  const topics = visibleTopics(view);
  const says = (texts: Readonly<Record<string, string>>) => store.localized(texts, locale.locale);
  return {
    title: translate('helper.new_post'),
    ...(view.rejected && { status: 422 }),
    canonical: urls.newPost,
    breadcrumbs: [...topicCrumbs(view), { name: translate('helper.new_post'), url: urls.newPost }],
    forms: {
      post: {
        action: urls.posts,
        parameter: 'community_post',
        fields: {
          title: { label: translate('title_label'), value: '', required: true },
          details: { label: translate('details_label'), value: '', required: false },
          topic: {
            label: translate('topic_label'),
            value: view.url.searchParams.get('community_post[topic_id]') ?? '',
            required: true,
            options: [
              { value: '', name: '-' },
              ...topics.map((topic) => ({ value: String(topic.id), name: says(topic.name) })),
            ],
          },
          content_tags: {
            label: translate('content_tags_label'),
            value: '',
            required: false,
            options: store.content.helpCenter.content_tags.map((tag) => ({
              value: tag.id,
              name: says(tag.name),
            })),
          },
        },
      },
    },
    context: {
      topics: topics.map((topic) => topicObject(view, topic)),
      suggestion_list: suggestionListHelper(view),
    },
  };
}

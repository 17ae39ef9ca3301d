import { visibleTopics } from '../content/visible-posts.js';
import { suggestionListHelper } from '../helpers/suggestion-list.js';
import { topicCrumbs } from '../objects/path-steps.js';
import { topicObject } from '../objects/topic-object.js';
import type { Page, PageContent } from '../render/page.js';

/** A new post; `?community_post[topic_id]=` chooses its topic. */
export function newPostPage(page: Page): PageContent {
  const { translate, store, urls, locale } = page;
  const topics = visibleTopics(page);
  const says = (texts: Readonly<Record<string, string>>) => store.localized(texts, locale.locale);
  return {
    template: 'new_community_post_page',
    title: translate('helper.new_post'),
    ...(page.rejected && { status: 422 }),
    canonical: urls.newPost,
    breadcrumbs: [...topicCrumbs(page), { name: translate('helper.new_post'), url: urls.newPost }],
    forms: {
      post: {
        action: urls.posts,
        parameter: 'community_post',
        fields: {
          title: { label: translate('title_label'), value: '', required: true },
          details: { label: translate('details_label'), value: '', required: false },
          topic: {
            label: translate('topic_label'),
            value: page.url.searchParams.get('community_post[topic_id]') ?? '',
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
      topics: topics.map((topic) => topicObject(page, topic)),
      suggestion_list: suggestionListHelper(page),
    },
  };
}

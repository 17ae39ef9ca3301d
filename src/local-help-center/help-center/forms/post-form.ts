import type { Post } from '../../../guide/content/index.js';
import { visibleTopics } from '../../../guide/content/index.js';
import type { RejectedForm, View } from '../../../guide/view/index.js';

const LONGEST_TITLE = 255;
const LONGEST_DETAILS = 10_000;

/** A new post: a title and a topic are needed. */
export function newPostForm(
  view: View,
  fields: Readonly<Record<string, string>>,
): Pick<Post, 'title' | 'details' | 'topic' | 'content_tags'> | RejectedForm {
  const { translate } = view;
  const errors: Record<string, string> = {};
  const title = fields.title?.trim() ?? '';
  const details = fields.details?.trim() ?? '';
  const topic = visibleTopics(view).find(
    ({ id }) => String(id) === (fields.topic ?? fields.topic_id),
  );

  if (title === '')
    errors.title = translate('helper.error.blank', { field: translate('title_label') });
  if (title.length > LONGEST_TITLE) {
    const words = { field: translate('title_label'), limit: LONGEST_TITLE };
    errors.title = translate('helper.error.long', words);
  }
  if (details.length > LONGEST_DETAILS) {
    const words = { field: translate('details_label'), limit: LONGEST_DETAILS };
    errors.details = translate('helper.error.long', words);
  }
  if (topic === undefined) {
    errors.topic = translate('helper.error.choose', { field: translate('topic_label') });
  }
  if (topic === undefined || Object.keys(errors).length > 0) return { values: fields, errors };

  const known = new Set(view.store.content.helpCenter.content_tags.map(({ id }) => id));
  return {
    title,
    details,
    topic: topic.id,
    content_tags: (fields.content_tags ?? '').split(',').filter((id) => known.has(id)),
  };
}

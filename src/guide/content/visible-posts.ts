import type { Page } from '../render/page.js';
import type { Post, Topic } from './content-schema.js';
import { isStaff } from './visible-articles.js';

export function visibleTopics(page: Page): readonly Topic[] {
  return page.store.content.topics.filter((topic) => !topic.internal || isStaff(page));
}

/** The posts that the visitor may see: not those that wait for approval, nor internal topics'. */
export function visiblePosts(page: Page): readonly Post[] {
  const topics = new Set(visibleTopics(page).map(({ id }) => id));
  return page.store.posts.filter(
    (post) =>
      topics.has(post.topic) &&
      (!post.pending || isStaff(page) || post.author === page.person?.email),
  );
}

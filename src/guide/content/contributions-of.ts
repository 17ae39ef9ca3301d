import type { Contribution } from '../objects/contribution-object.js';
import type { Page } from '../render/page.js';
import { visibleArticles } from './visible-articles.js';
import { visiblePosts } from './visible-posts.js';

/** What somebody has written and the visitor may see, the newest first. */
export function contributionsOf(page: Page, email: string): Contribution[] {
  const articles = visibleArticles(page);
  const posts = visiblePosts(page);
  const contributions: Contribution[] = [
    ...articles
      .filter((article) => article.author === email)
      .map((article): Contribution => ({ kind: 'article', article })),
    ...posts
      .filter((post) => post.author === email)
      .map((post): Contribution => ({ kind: 'post', post })),
    ...articles.flatMap((on) =>
      on.comments
        .filter((comment) => comment.author === email)
        .map((comment): Contribution => ({ kind: 'comment', comment, on })),
    ),
    ...posts.flatMap((on) =>
      on.comments
        .filter((comment) => comment.author === email)
        .map((comment): Contribution => ({ kind: 'post_comment', comment, on })),
    ),
  ];
  return contributions.sort((left, right) => timeOf(right).localeCompare(timeOf(left)));
}

export function timeOf(contribution: Contribution): string {
  switch (contribution.kind) {
    case 'article':
      return contribution.article.created_at;
    case 'post':
      return contribution.post.created_at;
    default:
      return contribution.comment.created_at;
  }
}

import type { Article, Comment, Post } from './content-schema.js';
import { type Viewer, visibleArticles, visiblePosts } from './visibility.js';

/** Something that somebody has written. */
export type Contribution =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'post'; readonly post: Post }
  | { readonly kind: 'comment'; readonly comment: Comment; readonly on: Article }
  | { readonly kind: 'post_comment'; readonly comment: Comment; readonly on: Post };

/** What somebody has written and the viewer may see, the newest first. */
export function contributionsOf(viewer: Viewer, email: string): Contribution[] {
  const articles = visibleArticles(viewer);
  const posts = visiblePosts(viewer);
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

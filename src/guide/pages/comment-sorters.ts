import type { Comment } from '../content/index.js';
import type { View } from '../view/index.js';
import { type FilterLink, filterLinks } from './filter-links.js';

export interface CommentSorting {
  readonly sorted: readonly Comment[];
  /** What templates see of it. */
  readonly context: {
    readonly comment_sorters: readonly FilterLink[];
    readonly current_comment_sorter: FilterLink;
  };
}

/**
 * Comments in the order that `?sort_by=` asks for, by date or by votes; official ones come first.
 *
 * Source: developer.zendesk.com, Help Center Templates, Community Post page, "Sorters".
 */
export function commentSorters(
  view: View,
  kind: 'article_comment' | 'post_comment',
  comments: readonly Comment[],
): CommentSorting {
  const links = filterLinks(view, 'sort_by', [
    { identifier: 'created_at', name: view.translate('helper.sorter.date') },
    { identifier: 'votes', name: view.translate('helper.sorter.votes') },
  ]);
  const votes = (comment: Comment) => {
    const { up, down } = view.store.tally(kind, comment, null);
    return up - down;
  };
  return {
    context: { comment_sorters: links.all, current_comment_sorter: links.current },
    sorted: [...comments].sort(
      (left, right) =>
        Number(right.official) - Number(left.official) ||
        (links.current.identifier === 'votes'
          ? votes(right) - votes(left)
          : right.created_at.localeCompare(left.created_at)),
    ),
  };
}

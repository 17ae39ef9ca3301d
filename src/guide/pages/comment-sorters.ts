import type { Comment } from '../content/index.js';
import type { View } from '../view/index.js';
import { type FilterLink, filterLinks } from './filter-links.js';

export interface CommentSorting {
  readonly sorted: readonly Comment[];
  readonly sorters: readonly FilterLink[];
}

/** Comments in the order that `?sort_by=` asks for: by date, or by votes. */
export function commentSorters(view: View, comments: readonly Comment[]): CommentSorting {
  const links = filterLinks(view, 'sort_by', [
    { identifier: 'created_at', name: view.translate('helper.sorter.oldest') },
    { identifier: 'votes', name: view.translate('helper.sorter.votes') },
  ]);
  const votes = ({ upvotes, downvotes }: Comment) => upvotes - downvotes;
  return {
    sorters: links.all,
    sorted: [...comments].sort((left, right) =>
      links.current.identifier === 'votes'
        ? votes(right) - votes(left)
        : left.created_at.localeCompare(right.created_at),
    ),
  };
}

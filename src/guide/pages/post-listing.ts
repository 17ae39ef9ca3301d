import type { Post } from '../content/index.js';
import type { Pagination } from '../helpers/index.js';
import { postObject } from '../objects/index.js';
import type { View } from '../view/index.js';
import { filterLinks } from './filter-links.js';
import { paginate } from './paginate.js';

const statuses = ['planned', 'not_planned', 'completed', 'answered'] as const;

/** Posts as the community lists them: narrowed by status, sorted, pinned ones first. */
export function postListing(
  view: View,
  posts: readonly Post[],
): { context: Record<string, unknown>; pagination: Pagination } {
  const { translate, store, url } = view;
  const filters = filterLinks(view, 'filter_by', [
    { identifier: 'all', name: translate('helper.filter.all') },
    ...statuses.map((status) => ({
      identifier: status,
      name: translate(`post_status.${status}`),
    })),
    { identifier: 'none', name: translate('helper.filter.no_status') },
  ]);
  const sorters = filterLinks(view, 'sort_by', [
    { identifier: 'newest_recent_activity', name: translate('helper.sorter.recent') },
    { identifier: 'newest', name: translate('helper.sorter.newest') },
    { identifier: 'votes', name: translate('helper.sorter.votes') },
    { identifier: 'comments', name: translate('helper.sorter.comments') },
  ]);
  const filter = filters.current.identifier;
  const found = posts
    .filter((post) => filter === 'all' || post.status === filter)
    .sort(byPinned(order(view, sorters.current.identifier)));
  const { items, pagination } = paginate(found, {
    url,
    perPage: store.content.helpCenter.per_page,
  });
  return {
    pagination,
    context: {
      posts: items.map((post) => postObject(view, post)),
      filters: filters.all,
      current_filter: filters.current,
      sorters: sorters.all,
      current_sorter: sorters.current,
    },
  };
}

type Order = (left: Post, right: Post) => number;

function byPinned(rest: Order): Order {
  return (left, right) => Number(right.pinned) - Number(left.pinned) || rest(left, right);
}

function order(view: View, sorter: string): Order {
  const votes = (post: Post) => {
    const { up, down } = view.store.tally('post', post, null);
    return up - down;
  };
  const activity = (post: Post) => post.comments.at(-1)?.created_at ?? post.created_at;
  switch (sorter) {
    case 'votes':
      return (left, right) => votes(right) - votes(left);
    case 'comments':
      return (left, right) => right.comments.length - left.comments.length;
    case 'newest':
      return (left, right) => right.created_at.localeCompare(left.created_at);
    default:
      return (left, right) => activity(right).localeCompare(activity(left));
  }
}

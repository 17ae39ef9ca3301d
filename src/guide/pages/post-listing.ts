import type { Post } from '../content/content-schema.js';
import { paginate } from '../content/paginate.js';
import { postObject } from '../objects/post-object.js';
import type { Page, Pagination } from '../render/page.js';
import { filterLinks } from './filter-links.js';

const statuses = ['planned', 'not_planned', 'completed', 'answered'] as const;

/** Posts as the community lists them: narrowed by status, sorted, pinned ones first. */
export function postListing(
  page: Page,
  posts: readonly Post[],
): { context: Record<string, unknown>; pagination: Pagination } {
  const { translate, store, url } = page;
  const filters = filterLinks(page, 'filter_by', [
    { identifier: 'all', name: translate('helper.filter.all') },
    ...statuses.map((status) => ({
      identifier: status,
      name: translate(`post_status.${status}`),
    })),
    { identifier: 'none', name: translate('helper.filter.no_status') },
  ]);
  const sorters = filterLinks(page, 'sort_by', [
    { identifier: 'newest_recent_activity', name: translate('helper.sorter.recent') },
    { identifier: 'newest', name: translate('helper.sorter.newest') },
    { identifier: 'votes', name: translate('helper.sorter.votes') },
    { identifier: 'comments', name: translate('helper.sorter.comments') },
  ]);
  const filter = filters.current.identifier;
  const found = posts
    .filter((post) => filter === 'all' || post.status === filter)
    .sort(byPinned(order(page, sorters.current.identifier)));
  const { items, pagination } = paginate(found, {
    url,
    perPage: store.content.helpCenter.per_page,
  });
  return {
    pagination,
    context: {
      posts: items.map((post) => postObject(page, post)),
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

function order(page: Page, sorter: string): Order {
  const votes = (post: Post) => {
    const { up, down } = page.store.tally('post', post, null);
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

import { type Post, type Topic, visiblePosts, visibleTopics } from '../content/index.js';
import { type Pagination, subscribeHelper } from '../helpers/index.js';
import { postObject, topicCrumbs, topicObject } from '../objects/index.js';
import type { View } from '../view/index.js';
import { filterLinks } from './filter-links.js';
import { type PageData, type PageDefinition, recordPage } from './page-definition.js';
import { paginate } from './paginate.js';

/** The community's start: its topics. */
export const topicListPage: PageDefinition = {
  template: 'community_topic_list_page',
  path: '/community/topics',
  shortcuts: { '/community': '' },
  links: { community: { text: 'community' }, topics: { text: 'topics' } },
  show: (view) => {
    const { items, pagination } = paginate(visibleTopics(view), {
      url: view.url,
      perPage: view.store.content.helpCenter.per_page,
    });
    return {
      title: view.translate('community'),
      canonical: view.urls.community,
      breadcrumbs: topicCrumbs(view),
      pagination,
      searchScope: { filter_by: 'community' },
      context: { topics: items.map((topic) => topicObject(view, topic)) },
    };
  },
};

/** A topic with its posts. */
export const topicPage = recordPage<Topic>({
  template: 'community_topic_page',
  path: '/community/topics/:id',
  links: { topic: { text: 'topic_label' } },
  records: visibleTopics,
  show: showTopic,
});

function showTopic(view: View, topic: Topic): PageData {
  const shown = topicObject(view, topic);
  const posts = visiblePosts(view).filter((post) => post.topic === topic.id);
  const { context, pagination } = postListing(view, posts);
  return {
    title: shown.name,
    description: shown.description,
    canonical: shown.url,
    breadcrumbs: topicCrumbs(view, topic.id),
    pagination,
    searchScope: { filter_by: 'community', topic: String(topic.id) },
    context: {
      ...context,
      topic: shown,
      subscribe: subscribeHelper(view, { kind: 'topic', id: topic.id }),
    },
  };
}

/** All posts of the community. */
export const postListPage: PageDefinition = {
  template: 'community_post_list_page',
  path: '/community/posts',
  links: { posts: { text: 'show_all_posts' } },
  show: showPosts,
};

function showPosts(view: View): PageData {
  const { context, pagination } = postListing(view, visiblePosts(view));
  return {
    title: view.translate('all_posts'),
    canonical: view.urls.posts,
    breadcrumbs: topicCrumbs(view),
    pagination,
    searchScope: { filter_by: 'community' },
    context: {
      ...context,
      topics: visibleTopics(view).map((topic) => topicObject(view, topic)),
    },
  };
}

const statuses = ['planned', 'not_planned', 'completed', 'answered'] as const;

/** Posts as the community lists them: narrowed by status, sorted, pinned ones first. */
function postListing(
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

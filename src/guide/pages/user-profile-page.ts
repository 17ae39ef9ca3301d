import {
  type Contribution,
  contributionsOf,
  isStaff,
  type Profile,
  timeOf,
} from '../content/index.js';
import { actionsHelper, editProfileHelper, subscribeHelper, timeAgo } from '../helpers/index.js';
import { contributionObject, homeCrumb, userObject } from '../objects/index.js';
import type { View } from '../view/index.js';
import { filterLinks } from './filter-links.js';
import { type PageData, recordPage } from './page-definition.js';
import { paginate } from './paginate.js';

/** Somebody's profile: who they are and what they have written. */
export const userProfilePage = recordPage<Profile>({
  template: 'user_profile_page',
  path: '/profiles/:id',
  links: {
    user_profile: {
      text: ({ store, translate }, { id }) =>
        store.profileById(Number(id))?.name ?? translate('profile'),
      query: { filter_by: 'filter_by' },
    },
  },
  records: ({ store }) => store.profiles(),
  show,
});

function show(view: View, profile: Profile): PageData {
  const { translate, store, urls, url } = view;
  const own = view.person?.id === profile.id;
  const visible = !profile.privateProfile || own || isStaff(view);
  const all = visible ? contributionsOf(view, profile.email) : [];
  const count = (kind: string) => all.filter((each) => isOfKind(each, kind)).length;
  const filters = filterLinks(view, 'filter_by', [
    { identifier: 'activities', name: translate('activity_overview') },
    { identifier: 'badges', name: translate('badges'), count: profile.badges.length },
    { identifier: 'articles', name: translate('helper.filter.articles'), count: count('articles') },
    { identifier: 'posts', name: translate('helper.filter.posts'), count: count('posts') },
    { identifier: 'comments', name: translate('comments'), count: count('comments') },
  ]);
  const sorters = filterLinks(view, 'sort_by', [
    { identifier: 'created_at', name: translate('helper.sorter.recent') },
    { identifier: 'votes', name: translate('helper.sorter.votes') },
  ]);
  const filter = filters.current.identifier;
  const listed =
    filter === 'badges'
      ? []
      : all
          .filter((contribution) => isOfKind(contribution, filter))
          .map((contribution) => contributionObject(view, contribution));
  // The whole list is sorted, and only then cut into pages.
  if (sorters.current.identifier === 'votes') {
    listed.sort((left, right) => right.vote_sum - left.vote_sum);
  }
  const { items: contributions, pagination } = paginate(listed, {
    url,
    perPage: store.content.helpCenter.per_page,
  });
  const newest = all[0];
  return {
    title: profile.name,
    canonical: urls.profile(profile.id),
    pagination,
    breadcrumbs: [homeCrumb(view), { name: profile.name, url: urls.profile(profile.id) }],
    context: {
      user: {
        ...userObject(view, profile),
        // Where an agent works on this person: only agents get the address.
        url: isStaff(view) ? '/agent' : null,
      },
      description: profile.description,
      private_profile: profile.privateProfile,
      visible,
      article_count: count('articles'),
      post_count: count('posts'),
      comment_count: count('comments'),
      total_activity: all.length,
      last_activity_at: newest ? timeOf(newest) : null,
      member_since: profile.memberSince ?? (newest ? timeOf(newest) : null),
      following_count: view.person && own ? store.following(view.person).length : 0,
      follower_count: store.followerCount('user', profile.id),
      vote_count: 0,
      subscription_count: view.person && own ? store.following(view.person).length : 0,
      filters: filters.all,
      current_filter: filters.current,
      filter_by: filter,
      sorters: filter === 'activities' || filter === 'badges' ? [] : sorters.all,
      current_sorter: sorters.current,
      sorter_description: translate('helper.sorted_by', { sorter: sorters.current.name }),
      activities: all
        .slice(0, 10)
        .map((contribution) => activityObject(view, profile, contribution)),
      contributions,
      subscribe: own ? () => '' : subscribeHelper(view, { kind: 'user', id: profile.id }),
      actions: own
        ? editProfileHelper(view, profile)
        : actionsHelper(view, { url: urls.profile(profile.id) }),
      edit: own ? editProfileHelper(view, profile) : () => '',
    },
  };
}

/** Zendesk's `activity object`. */
function activityObject(view: View, profile: Profile, contribution: Contribution) {
  const kind =
    contribution.kind === 'article' || contribution.kind === 'post' ? contribution.kind : 'comment';
  const when = timeAgo(new Date(timeOf(contribution)), view.now, view.locale.locale);
  return {
    type: `created-${kind}`,
    label: `${profile.name} ${view.translate(`helper.created_${kind}`)}, ${when}`,
    contribution: contributionObject(view, contribution),
  };
}

/** What the tab of that name lists; the overview has everything. */
function isOfKind({ kind }: Contribution, tab: string): boolean {
  switch (tab) {
    case 'articles':
      return kind === 'article';
    case 'posts':
      return kind === 'post';
    case 'comments':
      return kind === 'comment' || kind === 'post_comment';
    default:
      return true;
  }
}

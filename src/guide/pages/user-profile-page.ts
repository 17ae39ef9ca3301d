import { contributionsOf, timeOf } from '../content/contributions-of.js';
import { paginate } from '../content/paginate.js';
import type { Profile } from '../content/profile-directory.js';
import { isStaff } from '../content/visible-articles.js';
import { actionsHelper } from '../helpers/actions.js';
import { editProfileHelper } from '../helpers/edit-profile.js';
import { subscribeHelper } from '../helpers/subscribe.js';
import { type Contribution, contributionObject } from '../objects/contribution-object.js';
import { userObject } from '../objects/user-object.js';
import type { Page, PageContent } from '../render/page.js';
import { timeAgo } from '../helpers/time-ago.js';
import { isOfKind } from './contributions-page.js';
import { filterLinks } from './filter-links.js';
import { homeCrumb } from './home-crumb.js';

/** Somebody's profile: who they are and what they have written. */
export function userProfilePage(page: Page, profile: Profile): PageContent {
  const { translate, store, urls, url } = page;
  const own = page.person?.id === profile.id;
  const visible = !profile.privateProfile || own || isStaff(page);
  const all = visible ? contributionsOf(page, profile.email) : [];
  const count = (kind: string) => all.filter((each) => isOfKind(each, kind)).length;
  const filters = filterLinks(page, 'filter_by', [
    { identifier: 'activities', name: translate('activity_overview') },
    { identifier: 'badges', name: translate('badges'), count: profile.badges.length },
    { identifier: 'articles', name: translate('helper.filter.articles'), count: count('articles') },
    { identifier: 'posts', name: translate('helper.filter.posts'), count: count('posts') },
    { identifier: 'comments', name: translate('comments'), count: count('comments') },
  ]);
  const sorters = filterLinks(page, 'sort_by', [
    { identifier: 'created_at', name: translate('helper.sorter.newest') },
    { identifier: 'votes', name: translate('helper.sorter.votes') },
  ]);
  const filter = filters.current.identifier;
  const { items, pagination } = paginate(
    all.filter((contribution) => isOfKind(contribution, filter)),
    { url, perPage: store.content.helpCenter.per_page },
  );
  const contributions = items.map((contribution) => contributionObject(page, contribution));
  if (sorters.current.identifier === 'votes') {
    contributions.sort((left, right) => right.vote_sum - left.vote_sum);
  }
  const newest = all[0];
  return {
    template: 'user_profile_page',
    title: profile.name,
    canonical: urls.profile(profile.id),
    pagination,
    breadcrumbs: [homeCrumb(page), { name: profile.name, url: urls.profile(profile.id) }],
    context: {
      user: {
        ...userObject(page, profile),
        // Where an agent works on this person: the page is told to agents only.
        url: isStaff(page) ? '/agent' : null,
      },
      description: profile.description,
      private_profile: profile.privateProfile,
      visible,
      total_activity: all.length,
      last_activity_at: newest ? timeOf(newest) : null,
      member_since: profile.memberSince ?? (newest ? timeOf(newest) : null),
      following_count: page.person && own ? store.following(page.person).length : 0,
      follower_count: store.followerCount('user', profile.id),
      vote_count: 0,
      subscription_count: page.person && own ? store.following(page.person).length : 0,
      filters: filters.all,
      current_filter: filters.current,
      filter_by: filter,
      sorters: filter === 'activities' || filter === 'badges' ? [] : sorters.all,
      current_sorter: sorters.current,
      sorter_description: translate('helper.sorted_by', { sorter: sorters.current.name }),
      activities: all
        .slice(0, 10)
        .map((contribution) => activityObject(page, profile, contribution)),
      contributions,
      subscribe: own ? () => '' : subscribeHelper(page, { kind: 'user', id: profile.id }),
      actions: own
        ? editProfileHelper(page, profile)
        : actionsHelper(page, { url: urls.profile(profile.id) }),
      edit: own ? editProfileHelper(page, profile) : () => '',
    },
  };
}

/** Zendesk's `activity object`. */
function activityObject(page: Page, profile: Profile, contribution: Contribution) {
  const kind =
    contribution.kind === 'article' || contribution.kind === 'post' ? contribution.kind : 'comment';
  const when = timeAgo(new Date(timeOf(contribution)), page.now, page.locale.locale);
  return {
    type: `created-${kind}`,
    label: `${profile.name} ${page.translate(`helper.created_${kind}`)}, ${when}`,
    contribution: contributionObject(page, contribution),
  };
}

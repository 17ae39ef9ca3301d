import type { FollowableKind } from '../content/index.js';
import { visibleArticles, visiblePosts, visibleSections, visibleTopics } from '../content/index.js';
import { subscribeHelper } from '../helpers/index.js';
import {
  articleObject,
  homeCrumb,
  postObject,
  sectionObject,
  topicObject,
} from '../objects/index.js';
import type { View } from '../view/index.js';
import { filterLinks } from './filter-links.js';
import type { PageData, PageDefinition } from './page-definition.js';
import { paginate } from './paginate.js';

/** What one follows. */
export const subscriptionsPage: PageDefinition = {
  template: 'subscriptions_page',
  path: '/subscriptions',
  mustSignIn: true,
  links: {
    subscriptions: { text: 'following', shownTo: 'signed-in' },
    following: { text: 'following', shownTo: 'signed-in' },
  },
  show,
};

function show(view: View): PageData {
  const { translate, store, person, urls } = view;
  const filters = filterLinks(view, 'filter_by', [
    { identifier: 'all', name: translate('helper.filter.all') },
    { identifier: 'articles', name: translate('helper.filter.articles') },
    { identifier: 'sections', name: translate('helper.filter.sections') },
    { identifier: 'topics', name: translate('topics') },
    { identifier: 'posts', name: translate('helper.filter.posts') },
    { identifier: 'users', name: translate('helper.filter.users') },
  ]);
  const followed = person === null ? [] : store.following(person);
  const chosen = filters.current.identifier;
  const found = followed
    .filter(({ kind }) => chosen === 'all' || `${kind}s` === chosen)
    .map(({ kind, id }) => subscriptionObject(view, kind, id))
    .filter((subscription) => subscription !== undefined);
  const { items, pagination } = paginate(found, {
    url: view.url,
    perPage: store.content.helpCenter.per_page,
  });
  return {
    title: translate('following'),
    canonical: urls.subscriptions,
    breadcrumbs: [homeCrumb(view), { name: translate('following'), url: urls.subscriptions }],
    pagination,
    context: { subscriptions: items, filters: filters.all, current_filter: filters.current },
  };
}

/** Zendesk's `subscription object`; nothing for what has gone or may no longer be seen. */
function subscriptionObject(view: View, kind: FollowableKind, id: number) {
  const target = followedThing(view, kind, id);
  if (target === undefined) return undefined;
  return {
    type: kind,
    id,
    title: target.title,
    url: target.url,
    name: view.translate(`helper.subscription.${kind}`),
    description: '',
    avatar_url: target.avatarUrl ?? null,
    following: view.translate(`helper.subscription.${kind}`),
    subscribe: subscribeHelper(view, { kind, id }),
    // API version 1 has a second button that ends the subscription; one toggle does both here.
    unsubscribe: () => '',
  };
}

interface FollowedThing {
  readonly title: string;
  readonly url: string;
  readonly avatarUrl?: string;
}

function followedThing(view: View, kind: FollowableKind, id: number): FollowedThing | undefined {
  const byId = <Record extends { id: number }>(records: readonly Record[]) =>
    records.find((record) => record.id === id);
  switch (kind) {
    case 'article': {
      const article = byId(visibleArticles(view));
      return article && articleObject(view, article);
    }
    case 'section': {
      const section = byId(visibleSections(view));
      return section && named(sectionObject(view, section));
    }
    case 'topic': {
      const topic = byId(visibleTopics(view));
      return topic && named(topicObject(view, topic));
    }
    case 'post': {
      const post = byId(visiblePosts(view));
      return post && postObject(view, post);
    }
    case 'user': {
      const profile = view.store.profileById(id);
      return (
        profile && {
          title: profile.name,
          url: view.urls.profile(id),
          avatarUrl: profile.avatarUrl,
        }
      );
    }
  }
}

function named({ name, url }: { readonly name: string; readonly url: string }): FollowedThing {
  return { title: name, url };
}

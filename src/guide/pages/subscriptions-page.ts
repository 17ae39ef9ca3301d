import type { FollowableKind } from '../content/follows.js';
import { paginate } from '../content/paginate.js';
import { visibleArticles, visibleSections } from '../content/visible-articles.js';
import { visiblePosts, visibleTopics } from '../content/visible-posts.js';
import { subscribeHelper } from '../helpers/subscribe.js';
import { articleObject } from '../objects/article-object.js';
import { postObject } from '../objects/post-object.js';
import { sectionObject } from '../objects/section-object.js';
import { topicObject } from '../objects/topic-object.js';
import type { Page, PageContent } from '../render/page.js';
import { filterLinks } from './filter-links.js';
import { homeCrumb } from './home-crumb.js';

/** What one follows. */
export function subscriptionsPage(page: Page): PageContent {
  const { translate, store, person, urls } = page;
  const filters = filterLinks(page, 'filter_by', [
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
    .map(({ kind, id }) => subscriptionObject(page, kind, id))
    .filter((subscription) => subscription !== undefined);
  const { items, pagination } = paginate(found, {
    url: page.url,
    perPage: store.content.helpCenter.per_page,
  });
  return {
    template: 'subscriptions_page',
    title: translate('following'),
    canonical: urls.subscriptions,
    breadcrumbs: [homeCrumb(page), { name: translate('following'), url: urls.subscriptions }],
    pagination,
    context: { subscriptions: items, filters: filters.all, current_filter: filters.current },
  };
}

/** Zendesk's `subscription object`; nothing for what has gone or may no longer be seen. */
function subscriptionObject(page: Page, kind: FollowableKind, id: number) {
  const target = followedThing(page, kind, id);
  if (target === undefined) return undefined;
  return {
    type: kind,
    id,
    title: target.title,
    url: target.url,
    name: page.translate(`helper.subscription.${kind}`),
    description: '',
    avatar_url: target.avatarUrl ?? null,
    following: page.translate(`helper.subscription.${kind}`),
    subscribe: subscribeHelper(page, { kind, id }),
    // API version 1 has a second button that ends the subscription; one toggle does both here.
    unsubscribe: () => '',
  };
}

interface Followed {
  readonly title: string;
  readonly url: string;
  readonly avatarUrl?: string;
}

function followedThing(page: Page, kind: FollowableKind, id: number): Followed | undefined {
  const byId = <Record extends { id: number }>(records: readonly Record[]) =>
    records.find((record) => record.id === id);
  switch (kind) {
    case 'article': {
      const article = byId(visibleArticles(page));
      return article && articleObject(page, article);
    }
    case 'section': {
      const section = byId(visibleSections(page));
      return section && named(sectionObject(page, section));
    }
    case 'topic': {
      const topic = byId(visibleTopics(page));
      return topic && named(topicObject(page, topic));
    }
    case 'post': {
      const post = byId(visiblePosts(page));
      return post && postObject(page, post);
    }
    case 'user': {
      const profile = page.store.profileById(id);
      return (
        profile && {
          title: profile.name,
          url: page.urls.profile(id),
          avatarUrl: profile.avatarUrl,
        }
      );
    }
  }
}

function named({ name, url }: { readonly name: string; readonly url: string }): Followed {
  return { title: name, url };
}

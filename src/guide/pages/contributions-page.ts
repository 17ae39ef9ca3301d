import { type Contribution, contributionsOf } from '../content/index.js';
import { contributionObject, homeCrumb } from '../objects/index.js';
import type { View } from '../view/index.js';
import type { PageData, PageDefinition } from './page-definition.js';
import { paginate } from './paginate.js';

/** The tabs, each at its own address: `comments` are those on articles. */
const TABS = {
  posts: { word: 'helper.filter.posts', kind: 'post' },
  community_comments: { word: 'helper.filter.community_comments', kind: 'post_comment' },
  comments: { word: 'helper.filter.article_comments', kind: 'comment' },
} as const satisfies Record<string, { word: string; kind: Contribution['kind'] }>;

type Tab = keyof typeof TABS;
const tabs = Object.keys(TABS) as Tab[];

/**
 * What one has written oneself: `/contributions/posts`, `/community_comments`, `/comments`.
 *
 * Source: developer.zendesk.com, Help Center Templates, "Contributions page".
 */
export const contributionsPage: PageDefinition = {
  template: 'contributions_page',
  path: '/contributions/:kind',
  shortcuts: { '/contributions': 'posts' },
  mustSignIn: true,
  links: { contributions: { text: 'contributions', part: () => 'posts', shownTo: 'signed-in' } },
  parts: () => tabs,
  show: (view, tab) => {
    const chosen = tabs.find((each) => each === tab);
    return chosen === undefined ? 'not_found' : show(view, chosen);
  },
};

function show(view: View, chosen: Tab): PageData {
  const { translate, urls, person } = view;
  const filters = tabs.map((each) => ({
    identifier: each,
    name: translate(TABS[each].word),
    label: translate(TABS[each].word),
    url: urls.contributions(each),
    selected: each === chosen,
    count: null,
  }));
  const own = person === null ? [] : contributionsOf(view, person.email);
  const { items, pagination } = paginate(
    own.filter(({ kind }) => kind === TABS[chosen].kind),
    { url: view.url, perPage: view.store.content.helpCenter.per_page },
  );
  return {
    title: translate('contributions'),
    canonical: urls.contributions(chosen),
    breadcrumbs: [
      homeCrumb(view),
      { name: translate('contributions'), url: `${urls.home}/contributions` },
    ],
    pagination,
    context: {
      contributions: items.map((contribution) => contributionObject(view, contribution)),
      filters,
      current_filter: filters.find(({ selected }) => selected),
    },
  };
}

import { type Contribution, contributionsOf } from '../content/index.js';
import { contributionObject, homeCrumb } from '../objects/index.js';
import type { View } from '../view/index.js';
import type { PageData, PageDefinition } from './page-definition.js';
import { paginate } from './paginate.js';

const kinds = ['posts', 'comments', 'articles'] as const;

/** What one has written oneself: `/contributions/posts`, `/comments`, `/articles`. */
export const contributionsPage: PageDefinition = {
  template: 'contributions_page',
  path: '/contributions/:kind',
  mustSignIn: true,
  links: { contributions: { text: 'contributions', part: () => 'posts' } },
  parts: () => kinds,
  show: (view, kind) => {
    const chosen = kinds.find((each) => each === kind);
    return chosen === undefined ? 'not_found' : show(view, chosen);
  },
};

function show(view: View, chosen: (typeof kinds)[number]): PageData {
  const { translate, urls, person } = view;
  const base = `${urls.home}/contributions`;
  const filters = kinds.map((each) => ({
    identifier: each,
    name: translate(`helper.filter.${each}`),
    label: translate(`helper.filter.${each}`),
    url: `${base}/${each}`,
    selected: each === chosen,
    count: null,
  }));
  const own = person === null ? [] : contributionsOf(view, person.email);
  const { items, pagination } = paginate(
    own.filter((contribution) => isOfKind(contribution, chosen)),
    { url: view.url, perPage: view.store.content.helpCenter.per_page },
  );
  return {
    title: translate('contributions'),
    canonical: `${base}/${chosen}`,
    breadcrumbs: [homeCrumb(view), { name: translate('contributions'), url: base }],
    pagination,
    context: {
      contributions: items.map((contribution) => contributionObject(view, contribution)),
      filters,
      current_filter: filters.find(({ selected }) => selected),
    },
  };
}

export function isOfKind(contribution: Contribution, kind: string): boolean {
  switch (kind) {
    case 'articles':
      return contribution.kind === 'article';
    case 'posts':
      return contribution.kind === 'post';
    case 'comments':
      return contribution.kind === 'comment' || contribution.kind === 'post_comment';
    default:
      return true;
  }
}

import { contributionsOf } from '../content/contributions-of.js';
import { paginate } from '../content/paginate.js';
import { type Contribution, contributionObject } from '../objects/contribution-object.js';
import type { Page, PageContent } from '../render/page.js';
import { homeCrumb } from './home-crumb.js';

const kinds = ['posts', 'comments', 'articles'] as const;

/** What one has written oneself: `/contributions/posts`, `/comments`, `/articles`. */
export function contributionsPage(page: Page, kind: string): PageContent | null {
  const chosen = kinds.find((each) => each === kind);
  if (chosen === undefined) return null;
  const { translate, urls, person } = page;
  const base = `${urls.home}/contributions`;
  const filters = kinds.map((each) => ({
    identifier: each,
    name: translate(`helper.filter.${each}`),
    label: translate(`helper.filter.${each}`),
    url: `${base}/${each}`,
    selected: each === chosen,
    count: null,
  }));
  const own = person === null ? [] : contributionsOf(page, person.email);
  const { items, pagination } = paginate(
    own.filter((contribution) => isOfKind(contribution, chosen)),
    { url: page.url, perPage: page.store.content.helpCenter.per_page },
  );
  return {
    template: 'contributions_page',
    title: translate('contributions'),
    canonical: `${base}/${chosen}`,
    breadcrumbs: [homeCrumb(page), { name: translate('contributions'), url: base }],
    pagination,
    context: {
      contributions: items.map((contribution) => contributionObject(page, contribution)),
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

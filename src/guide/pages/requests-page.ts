import type { RequestRecord } from '../content/index.js';
import { findRequests, type RequestFolder } from '../content/index.js';
import { requestListHelper } from '../helpers/index.js';
import { requestObject } from '../objects/index.js';
import type { View } from '../view/index.js';
import { filterLinks } from './filter-links.js';
import type { PageData, PageDefinition } from './page-definition.js';
import { paginate } from './paginate.js';

/** One's requests: `?filter_by=my|cc|org`, narrowed by `query`, `status` and `organization`. */
export const requestsPage: PageDefinition = {
  template: 'requests_page',
  path: '/requests',
  mustSignIn: true,
  links: {
    requests: {
      text: 'requests',
      query: { filter_by: 'filter_by', sort_by: 'sort_by' },
      shownTo: 'signed-in',
    },
    my_activities: { text: 'my_activities', shownTo: 'end-users' },
  },
  show,
};

function show(view: View): PageData {
  const { store, url, translate } = view;
  const filters = filterLinks(view, 'filter_by', [
    { identifier: 'my', name: translate('helper.requests_filter.my') },
    { identifier: 'cc', name: translate('helper.requests_filter.cc') },
    { identifier: 'org', name: translate('helper.requests_filter.org') },
  ]);
  const sorters = filterLinks(view, 'sort_by', [
    { identifier: 'updated_at', name: translate('last_activity') },
    { identifier: 'created_at', name: translate('created') },
  ]);
  const query = url.searchParams.get('query') ?? '';
  const status = url.searchParams.get('status') ?? '';
  const folder = filters.current.identifier as RequestFolder;
  const found = findRequests(store.requests, view.person, { folder, query })
    .filter((request) => status === '' || hasStatus(request, status))
    .sort(byTime(sorters.current.identifier));
  const { items, pagination } = paginate(found, {
    url,
    perPage: store.content.helpCenter.per_page,
  });
  const requests = items.map((request) => requestObject(view, request));
  return {
    title: translate('requests'),
    canonical: view.urls.requests,
    pagination,
    breadcrumbs: [
      {
        name: store.localized(store.content.helpCenter.name, view.locale.locale),
        url: view.urls.home,
      },
      { name: translate('requests'), url: view.urls.requests },
    ],
    forms: { requests_filter: filterForm(view, { query, status }) },
    context: {
      requests,
      query,
      filters: filters.all,
      current_filter: filters.current,
      sorters: sorters.all,
      current_sorter: sorters.current,
      organizations: (view.person?.organizations ?? []).map((name, index) => ({
        id: index + 1,
        name,
      })),
      subscribe: () => '',
      request_list: requestListHelper(view, requests),
    },
  };
}

function hasStatus(request: RequestRecord, status: string): boolean {
  if (status === 'open') return ['new', 'open', 'hold'].includes(request.status);
  if (status === 'answered') return request.status === 'pending';
  if (status === 'solved') return request.status === 'solved' || request.status === 'closed';
  return true;
}

function byTime(sortBy: string) {
  const field = sortBy === 'created_at' ? 'created_at' : 'updated_at';
  return (left: RequestRecord, right: RequestRecord) => right[field].localeCompare(left[field]);
}

function filterForm(view: View, values: { query: string; status: string }) {
  const { translate } = view;
  const status = (value: string, word: string) => ({ value, name: translate(word) });
  return {
    action: view.urls.requests,
    method: 'get',
    parameter: '',
    fields: {
      query: { label: translate('search'), value: values.query, required: false },
      status: {
        label: translate('status'),
        value: values.status,
        required: false,
        options: [
          status('', 'helper.any_status'),
          status('open', 'request_status.open'),
          status('answered', 'request_status.pending'),
          status('solved', 'request_status.solved'),
        ],
      },
      organization: {
        label: translate('organization'),
        value: view.url.searchParams.get('organization') ?? '',
        required: false,
        options: [
          status('', 'helper.filter.all'),
          ...(view.person?.organizations ?? []).map((name) => ({ value: name, name })),
        ],
      },
    },
  } as const;
}

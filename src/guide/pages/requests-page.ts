import type { RequestRecord } from '../content/content-schema.js';
import { findRequests, type RequestFolder } from '../content/find-requests.js';
import { paginate } from '../content/paginate.js';
import { requestListHelper } from '../helpers/request-list.js';
import { requestObject } from '../objects/request-object.js';
import type { Page, PageContent } from '../render/page.js';
import { filterLinks } from './filter-links.js';

/** One's requests: `?filter_by=my|cc|org`, narrowed by `query`, `status` and `organization`. */
export function requestsPage(page: Page): PageContent {
  const { store, url, translate } = page;
  const filters = filterLinks(page, 'filter_by', [
    { identifier: 'my', name: translate('helper.requests_filter.my') },
    { identifier: 'cc', name: translate('helper.requests_filter.cc') },
    { identifier: 'org', name: translate('helper.requests_filter.org') },
  ]);
  const query = url.searchParams.get('query') ?? '';
  const status = url.searchParams.get('status') ?? '';
  const folder = filters.current.identifier as RequestFolder;
  const found = findRequests(store.requests, page.person, { folder, query })
    .filter((request) => status === '' || hasStatus(request, status))
    .sort(byTime(url.searchParams.get('sort_by')));
  const { items, pagination } = paginate(found, {
    url,
    perPage: store.content.helpCenter.per_page,
  });
  const requests = items.map((request) => requestObject(page, request));
  return {
    template: 'requests_page',
    title: translate('requests'),
    canonical: page.urls.requests,
    pagination,
    breadcrumbs: [
      {
        name: store.localized(store.content.helpCenter.name, page.locale.locale),
        url: page.urls.home,
      },
      { name: translate('requests'), url: page.urls.requests },
    ],
    forms: { requests_filter: filterForm(page, { query, status }) },
    context: {
      requests,
      query,
      filters: filters.all,
      current_filter: filters.current,
      organizations: (page.person?.organizations ?? []).map((name, index) => ({
        id: index + 1,
        name,
      })),
      subscribe: () => '',
      request_list: requestListHelper(page, requests),
    },
  };
}

function hasStatus(request: RequestRecord, status: string): boolean {
  if (status === 'open') return ['new', 'open', 'hold'].includes(request.status);
  if (status === 'answered') return request.status === 'pending';
  if (status === 'solved') return request.status === 'solved' || request.status === 'closed';
  return true;
}

function byTime(sortBy: string | null) {
  const field = sortBy === 'created_at' ? 'created_at' : 'updated_at';
  return (left: RequestRecord, right: RequestRecord) => right[field].localeCompare(left[field]);
}

function filterForm(page: Page, values: { query: string; status: string }) {
  const { translate } = page;
  const status = (value: string, word: string) => ({ value, name: translate(word) });
  return {
    action: page.urls.requests,
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
        value: page.url.searchParams.get('organization') ?? '',
        required: false,
        options: [
          status('', 'helper.filter.all'),
          ...(page.person?.organizations ?? []).map((name) => ({ value: name, name })),
        ],
      },
    },
  } as const;
}

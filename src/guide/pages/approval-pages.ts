import type { Page, PageContent } from '../render/page.js';
import { homeCrumb } from './home-crumb.js';
import { optional } from './service-pages.js';

/** What waits for one's approval. Its templates get their data by script. */
export function approvalListPage(page: Page): PageContent | null {
  const title = page.translate('helper.approval_requests');
  return optional(page, {
    template: 'approval_request_list_page',
    title,
    canonical: page.urls.approvals,
    breadcrumbs: [homeCrumb(page), { name: title, url: page.urls.approvals }],
    context: {},
  });
}

export function approvalPage(page: Page, id: number | undefined): PageContent | null {
  const approval = page.store.content.helpCenter.approvals.find((each) => each.id === id);
  if (approval === undefined) return null;
  const url = page.urls.approval(approval.id);
  const list = page.translate('helper.approval_requests');
  return optional(page, {
    template: 'approval_request_page',
    title: approval.subject,
    canonical: url,
    breadcrumbs: [
      homeCrumb(page),
      { name: list, url: page.urls.approvals },
      { name: approval.subject, url },
    ],
    context: {},
  });
}

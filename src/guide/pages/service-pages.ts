import { homeCrumb } from '../objects/index.js';
import { type PageDefinition, recordPage } from './page-definition.js';

// The templates of these pages get their data by script; the breadcrumbs are Guide's.

/** The service catalogue. */
export const serviceListPage: PageDefinition = {
  template: 'service_list_page',
  path: '/services',
  links: { service_catalog: { text: 'services' } },
  show: (view) => ({
    title: view.translate('services'),
    canonical: view.urls.services,
    breadcrumbs: [homeCrumb(view), { name: view.translate('services'), url: view.urls.services }],
    context: {},
  }),
};

export const servicePage = recordPage({
  template: 'service_page',
  path: '/services/:id',
  records: ({ store }) => store.content.helpCenter.services,
  show: (view, service) => {
    const url = view.urls.service(service.id);
    return {
      title: service.name,
      canonical: url,
      breadcrumbs: [
        homeCrumb(view),
        { name: view.translate('services'), url: view.urls.services },
        { name: service.name, url },
      ],
      context: {},
    };
  },
});

/** The catalogue of an account's apps, of which the local Help Center has none. */
export const applicationsPage: PageDefinition = {
  template: 'applications_page',
  path: '/applications',
  links: { applications: { text: 'helper.applications' } },
  show: (view) => {
    const title = view.translate('helper.applications');
    return {
      title,
      canonical: view.urls.applications,
      breadcrumbs: [homeCrumb(view), { name: title, url: view.urls.applications }],
      context: { application_catalog: () => view.translate('no_content') },
    };
  },
};

/** What waits for one's approval. */
export const approvalListPage: PageDefinition = {
  template: 'approval_request_list_page',
  path: '/approval_requests',
  mustSignIn: true,
  links: { approval_requests: { text: 'helper.approval_requests', shownTo: 'signed-in' } },
  show: (view) => {
    const title = view.translate('helper.approval_requests');
    return {
      title,
      canonical: view.urls.approvals,
      breadcrumbs: [homeCrumb(view), { name: title, url: view.urls.approvals }],
      context: {},
    };
  },
};

export const approvalPage = recordPage({
  template: 'approval_request_page',
  path: '/approval_requests/:id',
  mustSignIn: true,
  records: ({ store }) => store.content.helpCenter.approvals,
  show: (view, approval) => {
    const url = view.urls.approval(approval.id);
    return {
      title: approval.subject,
      canonical: url,
      breadcrumbs: [
        homeCrumb(view),
        { name: view.translate('helper.approval_requests'), url: view.urls.approvals },
        { name: approval.subject, url },
      ],
      context: {},
    };
  },
});

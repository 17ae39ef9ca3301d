import type { Page, PageContent } from '../render/page.js';
import { homeCrumb } from './home-crumb.js';

/** The service catalogue. Its templates get their data by script; the breadcrumbs are Guide's. */
export function serviceListPage(page: Page): PageContent | null {
  return optional(page, {
    template: 'service_list_page',
    title: page.translate('services'),
    canonical: page.urls.services,
    breadcrumbs: [homeCrumb(page), { name: page.translate('services'), url: page.urls.services }],
    context: {},
  });
}

export function servicePage(page: Page, id: number | undefined): PageContent | null {
  const service = page.store.content.helpCenter.services.find((each) => each.id === id);
  if (service === undefined) return null;
  const url = page.urls.service(service.id);
  return optional(page, {
    template: 'service_page',
    title: service.name,
    canonical: url,
    breadcrumbs: [
      homeCrumb(page),
      { name: page.translate('services'), url: page.urls.services },
      { name: service.name, url },
    ],
    context: {},
  });
}

export function applicationsPage(page: Page): PageContent | null {
  const title = page.translate('helper.applications');
  return optional(page, {
    template: 'applications_page',
    title,
    canonical: page.urls.applications,
    breadcrumbs: [homeCrumb(page), { name: title, url: page.urls.applications }],
    // The catalogue of an account's apps, of which the local Help Center has none.
    context: { application_catalog: () => page.translate('no_content') },
  });
}

/** Templates that not every theme has: without one there is no page. */
export function optional(page: Page, content: PageContent): PageContent | null {
  return page.theme.theme.templates.has(content.template) ? content : null;
}
